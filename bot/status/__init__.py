"""How the service is: whether it lives, whether it can do its work, and its numbers, over HTTP."""
