"""Use cases: one verb-on-noun module each; they import the domain and nothing of the outside."""
