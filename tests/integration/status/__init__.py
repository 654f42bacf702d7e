"""How the service says that it lives, is ready, and how much it has done."""
