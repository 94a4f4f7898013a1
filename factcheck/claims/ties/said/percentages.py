"""Percentages: what the words around one say of it: that it is a share, or a ratio, and of the figure before it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.ties.amounts import cue, pieces
from factcheck.claims.ties.surroundings import STOP
from factcheck.expression import expression
from factcheck.lexicon import table
from factcheck.quantities.approximators import APPROXIMATELY
from factcheck.quantities.quantity import Quantity

DASHED: Final = (" – ", " — ", " - ", " -- ", "--", "—")
"""What sets a share off on both sides behind its part."""

AHEAD: Final = 40
"""Characters before a percentage in which words call it a ratio."""

LAID: Final = expression(r"\d(?: (?!per ?cent\b|pct\b)[a-z'’-]+){1,6}, \Z")
"""What stands before a share laid beside its part ("39,693 of the machines, 46 percent, up from 31 percent")."""

ASIDE: Final = 64
"""Characters in which that is looked for."""

LONG: Final = 80
"""Characters between a figure and the share that restates it, at most."""

NEAR: Final = 24
"""Characters before a share in which words say that it is one."""

BEHIND: Final = expression(r" of |,? or (?:[a-z]+ )?[\d$£€¥]| \([\d$£€¥][\d.,]*[) ]")
"""What stands behind a share: what it is of, or how much that is."""

APPENDED: Final = expression(
    rf"(?:(?: (?!per ?cent\b|pct\b)[a-z'’-]+){{0,6}},| (?:is|are|was|were)) {APPROXIMATELY}"
)
"""What leads from a part to its share, where nothing else does ("214,340 e-books and audiobooks, exactly 35%")."""

ENDED: Final = expression(r"\)?(?:[.,;:)\n]|\Z| (?:of|and|while|after|against|compared)\b)")
"""What stands behind such a share, which is none of what is more ("5,000 tonnes, 9 percent more")."""

OF: Final = expression(
    r"\)? of (?!(?:which|whom)\b)((?:(?! (?:in|by|from|for|at|as|with|last|this)\b)[^\d,;:()–—\n])*)"
)
"""What a share says that it is of."""

OF_ALL: Final = expression(
    r"\)? of (?:the |its |their |this |that )?(?:total|whole|all|overall|entire|sum|them|those|these)\b"
)
"""What a share says that it is of where it only says that this is all of it."""

OF_THEM: Final = expression(r" (?:[a-z]+ )?of (?:that|this|these|those|them|it|which|whom)\b(?![.,;:)])")
"""What stands behind a share of what was told before that goes on to say which part it is."""

SAYING_AGAIN: Final = expression(
    r"[(\u2013\u2014=]|\b(?:or|ie|equal|equivalent|is|are|was|were|makes?|made|means|meaning|for|up)\b"
)
"""What stands between a part and the share that says it again."""

OF_OWN: Final = expression(r"\)? of (?:its|their|his|her) (?!total|whole|entire|overall)[a-z]")
"""What a share says that it is of where that belongs to whom the part does."""

OF_WHOLE: Final = expression(rf"(?:%|per ?cent|pct) of (?:the |all |its |their )?{APPROXIMATELY}[$£€]?$")
"""What stands before the whole of a share."""

OF_SHARE: Final = expression(r"(?:%|per ?cent|pct)(?: of [a-z ]{1,40})?(?: \(|, )[$£€¥]?$")
"""What stands before the amount of a share."""

RESUMING: Final = expression(
    r"(?:(?<!\w)(?:That|This|It)|(?:;| -| –|—) ?(?:that|this|it)) "
    r"(?:is|was|makes|made|equals|equalled|represents|represented|means|meant"
    r"|(?:corresponds|corresponded|amounts|amounted|comes|came) to) (?:[a-z]+ )?\Z"
)
"""How a sentence begins that says of the one before it what share that is."""


def is_of_them(text: str, share: Quantity, part: Quantity) -> bool:
    """Whether a share is said to be of what the figure before it counts, and which part that is ("128,000 grants, 69
    percent of them for owners"), and does not say that figure again ("128,000 grants, or 69 percent of them").
    """
    between = text[part.end : share.start].rpartition(",")[2]
    return OF_THEM.match(text, share.end) is not None and not SAYING_AGAIN.search(between)


def is_ratio(text: str, quantity: Quantity) -> bool:
    """Whether words before a percentage call it the ratio of one thing to another ("a margin of 11 percent")."""
    before = text[max(0, quantity.start - AHEAD) : quantity.start].lower()
    return any(map(before.__contains__, cue("ratio"))) and not cue("ratio").isdisjoint(pieces(STOP.split(before)[-1]))


def is_shared(text: str, start: int) -> bool:
    """Whether the figure that starts at a place is what a percentage right before it is of ("73% of £168.8m")."""
    return OF_WHOLE.search(text, max(0, start - NEAR), start) is not None


def share_before(text: str, start: int) -> int:
    """Where the percentage ends whose amount starts at a place ("20.07%, 1.89 million"); -1 if there is none."""
    found = OF_SHARE.search(text, max(0, start - ASIDE), start)
    return found.start() if found is not None else -1


def is_of_numerous(behind: str) -> bool:
    """Whether words behind a share say that it is of what is counted and never paid ("of all workers")."""
    found = OF.match(behind)
    return found is not None and not numerous().isdisjoint(pieces(found[1]))


def are_of_two_groups(text: str, one: Quantity, other: Quantity) -> bool:
    """Whether words say of two percentages that they are of different things ("of them", "of the boys")."""
    said = [OF.match(text, quantity.end) for quantity in (one, other) if quantity.unit.dimension == "ratio"]
    groups = [found[1].split()[-1:] for found in said if found is not None]
    return len(groups) > 1 and groups[0] != groups[1]


def is_of_own(behind: str) -> bool:
    """Whether words behind a share say that it is of something of the very thing that has the part ("of its cost")."""
    return OF_OWN.match(behind) is not None


@cache
def tallying() -> frozenset[str]:
    """What is done with votes that are known."""
    return frozenset(table("cues")["tallying"]["forms"])


@cache
def numerous() -> frozenset[str]:
    """What is counted by the million."""
    return frozenset(table("counting")["numerous"]["forms"])


def is_of(text: str, quantity: Quantity) -> bool:
    """Whether a percentage says what it is of."""
    return text.startswith(" of ", quantity.end) and not text.startswith((" of which", " of whom"), quantity.end)


def is_tally(text: str, quantity: Quantity) -> bool:
    """Whether a percentage only says how far a count has come ("with 34 percent of the ballots counted")."""
    opening = text[max(0, quantity.start - NEAR) : quantity.start].lower().split()[-2:]
    if cue("counting").isdisjoint(opening) or not is_of(text, quantity):
        return False
    return not tallying().isdisjoint(pieces(STOP.split(text[quantity.end : quantity.end + LONG].lower())[0]))


def is_called(claim: Claim) -> bool:
    """Whether a percentage was read as a share."""
    return claim.role == "share" or claim.subject.measure.head == "share"


def is_portion(text: str, claim: Claim) -> bool:
    """Whether words or marks say that a percentage is a share."""
    quantity = claim.quantity
    before = text[max(0, quantity.start - NEAR) : quantity.start].lower()
    behind = text[quantity.end : quantity.end + NEAR]
    opened = before.endswith("(") and behind.startswith(")") and text[quantity.start].isdigit()
    opened = opened or (before.endswith(DASHED) and behind.startswith(DASHED))
    called = is_called(claim) or is_ratio(text, quantity) or BEHIND.match(behind) is not None
    return called or opened or not cue("portion").isdisjoint(ends(before))


def ends(words: str) -> Iterator[str]:
    """What some words end with: the last one, the last two, ..."""
    pieces = words.split()
    return (" ".join(pieces[at:]) for at in range(len(pieces)))


def is_laid(text: str, quantity: Quantity) -> bool:
    """Whether a percentage stands behind a comma and what a figure counts."""
    return LAID.search(text, max(0, quantity.start - ASIDE), quantity.start) is not None


def is_appended(text: str, end: int, quantity: Quantity) -> bool:
    """Whether a percentage says the same of the figure that ends at a place before it, by its place or by words."""
    if quantity.start - end > LONG or ENDED.match(text, quantity.end) is None:
        return False
    between = text[end : quantity.start]
    if APPENDED.fullmatch(between) is not None:
        return True
    told = pieces(between) if not any(map(str.isdigit, between)) else ()
    equated = any(" ".join(told[-size:]) in cue("equating") for size in (1, 2) if told)
    return equated and cue("other-rates").isdisjoint(told)
