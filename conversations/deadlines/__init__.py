"""What is due when: obligations, working days, deadlines, and the days people are reminded."""
