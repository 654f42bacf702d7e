"""Finished documents taken apart again, for a copy with comments or with tracked changes."""
