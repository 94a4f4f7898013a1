"""The ledger in memory: the claims of a run, filed under the cells they speak of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import lru_cache, partial
from typing import cast

from factcheck.claims.claim import UNRESOLVED, Claim
from factcheck.claims.ties.values import values
from factcheck.ledger.cells import (
    EARLIER_ESTIMATE,
    UNFILED,
    UNSTATED_BASIS,
    Cell,
    When,
    asked_for,
    base_of,
    before,
    change_cell,
    level_cell,
    share_cell,
    unit_of,
    when_of,
)
from factcheck.ledger.counterparts import likened
from factcheck.ledger.elsewhere import Elsewhere
from factcheck.ledger.once import once
from factcheck.ledger.owners import owned
from factcheck.ledger.sameness import Common, agree, beside, near, surely_same, told_apart
from factcheck.ledger.stories import Stories, told_by
from factcheck.quantities.interval import Interval
from factcheck.text.document import Document

ASPECTS: Mapping[str, str] = {"rate": "change", "factor": "factor", "delta": "amount", "comparable": "comparable"}
CHANGING = frozenset({"change", "amount", "factor"})
MONEY = "USD"
"""Any currency: what is earned may go by another name than what is counted."""
UNSURE = ""
"""The unit of what is stated in several units, or in none."""

ROUNDED = "rounded"
"""The aspect of a conversion that agrees with its figure only as far as both are rounded."""

NEAR = 1
"""Sentences from one change to the next within which they are measured against one time."""

MOST_VARIANTS = 64
"""Words that are used for more values than this mean nothing in particular: further values stand alone."""

KEPT = 4
"""Articles whose claims are kept by sentence: those of one are mostly asked for together."""

Place = tuple[object, object, object]
"""What levels must share to be parts of each other: entity, time, unit."""


class Ledger:
    """Claims by cell. `cells` maps a claim's id to its cell, `holders` a cell to its claims, in order, `units` a level
    to its unit. `documents` are the articles by number, as far as they are known; what they tell of is read in them,
    unless it is given. `asked` are those that others only stand beside, if not all are asked about.
    """

    def __init__(
        self,
        claims: Sequence[Claim],
        documents: Mapping[int, Document] | None = None,
        stories: Stories | None = None,
        asked: Collection[int] | None = None,
    ) -> None:
        self.documents, self.asked = documents or {}, asked
        if stories is not None:
            self.stories = stories
        self.published = {number: document.published for number, document in self.documents.items()}
        claims = likened(owned(claims))
        self.claims = {claim.id: claim for claim in claims}
        self.cells: dict[str, Cell] = {}
        self.holders: dict[Cell, list[Claim]] = defaultdict(list)
        self.aspects: dict[str, list[Cell]] = defaultdict(list)
        self.variants: dict[Cell, list[tuple[Cell, Common]]] = defaultdict(list)
        self.units: dict[tuple[object, ...], str] = {}
        self.common: dict[Cell, Common] = {}
        self.beside = beside(claims)
        for claim in (one for one in claims if one.kind in ("level", "rate") and one.role not in UNFILED):
            self.file(claim, self.level(claim))
        for claim in claims:
            if claim.role in ASPECTS:
                self.file_change(claim)
            elif claim.role == "among" and claim.of in self.cells:
                self.file(claim, self.cells[claim.of or ""]._replace(aspect="among"))
            elif claim.kind == "share" and claim.whole is not None:
                self.file_share(claim)
        self.units = asked_for(self.units, self.holders)
        for filing in (self.variants, self.common, self.beside):
            filing.clear()  # needed to file claims only; a large run has its peak after this

    def file(self, claim: Claim, cell: Cell) -> None:
        """Enter a claim under its cell; one that disagrees with those there is parted from them unless surely the same.
        """
        first = self.holders.get(cell)
        if first:
            # What inherits its measure must agree to the digit to be taken for the same.
            own = values(claim)[claim.subject.says_measure]
            common = self.common_to(cell)
            agrees = common.fits(own) and near(claim, first[0]) and not told_apart(claim, first[0])
            if not agrees and not any(surely_same(claim, other, self.beside) for other in first):
                cell, common = self.variant(claim, own, cell)
            common.add(own)
        if cell not in self.holders:
            self.aspects[cell.aspect].append(cell)
            self.holders[cell] = [claim]  # most cells hold one claim; a list that has grown keeps room for more
        else:
            cell = self.cells[self.holders[cell][0].id]  # one cell for all that are equal
            self.holders[cell].append(claim)
        self.cells[claim.id] = cell
        measured = cell[1:5]
        self.units[measured] = cell.unit if self.units.get(measured, cell.unit) == cell.unit else UNSURE

    def common_to(self, cell: Cell) -> Common:
        """Where the values of a cell's claims meet."""
        found = self.common.get(cell)
        if found is None:
            found = self.common[cell] = Common(values(self.holders[cell][0])[1])
        return found

    def variant(self, claim: Claim, own: Interval, cell: Cell) -> tuple[Cell, Common]:
        """The variant of a cell that a claim agrees with, or a new one."""
        known = self.variants[cell]
        for variant, common in known:
            if common.fits(own):
                return variant, common
        variant, common = cell._replace(variant=claim.id), Common(own)
        if len(known) < MOST_VARIANTS:
            known.append((variant, common))
        self.common[variant] = common
        return variant, common

    def level(self, claim: Claim) -> Cell:
        """The cell of a level; the base of a change lies at the time that the change is measured against."""
        when = when_of(claim.subject)
        if claim.role == "base":
            when = base_of(claim, when)
        cell = level_cell(claim.subject, unit_of(claim), when)
        if claim.role == "base":
            cell = before(cell, when)
        now = self.cells.get(claim.of or "")
        if now is None or (claim.role == "base" and claim.basis == EARLIER_ESTIMATE):
            return cell
        if claim.role == "aside" and claim.quantity.unit.dimension != "money":
            return self.conversion(claim, cell, now)
        same = now.unit.split("/")[0] == cell.unit.split("/")[0]
        return cell._replace(variant=now.variant, unit=now.unit if same and claim.role == "base" else cell.unit)

    def conversion(self, claim: Claim, cell: Cell, now: Cell) -> Cell:
        """The cell of a level told again: that of the level if its unit is the same, else one that rules convert into,
        except where only the rounding of both lets them agree.
        """
        level = self.claims[claim.of or ""]
        agrees = cell.unit == now.unit and agree(claim, level)
        if agrees and not Common(values(level)[0]).fits(values(claim)[0]):
            return cell._replace(aspect=ROUNDED, variant=now.variant)
        if agrees and claim.quantity.unit.name == level.quantity.unit.name:
            return now
        return cell._replace(aspect="converted", variant=now.variant)

    def related(self, claim: Claim) -> Cell:
        """The level that a change or share belongs to: the one it was printed with, else the only one its subject can
        mean; an amount of money is more or less of its own currency, and one of things of what is counted.
        """
        if claim.of is not None and claim.of in self.cells:
            return self.cells[claim.of]
        when = when_of(claim.subject)
        if "measure" in claim.subject.assumed:
            return level_cell(claim.subject, UNSURE, when)
        stated = (level_cell(claim.subject, unit, when) for unit in (UNSURE, MONEY))
        found = ((cell, self.units.get(cell[1:5])) for cell in stated)
        own = claim.role == "delta" and claim.quantity.unit.dimension in ("money", "count")
        paid = unit_of(claim) if own else None
        known = (cell._replace(unit=unit) for cell, unit in found if unit and paid in (None, unit))
        return next(known, level_cell(claim.subject, UNSURE, when))

    def file_change(self, claim: Claim) -> None:
        """Enter a change under the level it changes and the time it is measured against."""
        level = self.related(claim)
        aspect = ASPECTS[claim.role]
        if aspect == "amount" and claim.quantity.unit.dimension in ("points", "ratio"):
            aspect = "points"
        if claim.basis is not None and claim.basis.kind in ("compound", "annualised"):
            aspect = claim.basis.kind
        self.file(claim, change_cell(level, aspect, base_of(claim, level.when)))

    def file_share(self, claim: Claim) -> None:
        """Enter a share under its part and its whole."""
        part = self.related(claim)
        assert claim.whole is not None
        self.file(claim, share_cell(part, level_cell(claim.whole, part.unit, part.when)))

    def at(self, cell: Cell) -> Sequence[Claim]:
        """The claims of a cell; where its unit is not known, those of the only unit in which its measure is stated."""
        known = self.units.get(cell[1:5], UNSURE) if not cell.unit else cell.unit
        return self.holders.get(cell._replace(unit=known), ())

    def let_go(self, *names: str) -> None:
        """Let go what is of no more use, which is worked out again where it is asked for: a large run has no room."""
        for name in names:
            self.__dict__.pop(name, None)

    @once
    def elsewhere(self) -> Elsewhere:
        """The figures by the articles' subjects."""
        return Elsewhere(list(self.claims.values()), self.published, self.stories)

    @once
    def bases(self) -> Mapping[str, Cell]:
        """The first base that is printed with a level, by the id of the level's claim."""
        held = [claim for claim in self.claims.values() if claim.role == "base" and claim.id in self.cells]
        return {claim.of: self.cells[claim.id] for claim in reversed(held) if claim.of is not None}

    @once
    def linked(self) -> Mapping[str, Sequence[tuple[Claim, Mapping[str, str]]]]:
        """The filed claims that are linked to filed ones, by each kind of link, with the last one of every kind."""
        found: dict[str, list[tuple[Claim, Mapping[str, str]]]] = defaultdict(list)
        unfiled = self.claims.keys() - self.cells.keys()
        for claim in (one for one in self.claims.values() if one.links and one.id in self.cells):
            links = dict(claim.links) if unfiled.isdisjoint(name for _, name in claim.links) else {}
            for kind in links:
                found[kind].append((claim, links))
        return found

    @once
    def by_article(self) -> Mapping[int, Sequence[Claim]]:
        """The claims of each article."""
        found: dict[int, list[Claim]] = defaultdict(list)
        for claim in self.claims.values():
            found[claim.article].append(claim)
        return dict(found)

    def beside_in(self, claim: Claim) -> Sequence[Claim]:
        """The claims of the sentence of a claim."""
        return self.sentences(claim.article)[claim.sentence]

    @once
    def sentences(self) -> Callable[[int], Mapping[int, Sequence[Claim]]]:
        """The claims of each sentence of an article; those of an article are mostly asked for together."""
        return lru_cache(maxsize=KEPT)(partial(by_sentence, self.by_article))

    @once
    def stories(self) -> Stories:
        """What the articles whose texts are known tell of."""
        return Stories(told_by(self.documents, self.by_article))

    @once
    def levels(self) -> Mapping[Place, Sequence[Cell]]:
        """The levels that claims state, and those that stated changes lead back to, by entity, time and unit.

        Levels of percentages and of claims set apart (`variant`) are left out, and those of no certain measure.
        """
        found: dict[Place, dict[Cell, None]] = defaultdict(dict)
        for cell in self.holders:
            if not cell.unit or cell.unit in ("ratio", "points") or cell.variant or cell.head == UNRESOLVED:
                continue
            level = cell if cell.aspect == "level" else cell._replace(aspect="level", base=None)
            found[cell.entity, cell.when, cell.unit][level] = None
            if cell.aspect in CHANGING:
                earlier = before(cell, cast(When, cell.base))
                found[earlier.entity, earlier.when, earlier.unit][earlier] = None
        return {place: tuple(cells) for place, cells in found.items()}

    @once
    def amounts(self) -> Mapping[tuple[object, ...], Sequence[Cell]]:
        """The amounts by which levels are said to change, by entity, time, unit and the time they are measured against;
        what states none goes with what the sentences just before say.
        """
        found: dict[tuple[object, ...], list[Cell]] = defaultdict(list)
        last: dict[tuple[object, ...], tuple[int, object]] = {}
        for cell, holders in self.of_aspect("amount"):
            if cell.variant or cell.head == UNRESOLVED:
                continue
            first = holders[0]
            place = (cell.entity, cell.when, unit_of(first))
            sentence, against = last.get((first.article, *place), (-NEAR, None))
            base = cast(When, cell.base)
            if base[0] != UNSTATED_BASIS or first.sentence - sentence > NEAR:
                against = base
            last[(first.article, *place)] = first.sentence, against
            found[*place, against].append(cell)
        return {place: tuple(cells) for place, cells in found.items()}

    def of_aspect(self, aspect: str) -> Iterable[tuple[Cell, list[Claim]]]:
        """The cells of an aspect that claims speak of, with those claims."""
        return [(cell, self.holders[cell]) for cell in self.aspects.get(aspect, ())]


def by_sentence(claims: Mapping[int, Sequence[Claim]], article: int) -> Mapping[int, Sequence[Claim]]:
    """The claims of each sentence of an article."""
    found: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims[article]:
        found[claim.sentence].append(claim)
    return found
