"""`make bench`: this bot beside bare echo bots, against one loopback stub of the Bot API."""
