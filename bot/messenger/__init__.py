"""The embedded messenger: a subset of the Bot API and a chat page."""
