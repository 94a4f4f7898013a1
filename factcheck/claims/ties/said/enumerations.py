"""Enumerations: where the list of a sentence opens that follows a whole, and where it may end."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from factcheck.claims.ties.amounts import BRIEF, Line, cue, leads


def opening(words: Sequence[str]) -> str:
    """What opens a list directly before its first figure: a mark, or a phrase; "" where nothing does, or where a
    bracket says first what its figures are ("1.7 next (September: 1.8 and 1.5)").
    """
    if ")" in words or not cue("apart").isdisjoint(words) or is_labelled(words):
        return ""
    for size in range(min(BRIEF, len(words))):
        rest = words[: len(words) - size]
        if size and words[len(rest)] not in cue("light"):
            return ""
        phrases = (" ".join(rest[-length:]) for length in (3, 2, 1))
        known = cue("marks") | cue("consisting") | cue("including")
        found = next((phrase for phrase in phrases if phrase in known), "")
        if found:
            return found
    return ""


def is_labelled(words: Sequence[str]) -> bool:
    """Whether a bracket opens with a time or a name of its own, to which what stands behind a colon belongs."""
    inside = words[words.index("(") + 1 :] if "(" in words else ()
    return ":" in inside[1:] and not any(" ".join(pair) in cue("relative") for pair in pairwise(inside))


def ends_of_list(line: Line, first: int, closer: str) -> list[int]:
    """The amounts that may be the last of the list that begins with `first`: those "and" leads to. What stands behind a
    further "and" may go on with the sentence ("344, comprising 319 drones and 25 missiles, and 258 decoys were lost").
    """
    found = []
    for at in range(first + 1, len(line.amounts)):
        words = line.before(at)
        marked = leads(words, cue("and") | {",", ";"})
        if not marked or not {closer, "(", ":"}.isdisjoint(words):
            break
        if joins_last(words):
            found.append(at)
        elif found:
            break
    return found


def joins_last(words: Sequence[str]) -> bool:
    """Whether "and" leads to the figure behind these words, and not to another word of the member before ("29,900 cars
    and vans, 103,200 motorcycles").
    """
    near = words[-BRIEF - 1 :]
    last = max((at for at, word in enumerate(near) if word in (",", ";")), default=-1)
    return not cue("and").isdisjoint(near[last + 1 :]) or (last > 0 and near[last - 1] in cue("and"))
