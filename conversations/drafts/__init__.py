"""A person's answers to an interview, and all that follows from them."""
