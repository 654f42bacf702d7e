"""Units, people, forms and groups."""
