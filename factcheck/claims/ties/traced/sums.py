"""Sums: figures that make up another one of their article, wherever they stand, told from chance by their digits
("all wheat ..., at 1.98 billion bushels", and below "1.36 billion bushels", "89.2 million", "533 million").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, MutableSequence, Sequence
from functools import partial

from factcheck.claims.claim import ADDED_UP, MISTYPED, Claim
from factcheck.claims.ties.said.breakdowns import Breakdown, exhaust
from factcheck.claims.ties.said.series import FEWEST, is_result, series
from factcheck.claims.ties.terms import ROUNDED, Term, in_units, term_of
from factcheck.claims.ties.traced.amends import ALL, Amends, Doubted
from factcheck.claims.ties.traced.chances import (
    AGAIN,
    CHANCE,
    EXPECTED,
    MANY,
    MINGLED,
    MOST,
    PAIRED,
    SAME,
    SCREENED,
    SHARP,
    SLIP,
    SURE,
    TIMES,
    TWICE,
)
from factcheck.claims.ties.traced.known import summed
from factcheck.claims.ties.traced.lists import is_picked
from factcheck.claims.ties.traced.mistyped import is_mistyped
from factcheck.claims.ties.traced.nettings import netted
from factcheck.claims.ties.traced.passages import Window, misprinted, passages, windows
from factcheck.claims.ties.traced.peers import Peers
from factcheck.claims.ties.traced.runs import Run, Sum, coarser, distant, runs_of
from factcheck.claims.ties.traced.spoilt import (
    breaks_off,
    is_beside_others,
    is_mixed,
    is_plain,
    may_be_mended,
    mending,
    missing_but,
    overgrown,
    spoiling,
)
from factcheck.claims.ties.traced.tellings import (
    CLOSED,
    SPLIT,
    is_close,
    is_dealt_otherwise,
    is_deficit,
    is_lone_pair,
    is_nested,
    is_of_two_times,
    is_split,
    is_together,
    is_unlike,
    is_weighed,
    oddness,
    surest,
    unlikeness,
    weight,
)
from factcheck.claims.ties.traced.vouched import vouched
from factcheck.record import field, record, replace
from factcheck.text.document import TABLE


def add_up(text: str, claims: MutableSequence[Claim], doubted: Doubted) -> None:
    """Tell the figures of an article that surely make up another one which one that is."""
    rows, sparse, mingled = series(text, claims)
    if not rows:
        return
    places = {claim.id: at for at, claim in enumerate(claims)}
    shared = {claim.of for claim in claims if claim.role == "share"}
    deficits = [term for term in (term_of(text, claim) for claim in claims if is_deficit(claim)) if term is not None]
    amends = Amends(text, vouched(text, claims), ALL)
    known, peers = summed(text, claims), Peers(text, tuple(claims))
    search = Search(text, rows, *known, shared, deficits, sparse, mingled, amends, doubted, peers)
    for found in search.found():
        whole, *parts = in_units([claims[places[term.claim.id]] for term in (found.whole, *found.parts)])
        claims[places[whole.id]] = whole
        name = f"{MISTYPED if found.mistyped else ADDED_UP} {whole.id}.{parts[0].id}.{parts[-1].id}.{len(parts)}"
        exhaust(claims, places, Breakdown(whole, tuple(parts), certain=False), name)


@record(slots=True)
class Search:
    """The search for the sums of an article: its series, the claims that are known to be parts, each with the others of
    its sum, those that are known to be wholes, those printed with a share, what a deficit was, what slips may have made
    of its figures, the sums that are doubted, and what tells what figures were at another time.
    """

    text: str
    rows: Sequence[Sequence[Term]]
    parts: dict[str, frozenset[str]]
    wholes: set[str]
    shared: set[str | None]
    deficits: Sequence[Term]
    sparse: Sequence[Sequence[Term]]
    mingled: Sequence[Sequence[Term]]
    amends: Amends
    doubted: Doubted
    peers: Peers
    made: list[Sum] = field(default_factory=list)
    passed: dict[int, tuple[Sequence[Term], Sequence[Window]]] = field(default_factory=dict)

    def found(self) -> Iterator[Sum]:
        """The sums, the surest first, then those that a slip spoils."""
        runs = [(row, list(runs_of(row, CHANCE * CLOSED))) for row in self.rows]
        yield from self.new(self.coming_out(self.rows, (run for _, some in runs for run in some)))
        yield from self.new(self.coming_out(self.sparse, (run for row in self.sparse for run in runs_of(row, CHANCE))))
        above = [(row, list(runs_of(row, CHANCE))) for row in self.without_parts()]
        beside = (made for _, some in above for run in some for made in run.fitting(CHANCE * CLOSED))
        yield from self.new(filter(self.is_likely, beside))
        runs += above
        yield from self.new(made for row in self.rows for made in distant(row, AGAIN))
        yield from self.new(made for row in self.rows for made in netted(row))
        yield from self.new(self.of_two_times())
        yield from map(self.taken, coarser(self.made))
        for made in sorted((one for row, some in runs for one in self.spoilt(row, some)), key=surest):
            if self.may_be(made):
                yield self.taken(made)

    def coming_out(self, rows: Sequence[Sequence[Term]], runs: Iterable[Run]) -> Iterator[Sum]:
        """The sums of some series that come out, of whole sentences and of runs, and hardly do so by chance."""
        whole = (made for row in rows for made in passages(row, self.windows(row), CHANCE * CLOSED))
        beside = (made for run in runs for made in run.fitting(CHANCE * CLOSED))
        yield from filter(self.is_telling, whole)
        yield from filter(self.is_likely, beside)

    def windows(self, row: Sequence[Term]) -> Sequence[Window]:
        """The passages of a series, told once for the sums that come out and those that a slip spoils."""
        found = self.passed.get(id(row))
        if found is None:
            found = self.passed[id(row)] = (row, list(windows(self.text, row)))
        return found[1]

    def new(self, found: Iterable[Sum]) -> Iterator[Sum]:
        """What is found that nothing speaks against, the surest first."""
        for made in sorted(found, key=surest):
            if self.is_new(made) and not is_nested(made):
                yield self.taken(made)

    def of_two_times(self) -> Iterator[Sum]:
        """The sums to the digit of figures some of which were read to say what others had been before."""
        for row in self.mingled:
            beside = (made for run in runs_of(row, MINGLED) for made in run.fitting(MINGLED))
            for made in (*passages(row, self.windows(row), MINGLED), *beside, *distant(row, MINGLED)):
                if abs(made.missing()) <= ROUNDED * abs(made.whole.middle) and is_of_two_times(made):
                    yield made

    def without_parts(self) -> Iterator[Sequence[Term]]:
        """The series whose wholes stand among their parts, with the wholes alone, which may be parts themselves."""
        for row in self.rows:
            wholes = [term for term in row if term.claim.id not in self.parts]
            if FEWEST <= len(wholes) < len(row) and not self.wholes.isdisjoint(term.claim.id for term in wholes):
                yield wholes

    def taken(self, made: Sum) -> Sum:
        """A sum, from now on known."""
        self.made.append(made)
        names = frozenset(part.claim.id for part in made.parts)
        self.parts.update(dict.fromkeys(names, names))
        self.wholes.add(made.whole.claim.id)
        return made

    def is_likely(self, made: Sum) -> bool:
        """Whether a sum that comes out hardly does so by chance."""
        return made.chance <= CHANCE * weight(made, self.text) / oddness(made)

    def is_telling(self, made: Sum) -> bool:
        """The same of a passage: any two figures make some other one sooner than three do."""
        most = CHANCE if len(made.parts) > 2 else PAIRED
        return made.chance <= most * weight(made, self.text) / oddness(made)

    def spoilt(self, row: Sequence[Term], runs: Sequence[Run]) -> Iterator[Sum]:
        """The sums of a series that would come out if two digits of a figure changed places, or but for a power of ten.
        """
        screened = (made for run in runs for made in run.unlikely(SCREENED))
        for made in (*screened, *overgrown(row, SCREENED), *misprinted(row, self.windows(row), SHARP)):
            in_rows = is_unlike(made) and made.whole.claim.block == TABLE  # which measure different things
            if in_rows or not may_be_mended(made, self.amends) or not self.may_be(made):
                continue
            slipped = self.is_spoilt(made, row)
            if not slipped and not self.is_mistyped(made, row):
                continue
            weighed = weight(made, self.text) <= 1 and is_weighed(made.parts, [*row, *self.deficits])
            if weighed or is_dealt_otherwise(made, row):
                continue
            if not is_picked(self.text, made, self.rows, self.parts):
                yield replace(made, mistyped=not slipped)

    def may_be(self, made: Sum) -> bool:
        """Whether no part of a sum is counted among another one, and no two are known to be parts of another one, nor
        any where they are of other times than it.
        """
        whole = made.whole.claim
        if whole.subject.measure.head == "price" or is_result(self.text, whole.quantity):
            return False
        if is_beside_others(self.text, made.whole) or is_mixed(self.text, made):
            return False
        alone = self.is_free(made) if not made.is_of_one_time() else self.is_free(made) or self.is_alone(made)
        return alone and not is_nested(made)

    def is_spoilt(self, made: Sum, row: Sequence[Term]) -> bool:
        """Whether a sum would come out but for a slip in a figure of it, and hardly by chance: to the digit, or where
        all its figures follow each other as far as they are rounded; and its whole is told of no other time.
        """
        ways = partial(missing_but, made, self.amends.ways)
        rarely = mending(made, SAME * MOST * SPLIT, ways)
        if rarely is None:
            rarely = spoiling(made, SLIP * MOST * SPLIT, ways) if self.is_free(made) else None
            if rarely is None or (rarely > SURE and not is_plain(self.text, made, row, self.shared)):
                return False
        if self.peers.belie(made):
            return False
        if rarely > self.latitude(made, row) / unlikeness(made):
            if made.is_of_one_time():
                self.doubted.append([term.claim for term in (made.whole, *made.parts)])
            return False
        again = (replace(made, whole=term) for term in row if term.middle == made.whole.middle)
        return not made.is_of_one_time() or all(told.is_of_one_time() for told in again)

    def is_mistyped(self, made: Sum, row: Sequence[Term]) -> bool:
        """Whether a sum would come out but for one other digit, and hardly by chance."""
        if not self.is_free(made) or self.peers.belie(made):
            return False
        most = self.latitude(made, row) / unlikeness(made)
        return is_mistyped(self.text, made, most, self.amends, plain=is_plain(self.text, made, row, self.shared))

    def latitude(self, made: Sum, row: Sequence[Term]) -> float:
        """How often chance may make a sum that a slip keeps from coming out: less where its figures do not follow each
        other, or are known to add up otherwise.
        """
        if not self.is_free(made):
            return TWICE
        if not made.is_within_time():
            return TIMES
        plain = is_plain(self.text, made, row, self.shared)
        if made.whole.claim.id in self.wholes:
            return AGAIN if plain else SURE
        told = min(weight(made, self.text), MOST) if is_close(made) else 1
        if plain and (not is_lone_pair(self.text, made) or is_close(made)):
            most = SLIP * told * (SPLIT if is_split(made) else 1)
            return min(most, self.share_of(EXPECTED)) if is_lone_pair(self.text, made) else most
        if is_together(made, self.rows) and not breaks_off(self.text, made, row):
            return SAME * told
        if len(made.parts) > 2 and is_close(made):
            return MANY * told
        within = all(abs(part.middle) < abs(made.whole.middle) for part in made.parts)
        return SURE * told**2 if within else SURE

    def share_of(self, expected: float) -> float:
        """How often chance may make each figure of an article a whole for there to be so many such wholes in it."""
        return expected / sum(map(len, self.rows))

    def is_new(self, made: Sum) -> bool:
        """Whether the parts of a sum are parts of nothing yet, or, where it is sure, of something else, or parts of the
        same by another split.
        """
        again = (SURE if made.whole.claim.id in self.wholes else AGAIN) * (SPLIT if is_split(made) else 1)
        return self.is_free(made) or (made.chance <= again and self.is_alone(made))

    def is_alone(self, made: Sum) -> bool:
        """Whether no two parts of a sum are known to be parts of one."""
        names = [part.claim.id for part in made.parts]
        return all(len(self.parts[name].intersection(names)) < 2 for name in names if name in self.parts)

    def is_free(self, made: Sum) -> bool:
        """Whether no part of a sum is known to be one, or all are of one sum, within which they make another."""
        names = frozenset(part.claim.id for part in made.parts)
        known = [self.parts[name] for name in names if name in self.parts]
        within = len(known) == len(names) and all(names < parts for parts in known)
        return not known or (within and made.whole.claim.id not in self.parts)
