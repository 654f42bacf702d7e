"""What an earlier report offers to a new one: its texts, what has aged in them, what was reused."""
