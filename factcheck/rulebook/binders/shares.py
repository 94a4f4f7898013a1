"""Binders of shares: a part, its share, and the whole that its words can mean; a margin is the share of a profit in
revenue.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, cast

from factcheck.claims.claim import AMONG, Claim
from factcheck.claims.subjects.nouns import EXCLUDING
from factcheck.claims.ties.said.rate_names import PORTION, REST
from factcheck.claims.ties.traced.joint import JOINTLY
from factcheck.ledger.cells import EXPECTED, Cell, When, before
from factcheck.ledger.ledger import Ledger
from factcheck.ledger.measures import distinct, flows, restrictive
from factcheck.lexicon import table
from factcheck.rulebook.binders.linked import linked
from factcheck.rulebook.binders.nearby import real
from factcheck.rulebook.binders.parts import of_one_sort
from factcheck.rulebook.constraint import Constraint
from factcheck.rulebook.rule import Rule
from factcheck.text.document import TABLE

PROFITS: Final[Mapping[str, str]] = {
    "ebitda": "ebitda",
    "operating-profit": "operating-profit",
    "profit": "profit",
    "operating": "operating-profit",
}
"""The modifiers of a margin that say which profit it is the share of, and the head of that profit."""

AVERAGE: Final = "average"
"""The modifier of what is no total."""

NEXT: Final = (-1, 0, 1)
"""How many sentences a figure that leaves out what it measures may stand from the share that it has."""


class Levels:
    """Levels by entity, measure and unit, and by measure, unit and time; whose levels there are."""

    def __init__(self, levels: Iterable[Sequence[Cell]]) -> None:
        self.stated: dict[tuple[str, str, str], list[Cell]] = defaultdict(list)
        self.timed: dict[tuple[str, str, When], list[Cell]] = defaultdict(list)
        self.owners: dict[tuple[str, str], set[str]] = defaultdict(set)
        for around in levels:
            for cell in around:
                self.stated[cell.entity, cell.head, cell.unit].append(cell)
                self.timed[cell.head, cell.unit, cell.when].append(cell)
                self.owners[cell.head, cell.unit].add(cell.entity)


def shares(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """part == share * whole, for stated shares and for margins"""
    shared = list(ledger.of_aspect("share"))
    levels = Levels(ledger.levels.values() if shared else ())
    for cell, holders in shared:
        named = cast(Cell, cell.base)
        part = cell._replace(aspect="level", base=None, unit=named.unit)
        vague = any(claim.whole is not None and "measure" in claim.whole.assumed for claim in holders)
        close = levels.stated.get((named.entity, named.head, named.unit), [])
        whole = (vaguely if vague else clearly)(part, named, close) if named not in close else named
        if named.head == AMONG:
            whole = part._replace(aspect="among")
            if not all(of_one_sort(ledger.claims[c.of or ""], c) for c in ledger.holders.get(whole, ())):
                continue
        if whole is None and not vague:
            # A whole of one who has such a part too ("Spain's debt") is what that part is a share of.
            peers = levels.owners.get((part.head, part.unit), set()) if part.head != named.head else set()
            timely = [c for c in levels.timed.get((named.head, named.unit, named.when), ()) if c.entity not in peers]
            whole = elsewhere(part, named, timely, holders, ledger)
        apart = part.unit and whole is not None and whole != part and named.head != "share"
        if whole is not None and apart and is_named(part, holders, ledger) and not is_average_of(part, whole):
            yield Constraint(rule, {"part": part, "share": cell, "whole": whole})
    yield from amounts(rule, ledger)
    yield from margins(rule, ledger)


def is_average_of(part: Cell, whole: Cell) -> bool:
    """Whether a figure is an average of what another one counts all of, and so no share of it ("the average class had
    23 pupils, but 12 percent of pupils were in classes of 26 or more").
    """
    return part.head == whole.head and AVERAGE in part.modifiers - whole.modifiers


def is_named(part: Cell, shares: Sequence[Claim], ledger: Ledger) -> bool:
    """Whether a figure of what shares are of says itself what it measures, or stands in the sentence of one of them or
    in the next: what others further off carry on may be anything.
    """
    near = {(share.article, share.sentence + step) for share in shares for step in NEXT}
    levels = ledger.holders.get(part, ())
    return not levels or any(c.subject.says_measure or (c.article, c.sentence) in near for c in levels)


def joint_shares(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """sum(parts) == share * whole, for a share of several figures together"""
    for share, found in linked(ledger, JOINTLY, "whole"):
        names = [name for kind, name in share.links if kind == JOINTLY]
        cells = [ledger.cells[name] for name in (*names, share.id, found["whole"]) if name in ledger.cells]
        if len(set(cells)) == len(names) + 2:
            *parts, one, whole = cells
            bound = {"parts": tuple(parts), "share": one, "whole": whole}
            prefer = (*names, share.id, found["whole"])
            yield Constraint(rule, bound, prefer=prefer, tentative=True, alone=True)


def shares_of_both(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """part == share * (part + rest), for a rate whose whole is its part and a rest"""
    for rate, found in linked(ledger, PORTION, REST):
        names = (rate.id, found[PORTION], found[REST])
        share, part, rest = (ledger.cells[name] for name in names)
        if len({share, part, rest}) == len(names):
            cells = {"part": part, "share": share, "rest": rest}
            guessed = "guess" in found
            yield Constraint(rule, cells, int(not guessed), prefer=tuple(names), tentative=guessed, alone=True)


def amounts(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """An amount and a rate printed of one change ("up 470,000, or 0.8 percent"): the amount is that share of the level
    before.
    """
    for amount, holders in ledger.of_aspect("amount"):
        rate = amount._replace(aspect="change")
        beside = {(c.article, c.sentence) for c in ledger.holders.get(rate, ())}
        together = any((c.article, c.sentence) in beside for c in holders)
        if together and amount.unit not in ("", "ratio") and not real(amount):
            earlier = before(amount, cast(When, amount.base))
            yield Constraint(rule, {"part": amount, "share": rate, "whole": earlier})


def eligible(part: Cell, named: Cell, close: Sequence[Cell]) -> list[Cell]:
    """The levels that a share's words can mean by the whole: of its time (a stock's may lie near, where none is of its
    time), and no narrower than they say.
    """
    said = words_of(part, named)
    wider = [c for c in close if not c.modifiers >= part.modifiers and c.modifiers <= said]
    timely = [c for c in wider if c.when == named.when]
    return timely or (wider if named.head not in flows() else [])


def words_of(part: Cell, named: Cell) -> frozenset[str]:
    """The words that may narrow a whole without its being named by them."""
    return part.modifiers | named.modifiers | table("measures").keys()


def clearly(part: Cell, named: Cell, close: Sequence[Cell]) -> Cell | None:
    """The only level that a named whole ("of total retail sales") can mean."""
    kinds = restrictive() | distinct()
    found = [c for c in eligible(part, named, close) if c.modifiers & kinds == named.modifiers & kinds]
    return found[0] if len(found) == 1 else None


def elsewhere(part: Cell, named: Cell, timely: Sequence[Cell], holders: Sequence[Claim], ledger: Ledger) -> Cell | None:
    """The only level of the article, or else of the sentence, that a named whole can mean if it is somebody else's
    ("the two models made up 48 percent of total sales").
    """
    articles, beside = {c.article for c in holders}, {(c.article, c.sentence) for c in holders}
    kinds = restrictive() | distinct()
    said = words_of(part, named)
    found = [
        cell
        for cell in timely
        if cell != part
        and cell.modifiers <= said | kinds
        and not cell.modifiers > part.modifiers
        and not cell.modifiers == part.modifiers != named.modifiers  # as narrow as the part: a peer of it
        and not (cell.modifiers | named.modifiers) & kinds - {"vehicle"}
        and articles >= {c.article for c in ledger.holders.get(cell, ())}
        and not any(map(is_open, ledger.holders.get(cell, ())))
    ]
    near = [c for c in found if not beside.isdisjoint((h.article, h.sentence) for h in ledger.holders.get(c, ()))]
    only = found if len(found) == 1 else near
    return only[0] if len(only) == 1 and only[0] in ledger.holders else None


def is_open(claim: Claim) -> bool:
    """Whether a figure leaves its unit unsaid and counts nothing: "27.9" beside percentages is one of them."""
    return claim.quantity.unit.dimension == "number" and claim.quantity.step < 1


def vaguely(part: Cell, named: Cell, close: Sequence[Cell]) -> Cell | None:
    """The only level that "of the total" can mean: the broadest of the measure; that of a plan has to be planned."""
    kinds = restrictive() | {EXPECTED}
    wider = [c for c in eligible(part, named, close) if named.modifiers & kinds <= c.modifiers]
    broadest = [c for c in wider if not any(o.modifiers & restrictive() < c.modifiers & restrictive() for o in wider)]
    return broadest[0] if len(broadest) == 1 else None


def margins(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """A margin is the share of a profit in the revenue of the same time; a table's rows say which by themselves, and a
    range is an outlook.
    """
    margins = [(cell, holders) for cell, holders in ledger.of_aspect("level") if cell.head == "margin"]
    stated = [cell for cell, holders in margins if any(is_stated(claim) for claim in holders)]
    money: dict[tuple[object, object], list[Cell]] = defaultdict(list)
    for place, around in ledger.levels.items() if stated else ():
        money[place[0], place[1]].extend(around)
    for margin in stated:
        around = money[margin.entity, margin.when]
        # What a profit leaves out ("EBITDA without restructuring costs") its revenue does not.
        narrowed = margin.modifiers - PROFITS.keys() - distinct() if EXCLUDING not in margin.modifiers else frozenset()
        for revenue in [cell for cell in around if cell.head == "revenue" and cell.modifiers == narrowed]:
            profit = profit_of(margin, [cell for cell in around if cell.unit == revenue.unit])
            if profit is not None:
                yield Constraint(rule, {"part": profit, "share": margin, "whole": revenue})


def is_stated(margin: Claim) -> bool:
    """Whether a sentence gives a margin, and gives one figure."""
    return margin.block != TABLE and margin.quantity.upper is None


def profit_of(margin: Cell, around: Sequence[Cell]) -> Cell | None:
    """The profit that a margin is the share of: of the kind and the basis it names."""
    heads = {PROFITS[name] for name in margin.modifiers if name in PROFITS}
    profits = [cell for cell in around if cell.head in heads]
    exact = [cell for cell in profits if cell.modifiers == margin.modifiers - PROFITS.keys()]
    basis = margin.modifiers & distinct() - {"operating"}
    like = [cell for cell in profits if len(profits) == 1 and cell.modifiers & distinct() == basis]
    return next(iter(exact or like), None)
