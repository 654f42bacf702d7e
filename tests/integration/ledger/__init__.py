"""The ledger in the chat, as a sheet, as a picture, and in the morning."""
