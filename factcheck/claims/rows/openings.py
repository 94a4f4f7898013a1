"""Openings: where in a sentence a clause begins, with what it tells of somebody or something else."""

from __future__ import annotations

from typing import Final

from factcheck.claims.rows.bearing import FIGURES
from factcheck.claims.rows.reading import Reading
from factcheck.claims.rows.tokens import Token
from factcheck.expression import expression

PREDICATE: Final = frozenset("v+hm=:(zb" + FIGURES)
BOUND: Final = frozenset("otfkb")
CLOSING: Final = frozenset(",a;:wuWbF)PBA" + FIGURES)
"""Letters behind which a noun phrase may open a clause."""
CHANGED: Final = expression(r"N[bt][LRSX]")
"""How what is changed stands behind its verb ("and raised its dividend by 3 cents")."""
GROWN: Final = expression(r"N\((?:S|R[m+]|[m+][bo]?R)")
"""What something has grown by, in brackets behind it."""
BESIDES: Final = expression(r"w(?:N[oPBA]*)+(?:[,;]|$)")
"""With whom something is, and nothing that is said of that."""
TIMED: Final = expression(r"[PB],?$")
"""A time that "when" behind it tells of."""
PREDICATED: Final = expression(r"(?:^|[,;])(?:[PBA],?)*(?:LvN[PBA]*,?|vL(?:a?L|[,PBA])*,)a$")
"""Those to whom something happened, or that there were, in front of others of whom something else is said ("5,300
people were hurt and 200 died", "there were 80 births, and 170 people came").
"""


def opens(token: Token, row: str, at: int, reading: Reading) -> bool:
    """Whether a clause opens at a token, behind one with figures, behind a semicolon or with a time that it tells of;
    "with the" may only say with whom something is ("trade with the rest of the world, 5 percent more").
    """
    before = reading.found[-1]
    told = before.items or (before.subject and (row[at - 1] == ";" or tells_of_time(token, row, at)))
    if not told or not starts(row, at, reading.depth):
        return False
    return token.frame is None or token.frame.name != "with-the" or BESIDES.match(row, at) is None


def tells_of_time(token: Token, row: str, at: int) -> bool:
    """Whether "when" opens a clause about the time directly before it ("the lowest since 2016, when it was 4")."""
    return token.frame is not None and token.frame.name == "when" and TIMED.search(row, 0, at) is not None


def are_others(token: Token, row: str, at: int, reading: Reading) -> bool:
    """Whether a count begins a clause of its own: what stands behind it is said of none before it."""
    if row[at - 1] != "a" or row[at + 1] != "N" or reading.depth or token.quantities[-1].unit.dimension != "count":
        return False
    return PREDICATED.search(row, 0, at) is not None


def starts(row: str, at: int, depth: int) -> bool:
    """Whether a new clause starts at a token behind a clause with figures: after ; while, including, or at a noun
    phrase that has a predicate of its own.
    """
    if row[at] not in "NP":
        return not (depth and row[at] == ";")
    if depth:
        return False
    before = row[at - 1]
    if row[at] == "P":
        return before == "a" and row[at + 1] in "v+"
    if row[at - 2 : at] == "a+" and CHANGED.match(row, at) is not None:
        return True
    if before in BOUND and not (before == "b" and row[at - 2] == "N"):
        return False
    if before not in CLOSING or (before in FIGURES and GROWN.match(row, at) is not None):
        return False  # what a figure counts, and its growth in brackets ("2.7 million made (+6.8%), 2.8 million sold")
    following = [letter for letter in row[at + 1 : at + 6] if letter not in "PBA"]
    measured = before != "B" and len(following) > 1 and following[0] in "oW" and following[1] in FIGURES
    return measured or (bool(following) and following[0] in PREDICATE)
