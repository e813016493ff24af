"""One repository per port: rows out, plain values in; records never leave."""
