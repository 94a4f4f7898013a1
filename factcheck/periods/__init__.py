"""Periods: what a text says about time, as half-open ranges of days."""
