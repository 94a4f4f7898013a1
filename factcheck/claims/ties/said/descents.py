"""Descents: lists whose figures go down, as those of the largest do: in brackets each behind a name, or on numbered
lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.ties.said.neighbours import LOOK_BACK, STEP, STOP, Row, alike, highest
from factcheck.expression import expression
from factcheck.quantities.quantity import Quantity
from factcheck.quantities.rounding import exact
from factcheck.quantities.slips import swapped

GUESSED: Final = "?"
"""How the name of a list ends that only its order shows to be one."""

LED: Final = ("with ", "with about ", "with some ", "with nearly ")
"""What leads to the figure of each of those that a list names."""

NEXT: Final = (", followed by ", " followed by ", " (followed by ", ", ahead of ", ", before ")
"""What stands behind the first figure of a list."""

FOLLOWED: Final = (" followed by ", " came next ", " next came ")
"""What says that a list goes on with the next in order."""

FEWEST: Final = 3
"""Figures of a list, at least; of so few, words must say that it begins with the highest."""

SURE: Final = 6
"""Numbered lines from which it is no chance that their figures go down."""

WIDENED: Final = expression(r",? \(?(?:including|excluding|counting|not counting|without) ")
"""What says behind a figure that it counts more than others, or less ("85,500 including commercial vehicles")."""

LINE: Final = expression(r"^[ \t]*([1-9][0-9]?)[.)][ \t]+(?=\S)", re.MULTILINE)


def bracketed(row: Row) -> Iterator[list[Claim]]:
    """The figures in brackets behind the names of a list that goes down, but for one whose digits a slip may have
    swapped ("India (49,800), China (26,800) and Fiji (10,100) drove the rise").
    """
    run: list[Claim] = []
    for claim in (*row.figures, None):
        if claim is not None and (is_enclosed(row.text, claim) or opens(row.text, claim)):
            if run and (claim.quantity.start - run[-1].quantity.end > STEP or not alike(claim, run[-1])):
                yield from descending(row, run)
                run = []
            run.append(claim)
            continue
        yield from descending(row, run)
        run = []


def accompanied(row: Row) -> Iterator[list[Claim]]:
    """The figures behind "with" of a list that goes down, but for one whose digits a slip may have swapped ("Brasov
    with 82, 19 more than in 2023, Arad with 75 and Mures with 71").
    """
    run: list[Claim] = []
    for claim in row.figures:
        if claim.role == "base" or is_widened(row.text, claim):
            continue
        if not (row.text.endswith(LED, 0, claim.quantity.start) or opens(row.text, claim)):
            continue
        if run and (claim.quantity.start - run[-1].quantity.end > STEP or not alike(run[0], claim)):
            yield from descending(row, run)
            run = []
        run.append(claim)
    yield from descending(row, run)


def is_widened(text: str, claim: Claim) -> bool:
    """Whether words behind a figure say that it counts more than others, or less."""
    return WIDENED.match(text, claim.quantity.end) is not None


def opens(text: str, claim: Claim) -> bool:
    """Whether words say that the next in order come behind a figure."""
    return text.startswith(NEXT, claim.quantity.end)


def is_enclosed(text: str, claim: Claim) -> bool:
    """Whether a figure stands alone in brackets."""
    start, end = claim.quantity.start, claim.quantity.end
    return text[start - 1 : start] == "(" and text[end : end + 1] == ")"


def descending(row: Row, run: Sequence[Claim]) -> Iterator[list[Claim]]:
    """A run of figures that goes down, where it is long or the words around it say so."""
    if len(run) < FEWEST or row.stops(run[0].quantity.start, run[-1].quantity.start):
        return
    start, end = row.sentence(run[0].quantity.start), run[-1].quantity.end
    stop = STOP.search(row.text, end)
    said = row.text[start : stop.start() if stop else None].lower()
    told = not highest().isdisjoint(re.findall(r"\w+", said)) or any(map(said.__contains__, FOLLOWED))
    if len(run) == FEWEST and not told:
        return
    if is_descent(row, run):
        yield list(run)


def is_descent(row: Row, run: Sequence[Claim]) -> bool:
    """Whether figures go down, but for one whose digits a slip may have swapped."""
    sizes = [size_of(claim.quantity) for claim in run]
    return is_falling(sizes) or any(
        is_falling([*sizes[:at], size_of(meant), *sizes[at + 1 :]])
        for at, claim in enumerate(run)
        for _, meant in swapped(claim.quantity, row.text)
    )


def size_of(quantity: Quantity) -> Fraction:
    """How much a figure prints, in the base unit."""
    return exact(quantity.value) * quantity.unit.scale


def is_falling(sizes: Sequence[Fraction]) -> bool:
    """Whether none of some sizes is more than the one before."""
    return all(one >= other for one, other in pairwise(sizes))


def numbered(row: Row) -> Iterator[list[Claim]]:
    """The figures of numbered lines that go down from the first ("1. China, 3.4 trillion")."""
    lines: list[re.Match[str]] = []
    if "1." not in row.text and "1)" not in row.text:
        return
    for line in (*LINE.finditer(row.text), None):
        if line is not None and int(line[1]) == len(lines) + 1:
            lines.append(line)
            continue
        if len(lines) >= FEWEST:
            yield from down(row, lines)
        lines = [line] if line is not None and line[1] == "1" else []


def down(row: Row, lines: Sequence[re.Match[str]]) -> Iterator[list[Claim]]:
    """The figures of numbered lines, one each, where they go down but for one at most."""
    found = [next(row.behind(line.end()), None) for line in lines]
    members = [claim for claim in found if claim is not None]
    if len(members) < len(lines) or not all(alike(claim, members[0]) for claim in members):
        return
    rises = sum(one.quantity.value < other.quantity.value for one, other in pairwise(members))
    before = row.text[max(0, lines[0].start() - LOOK_BACK) : lines[0].start()].lower()
    told = not highest().isdisjoint(re.findall(r"\w+", before))
    if rises == 0 or (rises == 1 and (told or len(members) >= SURE)):
        yield members
