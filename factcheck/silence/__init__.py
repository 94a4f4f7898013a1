"""Silence where it is wanted: words beside a text, files beside it, and baselines; and what of them has no use."""
