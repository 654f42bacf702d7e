"""An update becomes an event, and a use case: thin."""
