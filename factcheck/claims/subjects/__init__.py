"""Whose measure a figure is: noun phrases, names, and what the text has spoken of before."""
