"""Quantities: numbers with their units and hedges, as printed, and the exact intervals that print like them."""
