"""One page per file: each stage, each list, each report."""
