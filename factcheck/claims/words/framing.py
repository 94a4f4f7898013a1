"""The words that give a sentence its frame, compiled by their first word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from factcheck.lexicon import table
from factcheck.record import record


@record(frozen=True, slots=True)
class Frame:
    """A word or phrase of the frame lexicon: its letter, the direction it gives, and where it counts."""

    name: str
    letter: str
    sign: int
    beside: str
    """Where it counts: "" anywhere, "figure" directly before one, "rate" directly before or behind a rate of change,
    "move" there or before "to" and a figure, "base" between a change and a figure, "between" between a rate and a
    figure, "than" between a figure and that word.
    """
    glue: bool
    opens: bool
    conditional: bool
    """Whether it matters that a figure comes next."""


@record(frozen=True, slots=True)
class Phrases:
    """The frame lexicon by first word: candidates with their further words, longest first."""

    by_first: Mapping[str, tuple[tuple[tuple[str, ...], Frame], ...]]
    hedges: frozenset[str]


@cache
def phrases() -> Phrases:
    """The frame lexicon, compiled."""
    found: dict[str, list[tuple[tuple[str, ...], Frame]]] = {}
    for name, entry in table("words").items():
        beside, glue = entry.get("beside", ""), entry.get("glue", False)
        frame = Frame(
            name,
            entry["letter"],
            entry.get("sign", 0),
            beside,
            glue,
            entry.get("opens", False),
            bool(beside) or glue,
        )
        for form in entry["forms"]:
            first, *rest = form.split()
            found.setdefault(first, []).append((tuple(rest), frame))
    ordered = {first: tuple(sorted(forms, key=lambda f: -len(f[0]))) for first, forms in found.items()}
    hedges = frozenset(form for entry in table("hedges").values() for form in entry.get("forms", ()))
    return Phrases(ordered, hedges)


def follows(rest: tuple[str, ...], words: Sequence[tuple[str, int, object]], at: int) -> bool:
    """Whether the further words of a phrase, of which the first is known to, stand at a place."""
    return len(rest) == 1 or tuple([word.rstrip(".") for word, _, _ in words[at : at + len(rest)]]) == rest
