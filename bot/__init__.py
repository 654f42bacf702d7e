"""The effects: Telegram, database, clock, files and web around the pure conversations."""
