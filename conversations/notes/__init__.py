"""随手记: what is noted through the year, what it is about, and how it becomes an answer."""
