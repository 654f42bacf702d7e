"""The one function that changes a draft, and what each event does to it."""
