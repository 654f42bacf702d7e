"""The structure of a report that somebody wrote by hand."""
