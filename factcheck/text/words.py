"""The word lists of the text layer, as plain Python containers made once from the lexicon tables."""

from __future__ import annotations

from functools import cache

from factcheck.lexicon import table


@cache
def forms(name: str, section: str) -> tuple[str, ...]:
    """The forms listed in one section of a lexicon table, in the order given there.

    Raises KeyError when the table has no such section.
    """
    return tuple(table(name)[section]["forms"])


@cache
def form_set(name: str, section: str) -> frozenset[str]:
    """The same forms, for look-ups of whole words."""
    return frozenset(forms(name, section))
