"""The clauses of the standard, a file for each group: what deviates from them, and where."""
