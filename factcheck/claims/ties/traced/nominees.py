"""Nominees: the figures of an article that may be the part and the whole of a share, the likeliest first, by where they
stand and the words they stand among.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import takewhile
from operator import attrgetter
from typing import Final

from factcheck.claims.claim import AMONG, UNRESOLVED, Claim
from factcheck.claims.ties.amounts import BRIEF, cue, leads, pieces
from factcheck.claims.ties.said.percentages import (
    OF,
    OF_ALL,
    RESUMING,
    is_appended,
    is_of_numerous,
    is_of_own,
    is_shared,
    share_before,
)
from factcheck.claims.ties.surroundings import BEFORE, STOP, stems
from factcheck.claims.ties.terms import Term, is_amount, sort_of, term_of
from factcheck.claims.ties.traced.amends import Doubted
from factcheck.claims.ties.traced.nearness import (
    Standing,
    below_title,
    distance,
    distance_of_whole,
    is_inside,
    is_near,
    once,
    words,
)
from factcheck.claims.ties.traced.windows import Windows
from factcheck.expression import expression
from factcheck.quantities.approximators import APPROXIMATELY
from factcheck.record import record, replace
from factcheck.text.document import TABLE

TRIED: Final = 6
"""Figures that may be the part of a share, and figures that may then be the whole, at most."""

MOST: Final = 16
"""Figures that may be the whole where the part is known, at most."""

LONG: Final = 80
"""Characters behind a share in which it says what it is of, at most."""

CURRENCY: Final = 3
"""Characters that a currency may put before the digits of a figure, at most."""

AGAIN: Final = expression(rf"(?: of [a-z'’ -]{{1,40}})?(?: \(|,? or ){APPROXIMATELY}[$£€¥A-Z]*(?=\d)")
"""What leads from a share to how much that is."""

OF_THAT: Final = expression(r" of (?:(?:which|whom)\b|(?:that|this)(?=[,.;:)]| (?:in|for|on|at|to|is|was)\b))")
"""How a share is said to be of the figure before it."""


@record(frozen=True, slots=True)
class Asking:
    """What a share asks for: how the words begin that say what it is of, and the other words before it, the figure that
    it restates, and the one that it says it is of.
    """

    of: Sequence[str]
    before: Sequence[str]
    part: Term | None
    whole: Term | None


class Nominees:
    """The amounts of an article and those of changes, in order, the words around each that was asked for, what was
    asked for, and how the figures of a sort stand to a share.
    """

    __slots__ = ("amounts", "asked", "changes", "doubted", "shared", "sorts", "standings", "text", "windows")

    def __init__(self, text: str, claims: Sequence[Claim], doubted: Doubted) -> None:
        found = (term_of(text, claim) for claim in claims if is_amount(claim) and claim.block != TABLE)
        terms = sorted(filter(None, found), key=attrgetter("start"))
        self.text, self.doubted = text, doubted
        self.amounts = [term for term in terms if term.claim.kind == "level"]
        self.changes = [replace(term, middle=abs(term.middle)) for term in terms if term.claim.kind == "change"]
        self.sorts = {term.start: sort_of(term.claim) for term in terms}
        told = (dict(claim.links) for claim in claims if claim.quantity.unit.dimension == "ratio")
        self.shared = {(links["part"], links["whole"]) for links in told if links.keys() >= {"part", "whole"}}
        self.windows = Windows(text, terms)
        self.asked: dict[int, Asking] = {}
        self.standings: dict[tuple[int, str], Sequence[Standing]] = {}

    def asking(self, share: Term) -> Asking:
        """What a share asks for, read once."""
        known = self.asked.get(share.start)
        if known is None:
            of = [f" {stem}" for stem in self.said_of(share)]
            before = [begun for stem in stems(self.windows.ahead(share)) if (begun := f" {stem}") not in of]
            known = self.asked[share.start] = Asking(of, before, self.own_part(share), self.own_whole(share))
        return known

    def parts(self, share: Term) -> Sequence[Term]:
        """The figures that may be the part of a share: the one it is printed with, those of its sentence, then those
        that stand among its words, then the nearest.
        """
        asking = self.asking(share)
        if asking.part is not None:
            return [*self.level_of(asking.part), asking.part]

        def rank(found: tuple[Term, int]) -> tuple[bool, bool, int, tuple[int, int]]:
            term, told = found
            beside = term.claim.sentence == share.claim.sentence
            return term.claim.id != share.claim.of, not beside, -told, distance(term, share)

        found = [(term, self.windows.told(term, asking.before)) for term in self.amounts]
        near = [(term, told) for term, told in found if told > 1 or is_near(term, share)]
        return below_title([term for term, _ in sorted(near, key=rank)])[:TRIED]

    def level_of(self, base: Term) -> Sequence[Term]:
        """The figure that a figure is the base of ("to 7.2 million from 6.2 million, or 14 percent of")."""
        if base.claim.role != "base":
            return ()
        return [term for term in self.amounts if term.claim.id == base.claim.of]

    def restates(self, share: Term) -> bool:
        """Whether a share restates a figure, which is no base of another one."""
        part = self.asking(share).part
        return part is not None and part.claim.role == "now"

    def wholes(self, share: Term, part: Term) -> Sequence[Term]:
        """The figures of a part's sort that may be the whole: the one that the share says it is of, those that are
        called so, then the nearest, of the time of the part; smaller ones, which may be misprinted, come last.
        """
        asking, sort = self.asking(share), self.sorts[part.start]
        if asking.whole is not None:
            return [asking.whole] if asking.whole is not part and self.sorts[asking.whole.start] == sort else []
        named = words(share.claim.whole)
        sums = {whole for _, whole in part.claim.exhausts}

        def rank(one: Standing) -> tuple[bool, bool, int, bool, tuple[int, int]]:
            term = one.term
            told = one.told + len(named & words(term.claim.subject)) if named else one.told
            now = () if part.claim.role == "base" else self.level_of(term)
            earlier = any(level.middle > part.middle for level in now)
            return term.claim.id not in sums, term.middle <= part.middle, -told, earlier, one.distance

        alike = (one for one in self.standing(share, sort) if one.term is not part)
        near = (one for one in alike if one.near or one.told or one.term.claim.id in sums)
        return once([one.term for one in sorted(near, key=rank)])[: TRIED if asking.part is None else MOST]

    def standing(self, share: Term, sort: str) -> Sequence[Standing]:
        """The figures of a sort, as they stand to a share, whichever its part is; kept for one share at a time."""
        known = self.standings.get((share.start, sort))
        if known is None:
            said, some = self.asking(share).of, self.changes if self.is_of_change(share) else self.amounts
            alike = (term for term in some if self.sorts[term.start] == sort)
            self.standings = {place: kept for place, kept in self.standings.items() if place[0] == share.start}
            told = self.windows.told
            known = [Standing(t, told(t, said), distance_of_whole(t, share), is_near(t, share)) for t in alike]
            self.standings[share.start, sort] = known
        return known

    def within(self, share: Term) -> Iterator[tuple[Term, Term]]:
        """The figures of a share's sentence that it sets beside their whole, with that."""
        first = bisect_left(self.amounts, share.claim.sentence, key=lambda term: term.claim.sentence)
        beside = takewhile(lambda term: term.claim.sentence == share.claim.sentence, self.amounts[first:])
        found = {term.claim.id: term for term in beside}
        for term in found.values():
            yield from ((term, found[name]) for kind, name in term.claim.links if kind == "within" and name in found)
            if term.claim.role == AMONG and term.claim.of in found:
                yield found[term.claim.of], term

    def tells_part(self, share: Term, part: Term) -> bool:
        """Whether the words of a share tell its part, or it stands in the same sentence."""
        return part.claim.sentence == share.claim.sentence or self.windows.told(part, self.asking(share).before) > 0

    def tells_whole(self, share: Term, whole: Term) -> bool:
        """Whether the words of a share tell what it is of, or that it is of all where only this was told before."""
        asking = self.asking(share)
        return asking.whole is whole or self.windows.told(whole, asking.of) > 0 or self.is_only(share, whole)

    def is_only(self, share: Term, whole: Term) -> bool:
        """Whether a share is said to be of all there is, and one figure before its sentence alone may be that."""
        if OF_ALL.match(self.rest(share)) is None:
            return False
        sort, sentence = self.sorts.get(whole.start), share.claim.sentence
        told = (term for term in self.amounts if self.sorts.get(term.start) == sort and term.claim.role != "base")
        return {term.middle for term in told if term.claim.sentence < sentence} == {whole.middle}

    def belie(self, share: Term, part: Term, whole: Term) -> bool:
        """Whether words keep a share, a part and a whole apart: it is of another measure than this whole, or of the
        very part, the part is what another share is of, the whole is the amount of another one, or the two have theirs.
        """
        if (part.claim.id, whole.claim.id) in self.shared:
            return True
        of, about, asking = share.claim.whole, whole.claim.subject, self.asking(share)
        if is_shared(self.text, part.start) or self.is_amount_of(whole, share) or self.is_amount_of(part, share):
            return True
        if asking.whole is whole:
            return False
        if part.claim.quantity.unit.dimension == "money" and is_of_numerous(self.rest(share)):
            return True
        if of is not None and of.measure.head != UNRESOLVED and is_inside(whole.claim):
            return True
        named = any(map(f" {self.windows.ahead(whole)}".lower().__contains__, asking.of)) or words(of) & words(about)
        if is_of_own(self.rest(share)) and not named:
            return True
        vague = self.is_of_all(share)
        resolved = of is not None and not vague and UNRESOLVED not in (of.measure.head, about.measure.head)
        if of is not None and resolved and about.says_measure and of.measure.head != about.measure.head:
            return True
        told = self.windows.told(part, asking.of) > self.windows.told(whole, asking.of)
        return told and part.claim.sentence != share.claim.sentence

    def is_amount_of(self, term: Term, share: Term) -> bool:
        """Whether a figure is printed as the amount of another percentage than a share ("20.07%, 1.89 million")."""
        at = share_before(self.text, term.start)
        return at >= 0 and not share.start <= at < share.claim.quantity.end

    def rest(self, share: Term) -> str:
        """What stands behind a share in its sentence."""
        end = share.claim.quantity.end
        return STOP.split(self.text[end : end + LONG])[0]

    def said_of(self, share: Term) -> Sequence[str]:
        """The stems of the words that say what a share is of."""
        found = OF.match(self.rest(share))
        if found:
            return stems(found[1])
        ahead = self.windows.ahead(share).lower()
        return next((stems(ahead.partition(form)[2]) for form in cue("share-of") if form in ahead), ())

    def is_of_change(self, share: Term) -> bool:
        """Whether a share says that it is of an amount of change ("97 percent of the growth")."""
        found = OF.match(self.rest(share)) if self.changes else None
        return found is not None and not cue("differing-of").isdisjoint(pieces(found[1]))

    def is_of_all(self, share: Term) -> bool:
        """Whether a share only says that it is of all there is, or is said to be of nothing that it names."""
        of = share.claim.whole
        vague = of is not None and not of.says_measure and OF.match(self.rest(share)) is not None
        return vague or OF_ALL.match(self.rest(share)) is not None

    def own_part(self, share: Term) -> Term | None:
        """The figure that a share restates ("5,000, or 9 percent of", "5,000 (9 percent)"), or that restates it ("9
        percent (5,000)", "9 percent of the staff, or 5,000").
        """
        before = self.last_before(share)
        if before is not None:
            between = pieces(self.text[before.claim.quantity.end : share.start])
            if (len(between) <= BRIEF and leads(between, cue("restating"))) or self.is_appended(share):
                return before
        return self.restating(share)

    def is_appended(self, share: Term) -> bool:
        """Whether a share stands right behind a figure that it says the same of ("5,177 cases, 6 percent", "467 said
        that they were, which is 9.4%").
        """
        before = self.last_before(share)
        return before is not None and is_appended(self.text, before.claim.quantity.end, share.claim.quantity)

    def resumes(self, share: Term) -> bool:
        """Whether a sentence begins with a share of what the one before it told ("That is 98 percent of the quota")."""
        return RESUMING.search(self.text, max(0, share.start - BEFORE), share.start) is not None

    def restating(self, share: Term) -> Term | None:
        """The figure right behind a share, or what it is of, that restates it."""
        found = AGAIN.match(self.text, share.claim.quantity.end)
        at = bisect_left(self.amounts, share.start, key=attrgetter("start"))
        behind = self.amounts[at] if found is not None and at < len(self.amounts) else None
        if found is None or behind is None:
            return None
        return behind if behind.start <= found.end() <= behind.claim.quantity.end else None

    def own_whole(self, share: Term) -> Term | None:
        """The figure that a share says it is of ("9 percent of a work force of 55,000", "60 percent of which")."""
        behind, end = self.rest(share), share.claim.quantity.end
        if OF_THAT.match(behind):
            return self.last_before(share)
        found = OF.match(behind)
        at = bisect_left(self.amounts, end, key=attrgetter("start")) if found else len(self.amounts)
        if found is None or at == len(self.amounts):
            return None
        term, last = self.amounts[at], end + found.end()
        near = term.start <= last + CURRENCY and term.claim.quantity.end > last
        return term if near and not self.text.startswith((" (", "("), last) else None

    def last_before(self, share: Term) -> Term | None:
        """The figure before a share in its sentence."""
        at = bisect_left(self.amounts, share.start, key=attrgetter("start")) - 1
        return self.amounts[at] if at >= 0 and self.amounts[at].claim.sentence == share.claim.sentence else None
