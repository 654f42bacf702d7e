"""What is done beside the answers."""
