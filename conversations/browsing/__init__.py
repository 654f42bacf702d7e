"""Reading what is written: a report as a list of answers, their history, and finding words."""
