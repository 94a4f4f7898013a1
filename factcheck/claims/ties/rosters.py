"""Rosters: lists that name each member before its figure, whose unit and magnitude the last one prints, a bracket, or
the figure before them that they are of ("36.5 TWh: hydro 14.4, wind 14.1, solar 4.9 and biomass 3.1 TWh").
"""

from __future__ import annotations

from collections.abc import Iterator, MutableSequence, Sequence
from math import log10
from typing import Final

from factcheck.claims.claim import GUESSED, Claim
from factcheck.claims.tables.printed import scale_of
from factcheck.claims.ties.amounts import alike
from factcheck.claims.ties.loans import LENT, Loans
from factcheck.claims.ties.said.breakdowns import Breakdown, exhaust
from factcheck.claims.ties.said.makings import is_mistyped, is_near, makes, printed, would_make
from factcheck.claims.ties.said.totals import OTHERS
from factcheck.claims.ties.traced.row_loans import Loan, in_loan, number_of
from factcheck.expression import expression
from factcheck.text.document import BODY

FEWEST: Final = 3
"""Members of a roster, at least."""

BACK: Final = 3
"""Sentences before a roster in which the figure is looked for that it is of."""

AHEAD: Final = 80
"""Characters before a member in which its name begins, and the head of a roster."""

NEAR: Final = (0.5, 1.5)
"""How many times the figure that they are of its members make, at least and at most."""

NAMED: Final = expression(
    r"(?:(?:^|[.:,;\n]|,? and|–|—) ?(?:[-•*] ?)?)(?:the |The )?[^\W\d_][\w'’&-]*(?: [^\W\d_][\w'’&-]*){0,4}"
    r"(?:[:,]| -| –)? [$€£]?$"
)
"""What stands before the figure of a member: no more than a name."""

NEXT: Final = expression(r"(?: /[^\n;]{1,12}| \([^()\n]{1,24}\))?(?:[,;\n.]|,? and )[^\d.;\n]{2,60}")
"""What stands between the figures of two members."""

ENDED: Final = expression(r"[^\d.;\n]{0,12}(?:[.;\n]|\Z)")
"""What stands behind the last member of a roster that all of its sentence is."""

YEAR: Final = expression(r"\b[12]\d{3}\b")
"""A year that may stand between a whole and its roster."""

HEADED: Final = expression(
    r"(?:\(([^()\n\d]{1,24})\)|\b[Ii]n ([^()\n\d:,]{1,24}?)(?: in [12]\d{3})?)[^\n\d(.]{0,40}:?\s*$"
)
"""The unit that stands before a roster."""


def lend_to_rosters(text: str, claims: MutableSequence[Claim]) -> Loans:
    """Give the bare figures of each roster the unit and the magnitude that they leave to what stands around them; the
    claims as they were, by their place.
    """
    loans: dict[int, Claim] = {}
    for roster in list(rosters(text, claims)):
        loan = told_last(text, claims, roster) or headed(text, claims[roster[0]]) or of_whole(text, claims, roster)
        for at in roster:
            if loan is not None and claims[at].quantity.unit.dimension == "number":
                loans[at] = claims[at]
                printed_so = number_of(text, claims[at].quantity) == float(claims[at].quantity.value)
                claims[at] = in_loan(claims[at], loan[0], loan[1] if printed_so else 0)
        tie_roster(text, claims, roster)
    return loans


def tie_roster(text: str, claims: MutableSequence[Claim], roster: Sequence[int]) -> None:
    """Tell the members of a roster which figure before them they make, or, right behind a colon, would make but for a
    slip; what names the others in its last member leaves nothing out, and no more than all is ever part of something.
    """
    parts = [claims[at] for at in roster]
    if any(part.exhausts for part in parts):
        return
    wholes = [claim for claim in claims if may_hold(text, claim, parts)]
    found = next((whole for whole in reversed(wholes) if comes_out(parts, whole)), None)
    certain = False
    if found is None and wholes and is_opened(text, wholes[-1], parts[0]) and is_near(parts, wholes[-1]):
        found, certain = wholes[-1], leaves_nothing(text, parts, wholes[-1])
        if not (certain or would_make(parts, found) or is_mistyped(parts, found)):
            return
    if found is not None:
        places = {part.id: at for part, at in zip(parts, roster, strict=True)}
        name = f"{'sum' if certain else GUESSED} {found.id}.roster"
        exhaust(claims, places, Breakdown(found, tuple(parts), certain), name)


def leaves_nothing(text: str, parts: Sequence[Claim], whole: Claim) -> bool:
    """Whether the members of a roster are all of its whole, or more than that where nothing but the colon parts them,
    of what is measured, and no further figure follows.
    """
    if OTHERS.search(text, parts[-2].quantity.end, parts[-1].quantity.start) is not None:
        return True
    more = whole.quantity.unit.dimension in LENT and printed(parts) > printed([whole])
    return more and text.startswith(":", whole.quantity.end) and ENDED.match(text, parts[-1].quantity.end) is not None


def may_hold(text: str, claim: Claim, parts: Sequence[Claim]) -> bool:
    """Whether a figure may be the whole of a roster behind it."""
    first = parts[0]
    if claim.quantity.start >= first.quantity.start or not 0 <= first.sentence - claim.sentence <= BACK:
        return False
    most = max(part.quantity.value for part in parts)
    beside = claim.sentence < first.sentence or is_opened(text, claim, first)
    return beside and is_level(claim) and alike(first, claim) and claim.quantity.value > most and not claim.exhausts


def comes_out(parts: Sequence[Claim], whole: Claim) -> bool:
    """Whether members make a figure: to the digit where they are counted."""
    counted = whole.quantity.unit.dimension in ("count", "number")
    return printed(parts) == printed([whole]) if counted else makes(parts, whole)


def is_opened(text: str, whole: Claim, first: Claim) -> bool:
    """Whether a colon and no further figure parts a whole from the first member of a roster."""
    between = text[whole.quantity.end : first.quantity.start]
    return ":" in between and "\n" not in between.strip() and not any(map(str.isdigit, YEAR.sub("", between)))


def rosters(text: str, claims: Sequence[Claim]) -> Iterator[list[int]]:
    """The places of the claims of each roster: names with bare figures, the last of which may print a unit."""
    run: list[int] = []
    for at in sorted(range(len(claims)), key=lambda at: claims[at].quantity.start):
        if run and is_next(text, claims[run[-1]], claims[at]):
            run.append(at)
            continue
        if run and not is_behind(text, claims[run[-1]], claims[at]):
            if len(run) >= FEWEST:
                yield run
            run = []
        if not run and is_member(text, claims[at]):
            run = [at]
    if len(run) >= FEWEST:
        yield run


def is_behind(text: str, member: Claim, claim: Claim) -> bool:
    """Whether a figure only stands behind that of a member in its line, in brackets or behind a stroke."""
    between = text[member.quantity.end : claim.quantity.start].strip()
    return between in ("(", "/", "|", "(+", "(-")


def is_next(text: str, before: Claim, claim: Claim) -> bool:
    """Whether a figure is that of the next member; one that prints its unit ends a roster."""
    bare = before.quantity.unit.dimension == "number" and before.quantity.end == before.quantity.figure_end
    return (
        bare
        and is_level(claim)
        and claim.quantity.unit.dimension in LENT | {"number"}
        and NEXT.fullmatch(text, before.quantity.end, claim.quantity.start) is not None
        and is_named(text, claim)
    )


def is_member(text: str, claim: Claim) -> bool:
    """Whether a bare figure stands behind a name alone."""
    return is_level(claim) and claim.quantity.unit.dimension == "number" and is_named(text, claim)


def is_level(claim: Claim) -> bool:
    """Whether a figure may be one of a roster."""
    plain = claim.quantity.upper is None and claim.quantity.hedge is None and claim.quantity.form == "digits"
    return plain and (claim.kind, claim.role) == ("level", "now") and claim.block == BODY and claim.quantity.value > 0


def is_named(text: str, claim: Claim) -> bool:
    """Whether no more than a name stands between a figure and what ends the member before it."""
    start = claim.quantity.start
    return NAMED.search(text, max(0, start - AHEAD), start) is not None


def told_last(text: str, claims: Sequence[Claim], roster: Sequence[int]) -> Loan | None:
    """The unit that the last member prints, where it stands in a line with the one before it: one of a line of its own
    measures something else ("Nights: 77.2 million", and below "Revenue: 6.0 billion euros").
    """
    last = claims[roster[-1]].quantity
    if "\n" in text[claims[roster[-2]].quantity.end : last.start]:
        return None
    digits = number_of(text, last)
    return (last.unit, round(log10(float(last.value) / digits))) if last.unit.dimension in LENT and digits else None


def headed(text: str, first: Claim) -> Loan | None:
    """The unit that the head of a roster prints, in brackets or behind "in"."""
    start = first.quantity.start
    name = NAMED.search(text, max(0, start - AHEAD), start)
    found = HEADED.search(text, max(0, start - 2 * AHEAD), name.start() + 1) if name is not None else None
    scale = scale_of(found[1] or found[2], None) if found is not None else None
    return (scale.unit, scale.power) if scale is not None and scale.unit is not None else None


def of_whole(text: str, claims: Sequence[Claim], roster: Sequence[int]) -> Loan | None:
    """The unit of the figure before a roster that its members come nearest to."""
    first = claims[roster[0]]
    made = sum(number_of(text, claims[at].quantity) for at in roster)
    found: list[tuple[float, Loan]] = []
    for claim in claims:
        if claim.quantity.start > first.quantity.start or not 0 <= first.sentence - claim.sentence <= BACK:
            continue
        digits = number_of(text, claim.quantity)
        if claim.quantity.unit.dimension in LENT | {"count"} and digits and is_level(claim):
            times, power = made / digits, round(log10(float(claim.quantity.value) / digits))
            if NEAR[0] < times < NEAR[1] and (power or claim.quantity.unit.dimension in LENT):
                found.append((abs(times - 1), (claim.quantity.unit, power)))
    return min(found, key=lambda one: one[0])[1] if found else None
