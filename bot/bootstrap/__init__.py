"""Builds everything from the settings and runs it: the one place where the parts meet."""
