"""Page formats: what a page of a report looks like, read from templates/documents."""
