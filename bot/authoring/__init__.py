"""What helps the author of a template: checking, drafting, previewing."""
