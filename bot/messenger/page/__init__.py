"""What the chat page asks for, each a plain function of its call; page_api holds the contract."""
