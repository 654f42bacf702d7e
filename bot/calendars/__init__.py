"""Deadlines in the calendars of phones and desks: the .ics file and the address it is read at."""
