"""Finished reports as files: outline → .docx, and the name it goes by."""
