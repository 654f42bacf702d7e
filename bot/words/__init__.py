"""What is read from templates/: the bot's words in each language, and the interviews."""
