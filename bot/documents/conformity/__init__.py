"""What in a .docx conforms to GB/T 9704-2012 and what does not, clause by clause."""
