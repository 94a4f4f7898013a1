"""Recounts: figures of a sentence that names a row of a table, or a line with figures, tied to those of that row: told
again, grown from the one to the other, lying between the two, or a share of its total.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, MutableSequence, Sequence
from typing import Final

from factcheck.claims.claim import GUESSED_REST, UNRESOLVED, Claim, Subject
from factcheck.claims.ties.said.kinship import agree, placed_apart, timed_apart, way
from factcheck.claims.ties.said.lines import Row, Sentence, stem, told
from factcheck.claims.ties.said.repeatable import may_be_told_again, printed_digits, telling_digits
from factcheck.claims.ties.said.retelling import AGAIN, MISTOLD
from factcheck.claims.ties.terms import Term, sort_of, term_of
from factcheck.claims.ties.traced.amends import ALL, Amends
from factcheck.claims.ties.traced.differences import is_difference
from factcheck.claims.ties.traced.fits import Growth
from factcheck.claims.ties.traced.growths import GUESS, may_fit
from factcheck.claims.ties.traced.proportion import Proportion
from factcheck.claims.ties.traced.proportions import is_percentage, share_of, tied_to
from factcheck.claims.ties.traced.rated import rate_of
from factcheck.claims.ties.traced.remainders import is_met, may_be_amended
from factcheck.claims.ties.values import values
from factcheck.quantities.slips import exchanges, is_exchanged
from factcheck.record import record, replace

TEN: Final = 10
"""How many times another figure one with a slip is, at most."""

CERTAIN: Final = 3
"""Digits of a level that a row gives again, from which it is no chance."""

MISTYPED: Final = 4
"""Digits from which two figures that differ in one of them look like one that was misprinted."""

THOUSAND: Final = 1000
"""One unit of the last digit of a figure that leaves its unit to another one and prints a magnitude, at least."""

FINE: Final = 2
"""Digits of a difference that would come out but for a slip, at least."""

AROUND: Final = 2
"""Places between two digits that may change places: side by side, or around a third."""

RATES: Final = frozenset({"ratio", "points"})

Ends = tuple[Term, Term]
"""Two figures of a row, the one that is said to be later first."""


def recount_changes(text: str, claims: MutableSequence[Claim]) -> None:
    """Tie the changes that sentences tell of rows to the two figures of the row that they lie between, and shares to
    the figure of the row and the one that this is known to be a part of.
    """
    _, sentences = told(text, claims)
    if not sentences:
        return
    places = {claim.id: at for at, claim in enumerate(claims)}
    amends, told_in = Amends(text, {}, ALL), [(claim, one) for one in sentences for claim in one.claims]
    for spoilt in (False, True):
        search = Search(text, claims, places, amends, spoilt)
        for claim, sentence in told_in:
            own = claims[places[claim.id]]
            for changed in search.tied(own, sentence) if own == claim else ():
                claims[places[changed.id]] = changed


@record(frozen=True, slots=True)
class Search:
    """The search for what a change or a share tells of the figures of a row: the claims of an article by their places,
    and whether figures are looked for that only a slip keeps from fitting.
    """

    text: str
    claims: Sequence[Claim]
    places: Mapping[str, int]
    amends: Amends
    spoilt: bool

    def tied(self, claim: Claim, sentence: Sentence) -> Iterator[Claim]:
        """The claims of a change or a share and of figures of its rows, with what ties them."""
        rows = sentence.owners(claim)
        if claim.kind != "change" and is_percentage(self.text, claim):
            yield from self.shared(claim, rows)
            return
        ends = [pair for row in rows for pair in self.pairs(row)]
        cells = [(cell, row) for row in rows for cell in row.claims] if self.spoilt else []
        beside = [self.current(one.id) for one in sentence.claims]
        kin = {cell.id for cell, row in cells if is_kin(claim, cell, row) or borne_out(claim, row, beside)}
        if claim.kind == "change" and claim.quantity.unit.dimension == "ratio":
            yield from self.grown(claim, ends, kin)
        elif not claim.exhausts and (is_difference(self.text, claim) or (is_fine(claim) and not self.spoilt)):
            yield from self.differing(claim, ends, kin)

    def pairs(self, row: Row) -> Iterator[Ends]:
        """The two figures of a row that gives just two of one sort, as a later and an earlier one; either may be."""
        terms = [term for cell in row.levels if (term := term_of(self.text, self.current(cell.id))) is not None]
        if len(terms) == 2 and sort_of(terms[0].claim) == sort_of(terms[1].claim):
            yield terms[0], terms[1]
            yield terms[1], terms[0]

    def current(self, name: str) -> Claim:
        """A claim as it is by now."""
        return self.claims[self.places[name]]

    def grown(self, claim: Claim, ends: Sequence[Ends], kin: Collection[str]) -> Iterator[Claim]:
        """A rate that two levels fit, or would but for a slip where the later one is said to be its `kin`."""
        levels = [(now, before) for now, before in ends if now.claim.quantity.unit.dimension not in RATES]
        growths = [Growth(rate, *pair, "before", 1) for rate in rate_of(self.text, claim) for pair in levels]
        spoilt = (one for one in growths if one.now.claim.id in kin and may_fit(one))
        best = next((one for one in growths if one.fits()), None) or next(spoilt, None)
        if best is not None:
            links = (("now", best.now.claim.id), ("before", best.other.claim.id), GUESS)
            yield replace(best.rate.claim, links=(*claim.links, *links))

    def differing(self, claim: Claim, ends: Sequence[Ends], kin: Collection[str]) -> Iterator[Claim]:
        """An amount that lies between two figures, or would but for a slip where these are its `kin`, and the figure
        that it leaves.
        """
        own = term_of(self.text, claim)
        alike = [pair for pair in ends if are_of_sort(claim, pair[0].claim)] if own is not None else []
        met = next((pair for pair in alike if own is not None and is_met(own, *pair)), None)
        near = (pair for pair in alike if len(telling_digits(claim.quantity)) >= FINE and pair[0].claim.id in kin)
        spoilt = (pair for pair in near if own is not None and may_be_amended(own, *pair, self.amends))
        now, before = met or next(spoilt, (None, None))
        if now is not None and before is not None:
            entry = (f"{GUESSED_REST} {now.claim.id}.{claim.id}", now.claim.id)
            yield replace(claim, exhausts=(*claim.exhausts, entry))
            yield replace(before.claim, exhausts=(*before.claim.exhausts, entry))

    def shared(self, claim: Claim, rows: Sequence[Row]) -> Iterator[Claim]:
        """A share that a figure of a row is of its total, or would be but for a slip."""
        share = share_of(self.text, replace(claim, sign=1))
        parts = [self.current(cell.id) for row in rows for cell in row.levels]
        pairs = [(part, self.current(name)) for part in parts for _, name in part.exhausts if isinstance(name, str)]
        terms = [(share, term_of(self.text, one), term_of(self.text, other)) for one, other in pairs]
        found = [Proportion(a, b, c, 0) for a, b, c in terms if a is not None and b is not None and c is not None]
        fitting = (one for one in found if one.would_fit([term.middle for term in (one.share, one.part, one.whole)]))
        spoilt = (one for one in found if self.spoilt and any(map(one.would_fit, one.amended(self.text, exchanges))))
        best = next(fitting, None) or next(spoilt, None)
        if best is not None:
            yield tied_to(claim, best.part.claim, best.whole.claim)


def is_fine(claim: Claim) -> bool:
    """Whether an amount that the words do not call a difference is so fine that it hardly comes out as one by chance.
    """
    return claim.kind == "level" and len(telling_digits(claim.quantity)) >= CERTAIN


def are_of_sort(difference: Claim, level: Claim) -> bool:
    """Whether an amount can be one by which figures like this one differ: points lie between percentages."""
    one, other = difference.quantity.unit, level.quantity.unit
    if {one.dimension, other.dimension} <= RATES:
        return one.dimension == "points"
    counted = {one.dimension, other.dimension} <= {"count", "number"}
    return counted or (one.dimension == other.dimension and one.name == other.name)


def recount(text: str, claims: MutableSequence[Claim]) -> None:
    """Link the figures that sentences tell of rows to those of the row that they repeat, or would but for a slip."""
    _, sentences = told(text, claims)
    places = {claim.id: at for at, claim in enumerate(claims)} if sentences else {}
    given = Counter(abs(claim.quantity.value) for claim in claims) if sentences else Counter()
    for sentence in sentences:
        for claim in filter(may_be_told_again, sentence.claims):
            beside = [claims[places[one.id]] for one in sentence.claims]
            link = retold(text, claim, sentence, given, beside)
            if link is not None and link[1] not in {name for _, name in claim.links}:
                claims[places[claim.id]] = replace(claim, links=(*claim.links, link))


def retold(
    text: str, claim: Claim, sentence: Sentence, given: Mapping[object, int], beside: Sequence[Claim]
) -> tuple[str, str] | None:
    """The link of a figure to the one of a row that it repeats, or would but for a slip; None where neither is sure."""
    owners, named = sentence.owners(claim), [row for row, _ in sentence.named]
    nearby = [[cell for row in rows for cell in row.claims if is_alike(claim, cell)] for rows in (owners, named)]
    for cells in nearby:
        equal = next((cell for cell in cells if gives(claim, cell)), None)
        if equal is not None:
            return AGAIN, equal.id
    if len(owners) > 1 or given[abs(claim.quantity.value)] > 1:
        return None
    for cells in nearby:
        untold = (cell for cell in cells if given[abs(cell.quantity.value)] == 1)
        rows = ((cell, row) for cell in untold for row in named if cell in row.claims and is_slip(text, claim, cell))
        slips = [cell for cell, row in rows if is_kin(claim, cell, row) or borne_out(claim, row, beside)]
        if slips:
            return (MISTOLD, slips[0].id) if len(slips) == 1 else None
    return None


def borne_out(claim: Claim, row: Row, sentence: Sequence[Claim]) -> bool:
    """Whether what is printed with a figure is that of a row: a level that it gives, or a change between its levels."""
    cells = {cell.id for cell in row.claims}
    group = {claim.id, claim.of} - {None}
    beside = (c for c in sentence if c.id != claim.id and not group.isdisjoint((c.id, c.of)))
    return any(
        any(kind == "now" and name in cells for kind, name in one.links)
        or any(whole in cells for _, whole in one.exhausts)
        or (len(telling_digits(one.quantity)) >= CERTAIN and any(gives(one, cell) for cell in row.claims))
        for one in beside
    )


def gives(claim: Claim, cell: Claim) -> bool:
    """Whether a figure is one of a row again."""
    return is_alike(claim, cell) and agree(claim, cell) and is_same(claim, cell)


def is_kin(claim: Claim, cell: Claim, row: Row) -> bool:
    """Whether a figure is said to be of no less, of nobody else and of no other time than one of a row: of its measure,
    or of words that the row, what stands above it, or the headline speaks of; one of no known measure of just those.
    """
    one, other = claim.subject, cell.subject
    if placed_apart(one, other) or is_of_another_time(claim, other):
        return False
    known = {stem(word) for word in words(other)} | row.about
    said = {stem(word) for word in words(one) if word != UNRESOLVED} if one.says_measure else set()
    named = said | {stem(word) for word in one.entity.lower().split()}
    return said <= known and (one.measure.head != UNRESOLVED or not named.isdisjoint(row.words))


def words(subject: Subject) -> Iterator[str]:
    """The words of a measure."""
    for word in (subject.measure.head, *subject.measure.modifiers):
        yield from word.replace("-", " ").split()


def is_of_another_time(claim: Claim, other: Subject) -> bool:
    """Whether a figure is printed with a time that is not that of another one, as far as words tell; of one of few
    digits without a time every other one is.
    """
    own = claim.subject
    if own.period is None or own.carried or own.period == other.period:
        return False
    return other.period is not None or len(telling_digits(claim.quantity)) < MISTYPED


def is_same(one: Claim, other: Claim) -> bool:
    """Whether two figures are one as they are printed, be the one rounded."""
    return values(one)[0].meets(values(other)[0])


def is_alike(claim: Claim, cell: Claim) -> bool:
    """Whether a figure may be one of a row: of its unit and direction, and not of another time."""
    one, other = claim.quantity.unit, cell.quantity.unit
    ratios = one.dimension == other.dimension == "ratio"
    kinds = ratios or (claim.kind == "change") == (cell.kind == "change")
    bare = "number" in (one.dimension, other.dimension) and claim.quantity.step >= THOUSAND
    counted = {one.dimension, other.dimension} <= {"count", "number"} or bare
    alike = counted or (one.dimension == other.dimension and one.name == other.name)
    return kinds and alike and way(claim) == way(cell) and not timed_apart(claim, cell)


def is_slip(text: str, claim: Claim, cell: Claim) -> bool:
    """Whether a figure differs from one of a row, be that rounded, by two digits that changed places, by another digit,
    or by a power of ten.
    """
    one, other = printed_digits(text, claim.quantity), printed_digits(text, cell.quantity)
    first, second = telling_digits(claim.quantity), telling_digits(cell.quantity)
    if first == second:
        return len(first) > 1
    if len(one) < len(other):
        other = str(round(int(other) / 10 ** (len(other) - len(one))))
    if not one or len(one) != len(other):
        return False
    if not 1 < TEN * abs(float(claim.quantity.value)) / abs(float(cell.quantity.value)) < TEN * TEN:
        return False
    differing = sum(a != b for a, b in zip(one, other, strict=True))
    return is_exchanged(one, other, AROUND) or (differing == 1 and len(one) >= MISTYPED)
