"""Short guided conversations that are no report: one field after the other, then it is done."""
