"""Deadlines in the chat: what people see of theirs, and what they do about it."""
