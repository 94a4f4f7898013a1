"""Explanations: whether a slip of the pen, another reading or the figure beside would mend a conflict, which tells how
sure it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from itertools import chain
from operator import itemgetter
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.ties.said.pairs import cue
from factcheck.findings.cause import Case, case_of, causes, is_equation, neighbours
from factcheck.findings.network import Outcome
from factcheck.ledger.ledger import Ledger
from factcheck.ledger.sameness import digits
from factcheck.quantities.currencies import is_bare_dollar
from factcheck.quantities.interval import Interval
from factcheck.quantities.quantity import Quantity
from factcheck.quantities.rounding import exact
from factcheck.quantities.slips import mistyped, transposed
from factcheck.text.document import TITLE, Document

FEW: Final = Fraction(11, 10)
FEW_TOGETHER: Final = Fraction(3, 2)
"""How many times the least of some values the largest is at most where a power of ten meets them hardly by chance, and
where one sentence ties the figures besides.
"""

SPOKEN: Final = frozenset({"direction", "part-of"})
"""The rules of two figures whose order the words between them tell: in one sentence these are hardly misread."""

SAME: Final = 3
"""First digits in which two figures of different magnitudes agree hardly by chance, at least."""

OPENING: Final = 2
"""Sentences behind a headline that surely tell what it sums up."""

EXCHANGE: Final = "exchange-rate"
"""The rule of sums that are turned into another currency."""

OUTLANDISH: Final = 12
"""No slip but a power of ten changes a figure as many times as this."""

PART_YEAR: Final = "part-year"
"""The rule of what adds up over a time."""

SMALL: Final = 3
"""A time is small beside another one that is so many times as long."""

AT_PACE: Final = 1.25
"""How many times all of a time at most what is told of a small part of it at the yearly pace comes to."""

AMERICAN: Final = "currency USD"
"""The cause of a sum that fits a conversion into dollars of the United States."""

DRIFT: Final = Fraction(106, 100)
"""How many times what it was the rate of a currency mostly comes to at most, over months of which one article tells."""

NEARLY: Final = Fraction(101, 100)
"""How many times a figure differs at most from what reference data allow where official and market rates may differ."""


def is_slip(outcome: Outcome, ledger: Ledger, documents: Mapping[int, Document]) -> bool:
    """Whether a power of ten or two digits that changed places would mend a conflict, or between articles, which seldom
    differ so by chance, a mistyped one.
    """
    case = case_of(outcome, ledger, documents)
    if culprits(outcome, ledger, documents):
        return True
    return len({claim.article for claim in case.claims}) > 1 and is_mistyped(outcome, ledger, documents)


def culprits(outcome: Outcome, ledger: Ledger, documents: Mapping[int, Document]) -> set[str]:
    """The claims in which a power of ten or two digits that changed places would mend a conflict."""
    case = case_of(outcome, ledger, documents)
    return {cause.claim for cause in causes(case) if cause.kind in ("factor", "digits")}


def is_mistyped(outcome: Outcome, ledger: Ledger, documents: Mapping[int, Document]) -> bool:
    """Whether one other digit would mend a conflict about what a value is, and not only about which one is larger."""
    return bool(misprints(outcome, ledger, documents))


def misprints(outcome: Outcome, ledger: Ledger, documents: Mapping[int, Document]) -> set[str]:
    """The claims in which one other digit would do so."""
    case = case_of(outcome, ledger, documents)
    return {claim.id for claim in case.claims if is_misprinted(case, claim)} if is_equation(outcome) else set()


def is_told(outcome: Outcome, ledger: Ledger) -> bool:
    """Whether one sentence tells all the figures of a conflict, and says how they belong together."""
    together = len({ledger.claims[name].sentence for name in outcome.premises}) == 1
    return together and (is_equation(outcome) or outcome.rule.name in SPOKEN)


def is_headed(outcome: Outcome, ledger: Ledger) -> bool:
    """Whether a conflict is of a headline with the first sentences of its article, which it sums up."""
    claims = [ledger.claims[name] for name in outcome.premises]
    titles = [claim for claim in claims if claim.block == TITLE]
    near = len({claim.article for claim in claims}) == 1 and claims[-1].sentence - claims[0].sentence <= OPENING
    return len(titles) == 1 and near


def is_pinned(outcome: Outcome, ledger: Ledger, documents: Mapping[int, Document]) -> bool:
    """Whether a slip would mend a conflict, where the values that do so are too few for a power of ten to meet them by
    chance.
    """
    case = case_of(outcome, ledger, documents)
    slips = [cause for cause in causes(case) if cause.kind in ("factor", "digits")]
    together = len({claim.sentence for claim in case.claims}) == 1
    return any(is_narrow(case.repairs[cause.claim], FEW_TOGETHER if together else FEW) for cause in slips)


def is_narrow(values: Interval, most: Fraction) -> bool:
    """Whether some values are of one sign, and the largest at most so many times the least."""
    if values.lo is None or values.hi is None or values.contains(0):
        return False
    least, largest = sorted((abs(values.lo), abs(values.hi)))
    return largest <= most * least


def is_misprinted(case: Case, claim: Claim) -> bool:
    """Whether a figure with two digits around a third in the other order, or with one other digit, would mend it."""
    meant = chain(transposed(claim.quantity), mistyped(claim.quantity))
    return any(case.mends(claim, quantity.narrow()) for quantity in meant)


def is_turned(outcome: Outcome, ledger: Ledger, documents: Mapping[int, Document]) -> bool:
    """Whether a conflict would hold if a change went the other way: a currency "gained" as fewer of it bought a dollar.
    """
    case = case_of(outcome, ledger, documents)
    return any(case.mends(c, -c.quantity.narrow()) for c in case.claims if c.kind == "change")


def is_beside(outcome: Outcome, ledger: Ledger, documents: Mapping[int, Document]) -> bool:
    """Whether a conflict would hold with a figure that stands beside one of its own; of two whose order one sentence
    tells nearly any other one would do.
    """
    if is_told(outcome, ledger) and not is_equation(outcome):
        return False
    case = case_of(outcome, ledger, documents)
    return any(cause.kind == "neighbour" for claim in case.claims for cause in neighbours(case, claim))


def is_outlandish(outcome: Outcome, ledger: Ledger, documents: Mapping[int, Document]) -> bool:
    """Whether each claim of a conflict would have to be many times what it is: figures of different things, rather than
    a slip. In an order of sums of money, whose magnitudes are often confused, none is.
    """
    case = case_of(outcome, ledger, documents)
    mendable = [claim for claim in case.claims if claim.id in case.repairs]
    money = any(claim.quantity.unit.dimension == "money" for claim in mendable)
    if not mendable or (money and not is_equation(outcome)):
        return False
    return all(away(claim.quantity, case.repairs[claim.id]) > OUTLANDISH for claim in mendable)


def is_nearly_fair(outcome: Outcome, ledger: Ledger, documents: Mapping[int, Document]) -> bool:
    """Whether hardly any change of a figure would mend a conflict with reference data, whose day or kind may differ
    from the writer's.
    """
    if not outcome.references:
        return False
    case = case_of(outcome, ledger, documents)
    mendable = [claim for claim in case.claims if claim.id in case.repairs]
    return any(away(claim.quantity, case.repairs[claim.id]) <= NEARLY for claim in mendable)


def is_of_two_days(outcome: Outcome, ledger: Ledger, documents: Mapping[int, Document]) -> bool:
    """Whether sums of different times were only turned by rates that a currency may well have had at these, which only
    speak against each other.
    """
    times = {ledger.claims[name].subject.period for name in outcome.premises} - {None}
    if outcome.rule.name != EXCHANGE or outcome.references or len(times) <= 1:
        return False
    case = case_of(outcome, ledger, documents)
    mendable = [claim for claim in case.claims if claim.id in case.repairs]
    return all(away(claim.quantity, case.repairs[claim.id]) <= DRIFT for claim in mendable)


def is_cut_off(outcome: Outcome, ledger: Ledger) -> bool:
    """Whether a figure told again in fewer digits has the others cut off, where they would have rounded up ("998,000"
    for 998,550).
    """
    quantities = [ledger.claims[name].quantity for name in outcome.premises]
    if outcome.rule.name != "restated" or len(quantities) != 2 or any(quantity.hedge for quantity in quantities):
        return False
    scales = [exact(quantity.coarse) * quantity.unit.scale for quantity in quantities]
    in_order = sorted(zip(scales, quantities, strict=True), key=itemgetter(0))
    finer, rounder = (exact(quantity.value) * quantity.unit.scale for _, quantity in in_order)
    whole, left = divmod(finer, max(scales))
    return left > 0 and whole * max(scales) == rounder


def is_rescaled(outcome: Outcome, ledger: Ledger) -> bool:
    """Whether two figures told as one have the same first digits, three or more, and another magnitude ("1.37 million",
    "1.377 billion").
    """
    figures = [digits(ledger.claims[name].quantity.value) for name in outcome.premises]
    if outcome.rule.name != "restated" or len(figures) != 2:
        return False
    shorter, longer = sorted(figures, key=len)
    return len(shorter) >= SAME and longer.startswith(shorter)


def is_american(outcome: Outcome, ledger: Ledger, documents: Mapping[int, Document]) -> bool:
    """Whether a sum printed in dollars of no country is fair in those of the United States, which agencies mean by it
    wherever they write from.
    """
    return any(
        cause.kind == AMERICAN and is_bare(ledger.claims[cause.claim], documents)
        for cause in causes(case_of(outcome, ledger, documents))
    )


def is_at_pace(outcome: Outcome, ledger: Ledger) -> bool:
    """Whether a figure of a small part of a time hardly exceeds that of all of it, where it may be told at the pace of
    the longer one ("GDP rose to a level of $18.1 trillion in the fourth quarter").
    """
    claims = [ledger.claims[name] for name in outcome.premises]
    if not all(claim.subject.measure.head in cue("paced") for claim in claims):
        return False
    spans = [claim.subject.period.months or 0 for claim in claims if claim.subject.period is not None]
    if outcome.rule.name != PART_YEAR or len(claims) != 2 or len(spans) != 2 or min(spans) * SMALL > max(spans):
        return False
    sizes = [float(claim.quantity.value) * float(claim.quantity.unit.scale) for claim in claims]
    return 0 < max(sizes) <= AT_PACE * min(sizes)


def is_bare(claim: Claim, documents: Mapping[int, Document]) -> bool:
    """Whether a sum of dollars is printed without their country."""
    printed = documents[claim.article].text[claim.quantity.start : claim.quantity.end]
    return is_bare_dollar(printed)


def away(quantity: Quantity, repair: Interval) -> Fraction:
    """How many times a figure would have to be taken, or divided by, to be mended, whatever its sign."""
    value = exact(quantity.value) * quantity.unit.scale
    ends = [abs(end / value) for end in (repair.lo, repair.hi) if end and value]
    return min((max(end, 1 / end) for end in ends), default=Fraction(1))
