"""The tables, the one writer, the outbox, and the migrations."""
