"""Item models of views: fed with frozen rows, formatted when a row arrives, never by SQL."""
