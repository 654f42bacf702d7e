"""The Bot API's methods, each a plain function of its call; one module a kind of work."""
