"""Files from outside, read in a process of its own that can take nothing else down."""
