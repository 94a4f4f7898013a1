"""Plain tallies: what an article counts up over a time, what came in the last stretch of it, and what before that, tied
by their times alone, where a slip of the pen keeps them from adding up ("8,200 in October and 61,300 since January; by
the end of September 53,100 had been sold").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, MutableSequence, Sequence
from functools import cache
from itertools import product
from typing import Final

from factcheck.claims.claim import TOLD_SUM, UNRESOLVED, Claim
from factcheck.claims.ties.amounts import cue
from factcheck.claims.ties.plain.sums import free_of_guesses, is_free
from factcheck.claims.ties.said.breakdowns import Breakdown, exhaust
from factcheck.claims.ties.surroundings import STEM, STOP, stems
from factcheck.claims.ties.terms import ROUNDED, Term, amendments, sort_of, term_of
from factcheck.claims.ties.traced.amends import ALL
from factcheck.claims.ties.traced.nearness import words
from factcheck.claims.ties.traced.paces import when
from factcheck.claims.ties.traced.stages import GENERAL, TIMELY, adds_up, counts_alike, is_other
from factcheck.expression import expression
from factcheck.lexicon import table
from factcheck.record import record, replace
from factcheck.text.document import BODY

FEWEST: Final = 3
"""Figures, and times, of a tally."""

MOST: Final = 24
"""Figures of one sort in an article, at most: in a longer list sums come out by chance."""

REACH: Final = 3
"""Sentences between what came before and what has come together, at most."""

AROUND: Final = 70
"""Characters on each side of a figure in which words say that it goes on up to a day, or has come together."""

TENFOLD: Final = 10.5
"""How many times its whole a stretch may be by a slip."""

SHORTEST: Final = 5
"""Days of a stretch, at least."""

UP_TO: Final = expression(
    r"\b(?:by|as of|as at|until|till|up to|to|at|through)(?: and including)? (?:(?:the )?(?:end|close)\b|end-"
    r"|(?:[a-z]+ )?\d{1,2}\b|mid-?year|midyear)"
)
"""What says that a figure counts up to a day."""

GOING_ON: Final = expression(r"\b(?:since|so far|to date|this (?:year|season)|until now|cumulative(?:ly)?|up to now)\b")
"""What says that a figure counts on from some day to that of its article, or to the last one told of."""


@record(frozen=True, slots=True)
class Stretch:
    """A figure, and the days from which and up to which it counts, of which words may leave one unsaid."""

    term: Term
    first: int | None
    until: int | None

    @property
    def claim(self) -> Claim:
        """Whose figure it is."""
        return self.term.claim


@record(frozen=True, slots=True)
class Tally:
    """All that came together over a time, its last stretch and what came before that."""

    whole: Stretch
    last: Stretch
    earlier: Stretch

    def members(self) -> tuple[Stretch, Stretch, Stretch]:
        """All three, the whole first."""
        return self.whole, self.last, self.earlier

    def missing(self) -> float:
        """What the two stretches lack of the whole."""
        return self.whole.term.middle - self.last.term.middle - self.earlier.term.middle

    def is_mended(self, text: str) -> bool:
        """Whether they add up, or would but for one slip of the pen."""
        missing = self.missing()
        slack = sum(one.term.width for one in self.members()) / 2 + ROUNDED * self.whole.term.middle
        if abs(missing) <= slack:
            return True
        parts = (way for one in (self.last, self.earlier) for slips in ALL for way in amendments(text, one.term, slips))
        wholes = (-way for slips in ALL for way in amendments(text, self.whole.term, slips))
        return any(abs(missing - way) <= slack for ways in (parts, wholes) for way in ways)

    def kinship(self) -> tuple[int, int]:
        """How many words its figures share, and how near they stand: what puts tallies of one whole in order."""
        whole, last, earlier = (words(one.claim.subject) for one in self.members())
        places = [one.claim.sentence for one in self.members()]
        return len(whole & last) + len(whole & earlier), min(places) - max(places)


def tie_tallies(text: str, lower: str, claims: MutableSequence[Claim]) -> None:
    """Tie the last stretch of a time, and what came before it, to what came together over all of it."""
    sorts: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if is_counted(claim):
            sorts[sort_of(claim)].append(claim)
    for some in sorts.values():
        if not FEWEST <= len(some) <= MOST or len({claim.subject.period for claim in some}) < FEWEST:
            continue
        stretches = [one for claim in some if (one := stretch_of(text, lower, claim)) is not None]
        for whole in stretches:
            found = tally_of(whole, stretches)
            if found is None or says_more(lower, found.earlier, (found.whole, found.last)):
                continue
            if found.is_mended(text):
                tie(claims, found)


def is_counted(claim: Claim) -> bool:
    """Whether a claim states a plain level of a sentence that adds up over time."""
    told = claim.block == BODY and claim.quantity.hedge is None and claim.quantity.upper is None
    return told and when(claim) is not None and claim.role in ("now", "base") and adds_up(plainly(claim))


def plainly(claim: Claim) -> Claim:
    """A claim as it would be had it not been set beside another one."""
    return claim if claim.role == "now" else replace(claim, role="now")


def stretch_of(text: str, lower: str, claim: Claim) -> Stretch | None:
    """The days that a figure counts, as far as its words tell."""
    term, period = term_of(text, claim), when(claim)
    if term is None or term.middle <= 0 or period is None:
        return None
    if period.days == 1:
        return Stretch(term, None, period.until) if is_up_to(lower, claim) else None
    if (period.days or SHORTEST) < SHORTEST:
        return None
    going_on = period.start.day == 1 and period.end is not None and period.end.day != 1 and is_going_on(lower, claim)
    return Stretch(term, period.first, None if going_on else period.until)


def around(lower: str, claim: Claim) -> str:
    """What its sentence says near a figure."""
    start, end = claim.quantity.start, claim.quantity.end
    ahead = STOP.split(lower[max(0, start - AROUND) : start])[-1]
    return ahead + STOP.split(lower[start : end + AROUND])[0]


def is_up_to(lower: str, claim: Claim) -> bool:
    """Whether words say that a figure counts up to a day."""
    return UP_TO.search(around(lower, claim)) is not None


def is_going_on(lower: str, claim: Claim) -> bool:
    """Whether words say that a figure counts on up to the day of its article, or to the last one told of."""
    return GOING_ON.search(around(lower, claim)) is not None


def tally_of(whole: Stretch, stretches: Sequence[Stretch]) -> Tally | None:
    """The only tally of a whole, or the one that it surely is by its words."""
    found = sorted(tallies(whole, stretches), key=Tally.kinship, reverse=True)
    surely = len(found) == 1 or (len(found) > 1 and found[0].kinship()[0] > found[1].kinship()[0])
    return found[0] if surely else None


def tallies(whole: Stretch, stretches: Sequence[Stretch]) -> Iterator[Tally]:
    """A whole with each last stretch of its time and what came before that, of which words tell as of one thing."""
    inside = [one for one in stretches if 0 < one.term.middle < TENFOLD * whole.term.middle and is_of(one, whole)]
    for last, earlier in product(inside, inside):
        if last is not earlier and are_in_turn(whole, last, earlier) and is_of(last, earlier):
            yield Tally(whole, last, earlier)


def says_more(lower: str, one: Stretch, others: Sequence[Stretch]) -> bool:
    """Whether the words around what came before are of something that those around the others say nothing of."""
    told = {stem for other in others for stem in stems(around(lower, other.claim))}
    heads = {other.claim.subject.measure.head for other in others}
    if one.claim.subject.measure.head in heads:
        told.update(word[:STEM] for head in heads for word in doing().get(head, ()))
    return not told.union(word[:STEM] for word in cue("tallying")).issuperset(stems(around(lower, one.claim)))


@cache
def doing() -> Mapping[str, frozenset[str]]:
    """The words by which a sentence says that something was done, by what it measures."""
    found: dict[str, set[str]] = defaultdict(set)
    for head, entry in (*table("measures").items(), *((e["measure"], e) for e in table("deeds").values())):
        found[head].update(word for form in entry.get("verbs", ()) for word in form.split())
    return {head: frozenset(forms) for head, forms in found.items()}


def are_in_turn(whole: Stretch, last: Stretch, earlier: Stretch) -> bool:
    """Whether one time follows another one, and the two fill that of the whole."""
    if whole.first is None or last.first is None or last.until is None or earlier.until != last.first:
        return False
    begun = earlier.first == whole.first if earlier.first is not None else last.first > whole.first
    return begun and whole.until in (None, last.until) and is_near(whole, earlier)


def is_near(whole: Stretch, earlier: Stretch) -> bool:
    """Whether what came before all of a time's last stretch is told beside all of it."""
    return abs(whole.claim.sentence - earlier.claim.sentence) <= REACH


def is_of(one: Stretch, other: Stretch) -> bool:
    """Whether words let two figures be of one thing, of one owner: they name no two measures, and no part of one."""
    first, second = one.claim.subject, other.claim.subject
    if one is other or (first.entity and second.entity and first.entity != second.entity):
        return False
    heads = {first.measure.head, second.measure.head} - GENERAL - {UNRESOLVED}
    apart = len(heads) > 1 and heads <= table("measures").keys()
    further = (first.measure.modifiers ^ second.measure.modifiers) - GENERAL - TIMELY
    if apart or not further.isdisjoint(narrowing()) or is_other(one.claim, other.claim):
        return False
    return counts_alike(one.term, other.term)


@cache
def narrowing() -> frozenset[str]:
    """Words that make of a figure one of a part of what another one counts."""
    return frozenset(name for name, entry in table("modifiers").items() if entry.get("part"))


def tie(claims: MutableSequence[Claim], found: Tally) -> None:
    """Tie the two stretches of a tally to what they make together, where nothing else does."""
    places = {claim.id: at for at, claim in enumerate(claims)}
    whole, *parts = (one.claim for one in found.members())
    told = Breakdown(whole, tuple(parts), certain=True)
    free_of_guesses(claims, places, told)
    whole, *parts = (claims[places[one.id]] for one in (told.whole, *told.parts))
    if is_free(Breakdown(whole, tuple(parts), certain=True)):
        exhaust(claims, places, told, f"{TOLD_SUM} {whole.id}")
