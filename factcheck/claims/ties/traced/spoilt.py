"""Spoilt sums: figures that would make another one but for a slip of the pen, and how often chance makes such."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import Final

from factcheck.claims.claim import AMONG
from factcheck.claims.ties.said.series import FEWEST, is_line
from factcheck.claims.ties.terms import ROUNDED, SPREAD, Term, exactness, scaled
from factcheck.claims.ties.traced.amends import Amends, farness, surprise
from factcheck.claims.ties.traced.runs import MOST, STRADDLED, Sum
from factcheck.claims.ties.traced.tellings import says
from factcheck.expression import expression
from factcheck.quantities.slips import Slips

FEW: Final = 100
"""Whole numbers below this are so common that chance makes them `SPREAD` times as often."""

LISTED: Final = 40
"""Characters between two figures of a list, at most."""

OTHERS: Final = expression(r"\b[oO]ther(?: [\w'-]+){1,4} (?:Rs ?|[$£€¥])?$")
"""What stands before the figure of others than those before it."""

REST: Final = expression(
    r"(?: \([^()\n]{0,20}\))?[^.;:()\d\n]{0,40}\b(?:and|with|while) the (?:rest|remainder|others)\b"
    r"(?![^.;\n]{0,20}\d)"
)
"""What says behind a figure that there is a rest, and does not say how much."""

NINE: Final = 9
"""What divides the change of a figure two of whose digits change places, or that is taken ten times."""

PAIR: Final = 2
"""Parts of the plainest sums."""

NEARLY: Final = 1e-3
"""How far from a whole number floats may be that stand for one."""

HAVING: Final = expression(r" (?:of (?:them|these|those|whom|which) )?(?:with|having|who have|who had)\b")
"""What stands behind a part of what one of them has: it may have what another part has too."""

SPEAKER: Final = expression(
    r"; (?:(?:the|its|their|his|her) )?[\w’'-]+(?: [\w’'-]+)? "
    r"(?:says?|said|speaks? of|spoke of|puts? it|reckons?(?: with)?|estimates?) "
)
"""What leads to the figure of another speaker."""


def mending(made: Sum, most: float, ways: Callable[[Slips], Sequence[float]]) -> float | None:
    """How often chance makes a sum that one slip keeps from coming out to the digit; None where that is more than
    `most`, or no slip does.
    """
    if not casts_out(made):
        return None
    size = abs(made.whole.middle)
    often = made.chance * sharpness(made)
    return surprise(often, most, ways, lambda missing: abs(missing) <= ROUNDED * size, far(made))


def spoiling(made: Sum, most: float, ways: Callable[[Slips], Sequence[float]]) -> float | None:
    """The same of one that comes out as far as its figures are rounded, whose whole is the largest of them."""
    size, slack = abs(made.whole.middle), made.slack()
    if made.chance > most * far(made) or any(abs(part.middle) >= size for part in made.parts):
        return None
    return surprise(made.chance, most, ways, lambda missing: abs(missing) <= slack, far(made))


def far(made: Sum) -> float:
    """How many times rarer it is that a slip keeps two parts so far from their whole; of more, one is always small."""
    terms = (made.whole, *made.parts)
    least = min([abs(term.middle) for term in terms])
    return farness(made.missing(), least, terms) if len(made.parts) == PAIR else 1


def may_be_mended(made: Sum, amends: Amends) -> bool:
    """Whether one slip may keep a sum from coming out, as far as floats tell: most miss by what none makes."""
    room = made.slack() + 2 * ROUNDED * abs(made.whole.middle)
    return amends.may_explain(made.missing(), room, made.whole, made.parts)


def missing_but(made: Sum, amends: Callable[[Term, Slips], Sequence[float]], slips: Slips) -> Sequence[float]:
    """What the parts would leave of their whole if one of these slips had not been made in one of them."""
    missing = made.missing()
    parts = [missing - way for term in made.parts for way in amends(term, slips)]
    return [*parts, *(missing + way for way in amends(made.whole, slips))]


def casts_out(made: Sum) -> bool:
    """Whether what the parts leave of their whole may be the change that a slip makes: nine divides it."""
    quantities = [term.claim.quantity for term in (made.whole, *made.parts)]
    left = made.missing() / min(scaled(quantity.step, quantity.unit.scale) for quantity in quantities)
    return abs(left - round(left)) <= NEARLY and round(left) % NINE == 0


def sharpness(made: Sum) -> float:
    """How much rarer chance makes a sum that comes out to the digit: it is as fine as its coarsest figure, and of many
    parts all but the largest must make what that leaves of their whole, which words ("two", "a dozen") often do.
    """
    terms = (made.whole, *made.parts)
    sizes = sorted(abs(part.middle) for part in made.parts)
    common = SPREAD if abs(made.whole.middle) < FEW * made.whole.grain else 1
    printed = all(part.claim.quantity.form == "digits" for part in made.parts)
    left = sum(sizes[:-1]) / sizes[0]
    fine = exactness(terms) / sum(term.grain for term in terms)
    return common * fine / (left if printed else min(left, len(sizes) - 1))


def is_plain(text: str, made: Sum, row: Sequence[Term], shared: Collection[str | None]) -> bool:
    """Whether a whole and its parts follow each other in their series, three or more parts without a sentence between
    them, these are all that their last sentence, or their list, gives, and nothing is set against them; a whole
    printed with a share is a part itself.
    """
    terms = sorted((made.whole, *made.parts), key=lambda term: term.start)
    first = bisect_left(row, terms[0].start, key=attrgetter("start"))
    if made.whole.claim.id in shared or list(row[first : first + len(terms)]) != terms:
        return False
    apart = any(behind.claim.sentence - ahead.claim.sentence > 1 for ahead, behind in pairwise(made.parts))
    if apart and len(made.parts) > PAIR:
        return False
    behind = row[first + len(terms)] if first + len(terms) < len(row) else None
    if behind is not None and goes_on(text, terms[-1], behind):
        return False
    ahead = row[first - 1] if first else None
    if ahead is not None and made.whole is not terms[0] and is_listed(text, ahead, terms[0]):
        return False
    ends = (term.claim.quantity.end for term in terms)
    return not any(says(text, end, end + len(" compared "), "apart") for end in ends)


def is_beside_others(text: str, whole: Term) -> bool:
    """Whether words call a figure that of others beside those told before ("Other brands had 652 million")."""
    return OTHERS.search(text, max(0, whole.start - LISTED), whole.start) is not None


def is_mixed(text: str, made: Sum) -> bool:
    """Whether some parts of a sum are what others are counted among, and some are not ("20 of 53, the guests 9 of 32"),
    or words speak of a rest behind the last, or two may lie in each other, or are of two speakers ("86 of them with
    sheep and 53 with cows", "340 in Spain; the firm speaks of 1,200").
    """
    if len({part.claim.role == AMONG for part in made.parts}) > 1 or leaves_rest(text, made.parts[-1]):
        return True
    first, last = made.parts[0].claim.quantity, made.parts[-1].claim.quantity
    overlap = len(made.parts) == PAIR and all(HAVING.match(text, part.end) for part in (first, last))
    return overlap or SPEAKER.search(text, first.end, last.start) is not None


def leaves_rest(text: str, last: Term) -> bool:
    """Whether words behind the last part of a sum speak of a rest without its figure ("... and the rest abroad")."""
    return REST.match(text, last.claim.quantity.end) is not None


def breaks_off(text: str, made: Sum, row: Sequence[Term]) -> bool:
    """Whether a sum leaves out what ends the list of its last part ("114 were children, 108 old, and 129 ill")."""
    last = made.parts[-1]
    at = bisect_left(row, last.start, key=attrgetter("start")) + 1
    if at >= len(row) or row[at] is made.whole or row[at].claim.sentence != last.claim.sentence:
        return False
    gap = text[last.claim.quantity.end : row[at].start]
    return " and " in gap and len(gap) < LISTED


def is_listed(text: str, ahead: Term, first: Term) -> bool:
    """Whether the first part of a sum goes on with a list that the figure before it begins."""
    gap = text[ahead.claim.quantity.end : first.start]
    return ahead.claim.sentence == first.claim.sentence and ("," in gap or " and " in gap) and len(gap) < LISTED


def goes_on(text: str, last: Term, behind: Term) -> bool:
    """Whether a figure stands in the sentence of the one before it, or on the next line of its list."""
    between = behind.claim.sentence - last.claim.sentence
    return not between or (between == 1 and is_line(text, last.claim) and is_line(text, behind.claim))


def overgrown(row: Sequence[Term], most: float) -> Iterator[Sum]:
    """The sums of figures that follow each other one part of which is larger than their whole, as a slip makes it: the
    whole is the second of them by size; by chance at `most` so often.
    """
    sizes = [abs(term.middle) for term in row]
    for first in range(len(row) - 2):
        for size in range(FEWEST, min(MOST + 1, len(row) - first) + 1):
            ordered = sorted(sizes[first : first + size])
            if ordered[-3] == ordered[-2]:
                continue
            for at in standings(size):
                if sizes[first + at] == ordered[-2]:
                    terms = row[first : first + size]
                    tried = size - 2 + (STRADDLED if 0 < at < size - 1 else 0)
                    chance = tried * sum([term.grain for term in terms]) / (SPREAD * ordered[0])
                    if chance <= most:
                        yield Sum(terms[at], [*terms[:at], *terms[at + 1 :]], chance)


def standings(size: int) -> Sequence[int]:
    """Where a whole may stand among figures that follow each other: first, last, or between a few of its parts."""
    between = range(max(1, size - 1 - STRADDLED), min(STRADDLED, size - 2) + 1)
    return (0, *between, size - 1)
