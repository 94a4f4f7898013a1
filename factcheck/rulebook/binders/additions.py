"""Binder of sums whose whole and parts stand in different articles of one story: they are told by their digits.

That figures are a whole and its parts only the figures show; so these are guesses, whose clash counts only where a slip
explains it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import Final, NamedTuple

from factcheck.claims.claim import UNRESOLVED
from factcheck.ledger.concerns import Concerns
from factcheck.ledger.ledger import Ledger
from factcheck.ledger.stories import Stories
from factcheck.ledger.traits import alike as alike_in_words
from factcheck.rulebook.binders.amounts import (
    CHANCE,
    LOWERED,
    MOST,
    SLIPS,
    SMALLEST,
    Amount,
    Row,
    around,
    asked_about,
    is_less,
    may_be_of_one,
    sharpest,
    timed,
)
from factcheck.rulebook.constraint import Constraint
from factcheck.rulebook.rule import Rule

AROUND: Final = 2
"""Words around two figures that count as much as one of what they are."""
GRAINS: Final = 2
"""How many times as much as a whole may be off a small part of it is at least."""
EXACT: Final = 0.001
"""How likely figures may fit by chance that are told of times or owners which keep them apart."""
FINE: Final = 5
"""Digits of the least of the wholes of which that is found out."""
NEAR: Final = 1
"""Sentences from a whole to the part of it that it grew by."""


FIRST: Final = attrgetter("first")


class Addition(NamedTuple):
    """A whole and two parts that add up to it, or would but for a slip of the pen."""

    whole: Amount
    parts: tuple[Amount, Amount]

    @property
    def shared(self) -> int:
        """How many words all three share."""
        return len(frozenset.intersection(*(amount.words for amount in (self.whole, *self.parts))))

    @property
    def window(self) -> float:
        """About how likely a sum of this size fits by chance."""
        return sum(amount.width for amount in (self.whole, *self.parts)) / self.whole.size

    @property
    def is_of_one(self) -> bool:
        """Whether the words of all three say that they are of one owner."""
        owners = {whose(amount) for amount in (self.whole, *self.parts)}
        return len(owners) == 1 and "" not in owners

    @property
    def is_between(self) -> bool:
        """Whether the figures stand in different articles, some of one time, none is given twice, and no part is what
        the other one was before.
        """
        articles = {amount.claim.article for amount in (self.whole, *self.parts)}
        timely = any(timed(part, self.whole) for part in self.parts)
        one, other = (part.claim for part in self.parts)
        was = (one.role == "base" and one.of == other.id) or (other.role == "base" and other.of == one.id)
        return timely and len(articles) > 1 and self.parts[0].size != self.parts[1].size and not was


def whose(amount: Amount) -> str:
    """Whose a figure is, as far as its own words say so."""
    subject = amount.claim.subject
    return "" if "entity" in subject.assumed else subject.entity


def additions(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """whole == sum(parts), of figures in different articles of one story"""
    if len(ledger.stories.told) < 2:
        return
    concerns = Concerns(ledger)
    for own, sorts, _ in around(ledger, ledger.by_article):
        asked = asked_about(sorts, concerns)
        for whole in (whole for whole in own if whole.is_certain):
            near = sorts[whole.sort]
            some = near if concerns.touch(whole.claim) else asked.get(whole.sort, ())
            parts = [part for part in some if may_be_added(part, whole, ledger.stories)]
            if parts and some is not near:
                parts = [part for part in near if may_be_added(part, whole, ledger.stories)]
            sums = list(told(whole, parts, ledger.stories)) or exact(whole, near, concerns)
            for found in sums:
                claims = [amount.claim.id for amount in (whole, *found.parts)]
                cells = [ledger.cells[name] for name in claims]
                if len(set(cells)) == len(cells):
                    bound = {"whole": cells[0], "parts": tuple(cells[1:])}
                    yield Constraint(rule, bound, LOWERED, prefer=tuple(claims), tentative=True)


def may_be_added(part: Amount, whole: Amount, stories: Stories) -> bool:
    """Whether a figure may be part of a whole, or what there was before ("448 tonnes, 89 of them bought this year")."""
    if part.size <= SMALLEST * whole.size:
        return may_have_come(part, whole)
    return is_less(part, whole) and is_timely(part, whole) and may_be_of_one(part, whole, stories)


def is_timely(part: Amount, whole: Amount) -> bool:
    """Whether a figure may be of some of the time of a whole, or of what there was before."""
    before = part.time is not None and whole.time is not None and (part.time.until or 0) <= whole.time.first
    return before or timed(part, whole)


def may_have_come(part: Amount, whole: Amount) -> bool:
    """Whether a small figure beside a whole may be what came to it of late ("213 shops more, 38,800 in all")."""
    return GRAINS * whole.width < part.size and is_beside(part, whole) and is_timely(part, whole)


def pairs(whole: Amount, low: float, high: float, row: Row) -> Iterator[Addition]:
    """The pairs of figures that may add up to something between two ends."""
    for part in row.parts:
        for other in row.between(low - part.high, high - part.low):
            if other.size < part.size:
                yield Addition(whole, (part, other))


def told(whole: Amount, parts: Sequence[Amount], stories: Stories) -> Iterator[Addition]:
    """The sums that a whole and parts make, and hardly by chance; else the one they would make but for a slip."""
    articles = {part.claim.article for part in parts}
    if not 2 <= len(parts) <= MOST or articles == {whole.claim.article}:
        return
    parts = sharpest(parts)
    less = [part for part in parts if part.size < whole.size]
    row = Row(sharp(less, whole))
    fitting = [one for one in pairs(whole, whole.low, whole.high, row) if is_sure(one, less, stories)]
    yield from fitting
    if not fitting and SLIPS * whole.width <= CHANCE[-1] * whole.size:
        row = Row(sharp(parts, whole, SLIPS))
        slipped = [one for one in slips(whole, row) if is_sure(one, parts, stories, SLIPS)]
        if len({frozenset(part.size for part in one.parts) for one in slipped}) == 1:
            yield from slipped


def exact(whole: Amount, amounts: Sequence[Amount], concerns: Concerns) -> Iterator[Addition]:
    """The sums that a whole and two other figures make to so many digits that neither their times nor whose they are
    said to be keep them apart: what is read of these may be wrong. Where two times fill that of the whole, figures of
    other times are no rivals, and words that narrow one of them may be misread too.
    """
    if len(amounts) > MOST or (whole.digits < FINE and whole.months is None):
        return
    less = [part for part in amounts if SMALLEST * whole.size < part.size < whole.size]
    alike = [part for part in less if alike_in_words(part.claim, whole.claim)] if whole.digits >= FINE else []
    for one in pairs(whole, whole.low, whole.high, Row(sharpest(less))):
        claims = [amount.claim for amount in (whole, *one.parts)]
        if len({claim.article for claim in claims}) > 1 and concerns.touch(*claims):
            filled = fill(one.parts, whole)
            if not filled and not set(one.parts) <= set(alike):
                continue
            rivals = [part for part in less if is_of_one_of(part, one.parts)] if filled else alike
            kin = sum(len(part.words & whole.words) >= one.shared for part in rivals)
            if one.window * kin * (kin - 1) / 2 <= (CHANCE[0] if one.shared or filled else EXACT):
                yield one


def fill(parts: tuple[Amount, Amount], whole: Amount) -> bool:
    """Whether the times of two figures, the later one right behind the earlier one, are together that of a whole."""
    time, times = whole.months, [part.months for part in parts if part.months is not None]
    if time is None or len(times) < len(parts):
        return False
    first, second = sorted(times, key=FIRST)
    return (first.first, first.until, second.until) == (time.first, second.first, time.until)


def is_of_one_of(part: Amount, parts: Iterable[Amount]) -> bool:
    """Whether a figure is of the time of one of some others."""
    return any(part.months == other.months for other in parts)


def sharp(parts: Sequence[Amount], whole: Amount, slips: int = 1) -> Sequence[Amount]:
    """The figures that say enough not to add up to a whole by chance, nor after so many slips."""
    room = CHANCE[-1] / slips * whole.size - whole.width
    return [part for part in parts if part.width <= room]


def slips(whole: Amount, row: Row) -> Iterator[Addition]:
    """The pairs of parts that would add up if two digits of a figure had not changed places."""
    for meant in whole.slips:
        yield from pairs(whole, meant - whole.width / 2, meant + whole.width / 2, row)
    for part in row.parts:
        for meant in part.slips:
            for other in row.between(whole.low - meant - part.width / 2, whole.high - meant + part.width / 2):
                if other is not part:
                    yield Addition(whole, (part, other))


def is_sure(one: Addition, parts: Sequence[Amount], stories: Stories, slips: int = 1) -> bool:
    """Whether figures hardly add up by chance, for how sharp they are and how many might."""
    window = one.window * slips
    if not one.is_between or window > CHANCE[-1]:
        return False
    shared, timely = one.shared, all(timed(part, one.whole) for part in one.parts)
    rivals = [part for part in parts if timed(part, one.whole)] if timely else parts
    if one.is_of_one:
        rivals = [part for part in rivals if whose(part) == whose(one.whole)]
    kin = sum(len(part.words & one.whole.words) >= shared for part in rivals)
    if window * kin * (kin - 1) / 2 <= CHANCE[min(shared, len(CHANCE) - 1)]:
        return True
    return is_counted_on(one, slips, parts, stories)


def is_counted_on(one: Addition, slips: int, parts: Sequence[Amount], stories: Stories) -> bool:
    """Whether a whole is hardly by chance what another article had counted, and what its own says beside it has come
    since ("84 planes in November, 643 since January"), or would be but for one of so many slips.
    """
    window = one.window * slips
    beside, before = sorted(one.parts, key=lambda part: part.claim.article != one.whole.claim.article)
    heads = {amount.claim.subject.measure.head for amount in (one.whole, *one.parts)} - {UNRESOLVED}
    if len(heads) > 1 or not is_beside(beside, one.whole) or not is_before(before, one.whole, stories):
        return False
    near = sum(is_beside(part, one.whole) for part in parts)
    if window * near > CHANCE[-1]:
        return False
    likeness = alike(before, one.whole, stories) - (slips > 1)  # what does not fit needs more that speaks for it
    if likeness < 0:
        return False
    kin = {part.size: part for part in parts if part.claim.article != one.whole.claim.article}
    like = sum(alike(part, one.whole, stories) >= likeness for part in kin.values())
    return window * near * like <= CHANCE[min(likeness, len(CHANCE) - 1)]


def alike(part: Amount, whole: Amount, stories: Stories) -> int:
    """How much says that two figures of different articles are of one thing: words of theirs, and those around both."""
    around, beside = stories.shared(part.claim, whole.claim)
    return len(part.words & whole.words) + (around >= AROUND) + (beside > 0)


def is_beside(part: Amount, whole: Amount) -> bool:
    """Whether a figure stands near a whole in its article, and is of some of its time."""
    one, other = part.claim, whole.claim
    near = one.article == other.article and abs(one.sentence - other.sentence) <= NEAR
    return near and (part.time is None or whole.time is None or part.time.within(whole.time))


def is_before(part: Amount, whole: Amount, stories: Stories) -> bool:
    """Whether a figure of another article may be a whole as it was counted some time before."""
    one, other = part.claim, whole.claim
    if one.article == other.article or not one.role == other.role == "now":
        return False
    ends = part.time is None or whole.time is None or (part.time.until or 0) <= (whole.time.until or 0)
    return ends or stories.tells_first(one, other)
