"""Sums: figures that make up another one of their article, wherever they stand, told from chance by their digits
("all wheat ..., at 1.98 billion bushels", and below "1.36 billion bushels", "89.2 million", "533 million").
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, MutableSequence, Sequence
from functools import partial
from operator import attrgetter
from typing import Final

from factcheck.claims.claim import ADDED_UP, Claim
from factcheck.claims.ties.amounts import cue
from factcheck.claims.ties.said.breakdowns import Breakdown, apart, is_rest
from factcheck.claims.ties.said.series import FEWEST, is_line, series
from factcheck.claims.ties.terms import Term, amendments, term_of
from factcheck.claims.ties.traced.amends import surprise
from factcheck.claims.ties.traced.passages import passages
from factcheck.claims.ties.traced.runs import Run, Sum, distant, runs_of
from factcheck.lexicon import table
from factcheck.quantities.quantity import Unit
from factcheck.quantities.slips import Slips
from factcheck.record import field, record, replace

CHANCE: Final = 0.1
"""A sum is believed that comes out by chance less often than this."""

PAIRED: Final = 0.02
"""The same of two figures that make up one which does not stand beside them."""

SLIP: Final = 0.03
"""So is one that comes out by one slip of the pen less often than this, counting all the slips there may be."""

SURE: Final = 0.003
"""The same for figures that do not follow each other."""

TOLD: Final = 2
"""How much likelier words make a sum that speak of parts or of a total."""

CLOSED: Final = 10
"""How much likelier they make it that call its last part the rest."""

MOST: Final = 4
"""How much likelier all that makes one that a slip spoils, at most."""

SPLIT: Final = 4
"""How much likelier measures make it that are known to make up another one."""

LINED: Final = 2
"""How much likelier lines make it that give one part each."""

CALLED: Final = 2
"""How much likelier words before a whole make it that call it a total."""

AHEAD: Final = 40
"""Characters before a whole in which they do."""

AGAIN: Final = 0.01
"""What is a part already may be a part of something else where chance makes such a sum less often than this."""


def add_up(text: str, claims: MutableSequence[Claim]) -> None:
    """Tell the figures of an article that surely make up another one which one that is."""
    rows = list(series(text, claims))
    if not rows:
        return
    places = {claim.id: at for at, claim in enumerate(claims)}
    shared = {claim.of for claim in claims if claim.role == "share"}
    deficits = [term for term in (term_of(text, claim) for claim in claims if is_deficit(claim)) if term is not None]
    search = Search(text, rows, *summed(claims), shared, deficits)
    for found in search.found():
        whole, *parts = in_units([claims[places[term.claim.id]] for term in (found.whole, *found.parts)])
        claims[places[whole.id]] = whole
        entry = (f"{ADDED_UP} {whole.id}.{parts[0].id}.{parts[-1].id}.{len(parts)}", whole.id)
        for part in apart(Breakdown(whole, tuple(parts), certain=False)):
            claims[places[part.id]] = replace(part, exhausts=(*part.exhausts, entry))


def is_deficit(claim: Claim) -> bool:
    """Whether a level is less than nothing."""
    return claim.kind == "level" and claim.sign < 0


def in_units(claims: Sequence[Claim]) -> list[Claim]:
    """A whole and its parts, those that print no unit in that of another one of them."""
    units = (claim.quantity.unit for claim in claims)
    printed = next((unit for unit in units if unit.dimension not in ("count", "number")), None)
    return [claim if printed is None else measured(claim, printed) for claim in claims]


def measured(claim: Claim, unit: Unit) -> Claim:
    """A claim, its bare number in a unit."""
    bare = claim.quantity.unit.dimension == "number"
    return replace(claim, quantity=replace(claim.quantity, unit=unit)) if bare else claim


def weight(made: Sum, text: str) -> float:
    """How much likelier the words between a whole and its parts, and the lines these stand on, make it that these are
    its parts.
    """
    first, last, whole = (term.claim.quantity for term in (made.parts[0], made.parts[-1], made.whole))
    lined = LINED if len(made.parts) > 2 and all(is_line(text, term.claim) for term in made.parts) else 1
    if whole.start > first.start:
        return TOLD * lined if says(text, last.end, whole.end, "together") else lined
    if is_rest(text[made.parts[-2].claim.quantity.end : last.start].lower().split()):
        return CLOSED
    called = CALLED if says(text, max(0, whole.start - AHEAD), whole.start, "together") else 1
    return called * lined * (TOLD if says(text, whole.end, last.end, "parted") else 1)


def is_weighed(parts: Sequence[Term], near: Sequence[Term]) -> bool:
    """Whether one of some figures is what the first of two parts has more or less than the other: a balance."""
    if len(parts) > 2:
        return False
    slack, more = (parts[0].width + parts[1].width) / 2, abs(parts[0].middle - parts[1].middle)
    return any(abs(abs(term.middle) - more) <= slack + term.width / 2 for term in near if term not in parts)


def is_close(made: Sum) -> bool:
    """Whether a whole and its parts stand as near each other as a list does."""
    places = [term.claim.sentence for term in (made.whole, *made.parts)]
    return max(places) - min(places) <= len(places)


def is_split(made: Sum) -> bool:
    """Whether the parts measure what makes up what the whole measures ("exports", "imports", "trade")."""
    heads = sorted(part.claim.subject.measure.head for part in made.parts)
    whole = made.whole.claim.subject.measure.head
    known = (entry for entry in table("splits").values() if entry.get("whole") == whole)
    return any(sorted(entry.get("heads", ())) == heads for entry in known)


def surest(found: Sum) -> tuple[float, int]:
    """What puts sums in order: their chance, the more figures they explain the better, then how near the parts are to
    their whole.
    """
    return found.chance / len(found.parts) ** 2, abs(found.parts[0].start - found.whole.start)


def summed(claims: Sequence[Claim]) -> tuple[dict[str, frozenset[str]], set[str]]:
    """The claims that are known to be parts, each with those it adds up with, and the claims that these make up."""
    sums: dict[tuple[str, str], list[str]] = defaultdict(list)
    for part in claims:
        for name, whole in part.exhausts:
            if isinstance(whole, str):
                sums[name, whole].append(part.id)
    return {name: frozenset(parts) for parts in sums.values() for name in parts}, {whole for _, whole in sums}


@record(slots=True)
class Search:
    """The search for the sums of an article: its series, the claims that are known to be parts, each with the others of
    its sum, those that are known to be wholes, those printed with a share, and what a deficit was.
    """

    text: str
    rows: Sequence[Sequence[Term]]
    parts: dict[str, frozenset[str]]
    wholes: set[str]
    shared: set[str | None]
    deficits: Sequence[Term]
    made: list[Sum] = field(default_factory=list)
    slips: dict[tuple[str, Slips], Sequence[float]] = field(default_factory=dict)

    def found(self) -> Iterator[Sum]:
        """The sums, the surest first, then those that a slip spoils."""
        runs = [(row, list(runs_of(row, CHANCE * CLOSED))) for row in self.rows]
        whole = (made for row in self.rows for made in passages(self.text, row, CHANCE * CLOSED))
        beside = (made for _, some in runs for run in some for made in run.fitting(CHANCE * CLOSED))
        yield from self.new((*filter(self.is_telling, whole), *filter(self.is_likely, beside)))
        above = [(row, list(runs_of(row, CHANCE))) for row in self.without_parts()]
        beside = (made for _, some in above for run in some for made in run.fitting(CHANCE * CLOSED))
        yield from self.new(filter(self.is_likely, beside))
        runs += above
        yield from self.new(made for row in self.rows for made in distant(row, AGAIN))
        yield from self.coarser()
        for made in sorted((one for row, some in runs for one in self.slipped(row, some)), key=surest):
            if self.is_free(made):
                yield self.taken(made)

    def new(self, found: Iterable[Sum]) -> Iterator[Sum]:
        """What is found that nothing speaks against, the surest first."""
        for made in sorted(found, key=surest):
            if self.is_new(made):
                yield self.taken(made)

    def without_parts(self) -> Iterator[Sequence[Term]]:
        """The series whose wholes stand among their parts, with the wholes alone, which may be parts themselves."""
        for row in self.rows:
            wholes = [term for term in row if term.claim.id not in self.parts]
            if FEWEST <= len(wholes) < len(row) and not self.wholes.isdisjoint(term.claim.id for term in wholes):
                yield wholes

    def coarser(self) -> Iterator[Sum]:
        """The sums with some parts of their whole replaced by what these make up together."""
        for whole in list(self.made):
            for part in list(self.made):
                if part.whole not in (whole.whole, *whole.parts) and set(part.parts) < set(whole.parts):
                    left = (term for term in whole.parts if term not in part.parts)
                    parts = sorted((part.whole, *left), key=attrgetter("start"))
                    yield self.taken(Sum(whole.whole, parts, whole.chance))

    def taken(self, made: Sum) -> Sum:
        """A sum, from now on known."""
        self.made.append(made)
        names = frozenset(part.claim.id for part in made.parts)
        self.parts.update(dict.fromkeys(names, names))
        self.wholes.add(made.whole.claim.id)
        return made

    def is_likely(self, made: Sum) -> bool:
        """Whether a sum that comes out hardly does so by chance."""
        return made.chance <= CHANCE * weight(made, self.text)

    def is_telling(self, made: Sum) -> bool:
        """The same of a passage: any two figures make some other one sooner than three do."""
        return made.chance <= (CHANCE if len(made.parts) > 2 else PAIRED) * weight(made, self.text)

    def slipped(self, row: Sequence[Term], runs: Sequence[Run]) -> Iterator[Sum]:
        """The sums of a series that would come out if two digits of a figure changed places."""
        for run in runs:
            for made in run.unlikely(SLIP * MOST):
                if not self.is_free(made) or not self.is_slip(made, row):
                    continue
                if not is_weighed(made.parts, [*row, *self.deficits]):
                    yield made

    def is_slip(self, made: Sum, row: Sequence[Term]) -> bool:
        """Whether a sum would come out but for a slip in a figure of it, and hardly by chance."""
        slack = made.slack()
        told = min(weight(made, self.text), MOST) if is_close(made) else 1
        limit = AGAIN if made.whole.claim.id in self.wholes else SLIP * told
        rarely = surprise(made.chance, limit, partial(self.amended, made), lambda missing: abs(missing) <= slack)
        return rarely is not None and (rarely <= SURE or self.is_plain(made, row))

    def amended(self, made: Sum, slips: Slips) -> Sequence[float]:
        """What the parts would leave of their whole if one of these slips had not been made."""
        missing = made.missing()
        parts = [missing - way for term in made.parts for way in self.amends(term, slips)]
        return [*parts, *(missing + way for way in self.amends(made.whole, slips))]

    def is_new(self, made: Sum) -> bool:
        """Whether the parts of a sum are parts of nothing yet, or, where it is sure, of something else, or parts of the
        same by another split.
        """
        names = [part.claim.id for part in made.parts]
        known = [name for name in names if name in self.parts]
        alone = all(len(self.parts[name].intersection(names)) < 2 for name in known)
        again = (SURE if made.whole.claim.id in self.wholes else AGAIN) * (SPLIT if is_split(made) else 1)
        return self.is_free(made) or (alone and made.chance <= again)

    def amends(self, term: Term, slips: Slips) -> Sequence[float]:
        """By how much a figure would be more if one of these slips had not been made."""
        key = term.claim.id, slips
        if key not in self.slips:
            self.slips[key] = list(amendments(self.text, term, slips))
        return self.slips[key]

    def is_free(self, made: Sum) -> bool:
        """Whether no part of a sum is known to be one, or all are of one sum, within which they make another."""
        names = frozenset(part.claim.id for part in made.parts)
        known = [self.parts[name] for name in names if name in self.parts]
        within = len(known) == len(names) and all(names < parts for parts in known)
        return not known or (within and made.whole.claim.id not in self.parts)

    def is_plain(self, made: Sum, row: Sequence[Term]) -> bool:
        """Whether a whole and its parts follow each other in their series, the parts are all that their last sentence
        gives, and nothing is set against them; a whole printed with a share is a part itself.
        """
        terms = sorted((made.whole, *made.parts), key=lambda term: term.start)
        first = bisect_left(row, terms[0].start, key=attrgetter("start"))
        behind = row[first + len(terms) : first + len(terms) + 1]
        further = any(term.claim.sentence == terms[-1].claim.sentence for term in behind)
        if further or made.whole.claim.id in self.shared or list(row[first : first + len(terms)]) != terms:
            return False
        ends = (term.claim.quantity.end for term in terms)
        return not any(says(self.text, end, end + len(" compared "), "apart") for end in ends)


STRETCH: Final = 2000
"""Characters between figures that words may still set apart or join."""


def says(text: str, start: int, end: int, name: str) -> bool:
    """Whether a stretch of text, of a few sentences at most, has one of the phrases of a cue."""
    if end - start > STRETCH:
        return False
    words = f" {' '.join(text[start:end].lower().replace(',', ' ').split())} "
    return any(f" {form} " in words for form in cue(name))
