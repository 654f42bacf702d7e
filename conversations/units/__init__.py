"""Units and the people in them, as they are shown."""
