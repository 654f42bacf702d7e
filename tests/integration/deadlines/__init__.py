"""Deadlines on both databases."""
