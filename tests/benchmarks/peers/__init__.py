"""Bare echo bots to compare with; each is run as a process of its own."""
