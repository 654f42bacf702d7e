"""What one kind of report asks and says: the language of templates, read and checked."""
