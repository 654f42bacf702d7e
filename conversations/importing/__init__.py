"""Laying a report that exists already onto the questions of an interview."""
