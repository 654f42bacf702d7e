"""An outline written as the parts of a .docx, after a page format."""
