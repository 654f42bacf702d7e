"""Office files from outside: looked at before they are opened, then read."""
