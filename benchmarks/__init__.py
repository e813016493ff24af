"""One file per job, each measuring itself against what users would pick instead, in one run."""
