"""Excel in and out; the libraries for it are imported only when a file is really read or written."""
