"""Stages: figures of a part of a time ("December alone contributed 17.4 million nights") and those of all of it, of one
thing as words, and of its pace as their sizes suggest.

They are tied where the part is less than the whole, or would be in step with it but for a slip; they confirm nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import MutableSequence, Sequence
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.subjects.context import places
from factcheck.claims.subjects.families import distinct_measures
from factcheck.claims.ties.terms import Term, amendments, sort_of, term_of
from factcheck.claims.ties.traced.nearness import words
from factcheck.expression import expression
from factcheck.lexicon import table
from factcheck.periods.period import Period
from factcheck.record import record, replace
from factcheck.text.document import TABLE, TITLE

LINK: Final = "stage"
"""The link of a figure of a part of a time to that of all of it."""

PACE: Final = 5
"""How many times its part of the time a part may be of the whole, and the other way round."""

KINDRED: Final = 1.5
"""The same of figures of one owner that no words tie, but nothing tells apart either."""

LONGEST: Final = 100
"""Days of a part of a time, at most: a quarter."""

SHORTEST: Final = 5
"""Days of one, at least."""

SPREAD_OUT: Final = frozenset(
    {"average", "per-capita", "daily", "weekly", "quarterly", "annualised"}
)
"""Words of figures that do not add up over time."""

AHEAD: Final = 60
"""Characters before a figure in which words say that its time is only a part of what was told."""

ALONE: Final = expression(r"\b(?:alone|(?:best|busiest|worst|record|deadliest|strongest|weakest|peak|top) month)\b")
"""What says that a time is a part of the one told before, or after."""

SO_FAR: Final = expression(
    r"\b(?:so far (?:this|in the) (?:year|season)|th(?:e|is) year's|year to date|since january|cumulative)"
)
"""What says that a time is all of it."""

TAKEN_TO: Final = expression(
    r"\b(?:br(?:ings?|inging|ought)|t(?:akes?|aking|ook)|lift(?:s|ed|ing)?) (?:the|its|their|this)"
    r" [^.;:\d]{1,40}\bto\b[^.;:\d]{0,24}$"
)
"""What says behind the figure of a part of a time to what it brought that of all of it."""

EXPECTED: Final = "expected"
"""What says that a figure is foreseen, or only estimated."""

TIMELY: Final = frozenset({EXPECTED, "monthly"})
"""Words that tell measures apart, but not what is told of a month from what is told of its year."""

LIMITS: Final = frozenset({"quota", "target", "limit", "capacity", "share"})
"""Words of figures that limit others, and add up to none."""

GENERAL: Final = frozenset(
    {"cumulative", "cumulated", "accumulated", "total", "overall", "combined", "monthly", "highest", "lowest", "record"}
    | {"best", "busiest", "traffic", "volume", "throughput", "figure", "number", "part", "count", EXPECTED}
)
"""Words that say nothing of what is counted up: all of it, or that it is."""

LEAD: Final = 2
"""Sentences in which an article says what it is about."""

TEN: Final = 10

TENS: Final = 3
"""Zeros that a figure may have too many, or its whole too few, at most."""

Stage = tuple[int, Term, Period]


@record(frozen=True, slots=True)
class Pair:
    """A figure of a part of a time and one of all of it, how many times its part of the time the part is of the whole,
    and how many it may be; whether words say that the part brought the whole to what it is, whether what they measure
    has no word in common, and whether the one is the last part of the other, which words tell no more of.
    """

    part: Term
    whole: Term
    pace: float
    most: float
    taken: bool
    apart: bool
    last: bool = False

    def is_in_step(self, pace: float) -> bool:
        """Whether a part of such a pace may be of this whole."""
        return 1 / self.most <= pace <= self.most

    def is_slip(self, text: str) -> bool:
        """Whether a part that exceeds its whole would be in step with it but for a slip, and words tie the two: not one
        whose time is only that of what was told before it.
        """
        if "period" in self.whole.claim.subject.assumed:
            return False
        if self.part.middle <= self.whole.middle or self.is_forecast() or not (self.last or self.is_told()):
            return False
        parts = (self.pace * (1 + way / self.part.middle) for way in amendments(text, self.part))
        wholes = (self.pace / (1 + way / self.whole.middle) for way in amendments(text, self.whole))
        tenfolds = (self.pace / TEN**zeros for zeros in range(1, TENS + 1))
        return any(1 / KINDRED <= pace <= KINDRED for pace in (*tenfolds, *parts, *wholes))

    def is_forecast(self) -> bool:
        """Whether both may be forecasts of the whole, one of them made in that part of the time."""
        told = (words(term.claim.subject) for term in (self.part, self.whole))
        return self.part.middle <= KINDRED * self.whole.middle and any(EXPECTED in some for some in told)

    def is_alike(self) -> bool:
        """Whether both are of one owner, in the same words."""
        one, other = self.part.claim.subject, self.whole.claim.subject
        return one.entity == other.entity and words(one) - TIMELY == words(other) - TIMELY

    def is_told(self) -> bool:
        """Whether words tie the two, and say that both add up over time."""
        flows = all(is_flow(term.claim) for term in (self.part, self.whole))
        return self.most >= PACE and flows and (self.taken or (self.names_one() and not self.is_narrower()))

    def names_one(self) -> bool:
        """Whether the words of one figure name all that those of the other do, and these something."""
        one, other = (words(term.claim.subject) - TIMELY for term in (self.part, self.whole))
        return bool(one and other) and (one <= other or other <= one)

    def is_narrower(self) -> bool:
        """Whether the whole is told to be of less than the part is, of some partner or behind the opening of a text."""
        more = words(self.whole.claim.subject) - words(self.part.claim.subject) - TIMELY - GENERAL
        leads = self.whole.claim.sentence <= min(LEAD, self.part.claim.sentence)
        one, other = self.part.claim.subject.entity, self.whole.claim.subject.entity
        elsewhere = one != other and other in places()
        return any(" " in word for word in more) or bool((more or elsewhere) and not leads)


def likeliest(pair: Pair) -> tuple[bool, int, bool, bool, bool, float]:
    """What puts the wholes that a part may be of in order."""
    foreseen = [EXPECTED in words(term.claim.subject) for term in (pair.part, pair.whole)]
    only, pace = foreseen[0] < foreseen[1], max(pair.pace, 1 / pair.pace)
    return not pair.taken, pair.apart + only, is_part(pair.whole.claim), pace > KINDRED, only, pace


def tie_stages(text: str, lower: str, claims: MutableSequence[Claim]) -> None:
    """Tie the figures of parts of a time to the likeliest figure of all of it."""
    sorts: dict[str, list[tuple[int, Period]]] = defaultdict(list)
    for at, claim in enumerate(claims):
        period = claim.subject.period
        if period is not None and (period.days or 0) >= SHORTEST and adds_up(claim):
            sorts[sort_of(claim)].append((at, period))
    several = [some for some in sorts.values() if len({period for _, period in some}) > 1]
    for some in several:
        told = [(at, term, period) for at, period in some if (term := term_of(text, claims[at])) is not None]
        parts = [one for one in told if (one[2].days or 0) <= LONGEST]
        pairs = {at: pairs_of(lower, part, period, told) for at, part, period in parts}
        found = {at: whole for at, some in pairs.items() if (whole := fitting(some)) is not None}
        own = [(part, period, found[at]) for at, part, period in parts if at in found]
        for at, part, period in parts:
            free = [pair for pair in pairs[at] if not is_of_another(part, period, pair.whole, own)]
            whole = found.get(at) or slipped(lower, free)
            if whole is not None:
                claims[at] = replace(claims[at], links=(*claims[at].links, (LINK, whole.claim.id)))


def adds_up(claim: Claim) -> bool:
    """Whether a claim states a level that adds up over time, as far as words say."""
    measure, unit = claim.subject.measure, claim.quantity.unit
    plain = claim.kind == "level" and claim.role == "now" and claim.sign > 0 and claim.block not in (TABLE, TITLE)
    if not plain:
        return False
    entry = table("measures").get(measure.head, {})
    adds = entry.get("flow") is not False and not entry.get("intensive")
    amount = unit.per is None and unit.dimension not in ("ratio", "points", "factor", "temperature")
    return adds and amount and measure.modifiers.isdisjoint(SPREAD_OUT)


def pairs_of(lower: str, part: Term, period: Period, told: Sequence[Stage]) -> Sequence[Pair]:
    """The figures of a part of a time with each one of a longer time around it."""
    around = [(whole, time) for _, whole, time in told if period != time and period.within(time)]
    return [pair_of(lower, part, whole, (time.days or 0) / (period.days or 1)) for whole, time in around]


def fitting(pairs: Sequence[Pair]) -> Term | None:
    """The figure of a longer time that one of a part of it belongs to, the likeliest by words and by its pace."""
    found = (pair for pair in pairs if pair.part.middle <= pair.whole.middle and pair.is_in_step(pair.pace))
    best = min(found, key=likeliest, default=None)
    return best.whole if best is not None else None


def slipped(lower: str, pairs: Sequence[Pair]) -> Term | None:
    """The only figure of a longer time that one of a part of it would belong to but for a slip."""
    found = [pair for pair in pairs if pair.is_slip(lower)]
    likest = [pair.whole for pair in found if pair.is_alike()] or [pair.whole for pair in found]
    return likest[0] if len({whole.middle for whole in likest}) == 1 else None


def is_of_another(part: Term, period: Period, whole: Term, own: Sequence[tuple[Term, Period, Term]]) -> bool:
    """Whether a longer time's figure that says nothing of what it is follows another figure of the same part of it,
    which it fits ("a surplus of 4.2 billion in July; from January, that adds up to 23.6").
    """
    if words(whole.claim.subject) - GENERAL or part.start < whole.start:
        return False
    return any(
        found is whole and time == period and other.start < whole.start
        and whole.claim.sentence - other.claim.sentence <= 1
        for other, time, found in own
    )  # fmt: skip


def pair_of(lower: str, part: Term, whole: Term, times: float) -> Pair:
    """A figure of a part of a time with one of all of it, which is so many times as long."""
    one, other = part.claim.subject, whole.claim.subject
    pace = part.middle / whole.middle * times
    taken = brings_to(lower, part, whole)
    if is_other(part.claim, whole.claim):
        return Pair(part, whole, pace, 1, taken, apart=True)
    apart = words(one).isdisjoint(words(other))
    told = taken or says(ALONE, lower, part) or (not apart and counts_alike(part, whole)) or says(SO_FAR, lower, whole)
    near = is_signed(part.claim) or is_signed(whole.claim) or not told
    last = is_last(part, whole)
    most = 1 if near and not (last or are_kindred(part, whole)) else KINDRED if near else PACE
    return Pair(part, whole, pace, most, taken, apart, last)


def is_last(part: Term, whole: Term) -> bool:
    """Whether the time of a part is the end of that of a whole, and words say of one of them alone what it counts."""
    one, other = part.claim.subject, whole.claim.subject
    ends = [subject.period.until for subject in (one, other) if subject.period is not None]
    if len(set(ends)) != 1 or None in ends or one.entity != other.entity or not counts_alike(part, whole):
        return False
    signed = is_signed(part.claim) or is_signed(whole.claim)
    unsaid = words(one) <= GENERAL or words(other) <= GENERAL
    return unsaid and not signed and (is_flow(part.claim) or is_flow(whole.claim))


def brings_to(lower: str, part: Term, whole: Term) -> bool:
    """Whether words behind the figure of a part of a time say to what it brought that of all of it."""
    near = 0 <= whole.claim.sentence - part.claim.sentence <= 1 and part.start < whole.start
    return near and TAKEN_TO.search(lower, part.claim.quantity.end, whole.start) is not None


def is_flow(claim: Claim) -> bool:
    """Whether a figure is told to measure what is known to add up over time, and never is less than nothing."""
    flow = table("measures").get(claim.subject.measure.head, {}).get("flow")
    return bool(flow) and claim.subject.says_measure and not is_signed(claim)


def is_signed(claim: Claim) -> bool:
    """Whether a figure may be less than nothing in some part of a time, as profits may."""
    return bool(table("measures").get(claim.subject.measure.head, {}).get("signed"))


def are_kindred(part: Term, whole: Term) -> bool:
    """Whether figures are of one owner, count things of one name and are not told to measure different things."""
    one, other = part.claim.subject, whole.claim.subject
    heads = {one.measure.head, other.measure.head}
    apart = len(heads) > 1 and heads <= table("measures").keys()
    return one.entity == other.entity and not apart and counts_alike(part, whole)


def is_part(claim: Claim) -> bool:
    """Whether a figure is told to be part of another one of its time."""
    return bool(claim.exhausts) or any(kind == "within" for kind, _ in claim.links)


def counts_alike(part: Term, whole: Term) -> bool:
    """Whether two figures count things of one name, as far as both name them."""
    one, other = (term.claim.quantity.unit.name for term in (part, whole))
    sort = part.claim.quantity.unit.dimension
    return one is None or other is None or sort != "count" or not set(one.split()).isdisjoint(other.split())


def is_other(one: Claim, other: Claim) -> bool:
    """Whether only one of two figures is of another sort of measure than the words say that both share: a quota."""
    told = (one.subject.measure, other.subject.measure)
    first, second = (measure.modifiers | {measure.head} for measure in told)
    return not (first ^ second).isdisjoint((distinct_measures() - TIMELY) | LIMITS)


def says(words_of_time: re.Pattern[str], lower: str, term: Term) -> bool:
    """Whether words before a figure, or just behind it, say that its time is a part of another one, or all of it."""
    start = term.claim.quantity.start
    return words_of_time.search(lower, max(0, start - AHEAD), term.claim.quantity.end + AHEAD // 2) is not None
