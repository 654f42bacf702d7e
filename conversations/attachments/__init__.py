"""Attachments of a question or of the report: photos, albums, the pages of a PDF."""
