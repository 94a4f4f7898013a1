"""Binder of parts within wholes: a measure with a restrictive modifier more, and "30 of 41"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import reduce
from operator import add

from factcheck.claims.claim import Claim
from factcheck.claims.ties.said.inclusions import CALLED, WITHIN
from factcheck.claims.ties.said.makings import printed
from factcheck.claims.ties.said.nestings import NESTED
from factcheck.claims.ties.said.portions import OF_THEM, TOGETHER
from factcheck.ledger.cells import Cell, is_annual
from factcheck.ledger.ledger import Ledger
from factcheck.ledger.measures import additive, restrictive
from factcheck.ledger.sameness import unlikely
from factcheck.record import replace
from factcheck.rulebook.binders.linked import linked
from factcheck.rulebook.binders.splits import by_head
from factcheck.rulebook.constraint import Constraint
from factcheck.rulebook.rule import Rule
from factcheck.text.document import TABLE


def parts_within(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """part <= whole, where words say so, or the part's measure is the whole's with restrictive modifiers more"""
    yield from counted(rule, ledger)
    yield from beside(rule, ledger)
    yield from called(rule, ledger, CALLED)
    yield from called(rule, ledger, NESTED)
    yield from incomplete(rule, ledger)
    yield from within_capacity(rule, ledger)
    yield from narrower(rule, ledger)


def narrower(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """A measure with restrictive modifiers more than another one has."""
    for around in ledger.levels.values():
        for part in around:
            if part.head not in additive() or not part.modifiers & restrictive() or part not in ledger.holders:
                continue
            wider = [cell for cell in around if is_narrower(part, cell)]
            for whole in wider:
                if (
                    (said(whole, ledger) or resumed(whole, part, ledger))
                    and (said(part, ledger) or follows(whole, part, ledger))
                    and not barer(whole, part, ledger)
                    and not lies_in(whole, part, ledger)
                    and not shortened(whole, part, ledger)
                    and not held_before(whole, part, ledger)
                    and not is_fraction(ledger.holders[whole][0])
                    and not unlikely(ledger.holders[part], ledger.holders[whole])
                    and not any(whole.modifiers < other.modifiers for other in wider)
                ):
                    yield Constraint(rule, {"part": part, "whole": whole}, decisive=False)


def is_fraction(whole: Claim) -> bool:
    """Whether a figure of a sentence has decimals and no unit: it is no count, and nobody knows what it is of."""
    quantity = whole.quantity
    return whole.block != TABLE and quantity.unit.dimension == "number" and quantity.step < 1


def barer(whole: Cell, part: Cell, ledger: Ledger) -> bool:
    """Whether a sentence names the part before the whole, or in another unit: a measure that it says in fewer words
    there is no whole ("75 billion cubic feet of gas and 5 million barrels", "four crew and ten passengers"). Nor is one
    in any sentence that leaves out only what the part counts ("delivered 97,099 vehicles ... delivered 90,345").
    """
    first, other = ledger.holders[part][0], ledger.holders[whole][0]
    same = (first.article, first.sentence) == (other.article, other.sentence)
    one, another = first.quantity.unit, other.quantity.unit
    bare = another.dimension == "number" and one.dimension == "count"
    if bare and part.modifiers - whole.modifiers <= set((one.name or "").split()):
        return True
    unlike = bare or (one.name != another.name and one.dimension not in ("count", "number"))
    return same and (unlike or first.quantity.start < other.quantity.start)


def shortened(whole: Cell, part: Cell, ledger: Ledger) -> bool:
    """Whether the sentence of a whole, up to its figure, or the one before counts a sort that the part is none of: the
    fewer words of the whole stand for that sort ("They cut 8.1 million acres of wheat. Production came to 348 million
    bushels. Corn production was 655 million").
    """
    first = ledger.holders[whole][0]
    sentences = ledger.sentences(first.article)
    before = (*sentences.get(first.sentence - 1, ()), *sentences.get(first.sentence, ()))
    return any(
        claim.quantity.start < first.quantity.start
        and (claim.subject.entity, claim.subject.measure.head) == (first.subject.entity, whole.head)
        and (sorts := claim.subject.measure.modifiers & restrictive() - whole.modifiers)
        and not sorts <= part.modifiers
        for claim in before
    )


def held_before(whole: Cell, part: Cell, ledger: Ledger) -> bool:
    """Whether a part is more than the whole before it, but not than one of the like told earlier or between the two,
    which may be what it is a part of ("Lisbon handled 35 million passengers. TAP flew 16 million. International ones
    were 30 million", "The film cost 160 million dollars and has taken 1.03 billion, 412 million of it at home").
    """
    one, other = ledger.holders[part][0], ledger.holders[whole][0]
    if one.article != other.article or printed([one]) <= printed([other]):
        return False
    told = (claim for claim in ledger.claims.values() if claim.article == one.article and claim.kind == "level")
    more = (claim for claim in told if printed([claim]) > printed([one]))
    cells = [(claim, ledger.cells[claim.id]) for claim in more if claim.quantity.start < one.quantity.start]
    return any(
        cell._replace(variant=whole.variant) == whole
        or ((cell.head, cell.unit) == (part.head, part.unit) and claim.sentence < other.sentence < one.sentence)
        for claim, cell in cells
    )


def lies_in(one: Cell, other: Cell, ledger: Ledger) -> bool:
    """Whether words count a figure within another one, whose measure they only name in fewer words ("It delivered
    97,099 vehicles. Of those delivered 81,166 were small ones").
    """
    held = {claim.id for claim in ledger.holders[other]}
    return any(kind in (WITHIN, CALLED) and name in held for claim in ledger.holders[one] for kind, name in claim.links)


def within_capacity(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """What a place or a company makes in a year lies within what it can make in a year."""
    capacities = [
        cell for cell, _ in ledger.of_aspect("level") if cell.head == "capacity" and cell.unit.endswith("/year")
    ]
    for cell, _ in ledger.of_aspect("level") if capacities else ():
        for capacity in capacities:
            alike = (
                cell.entity == capacity.entity and cell.modifiers & restrictive() == capacity.modifiers & restrictive()
            )
            if alike and cell.head == "output" and f"{cell.unit}/year" == capacity.unit and is_annual(cell.when):
                yield Constraint(rule, {"part": cell, "whole": capacity}, decisive=False, tentative=True)


def incomplete(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """One part of a whole that is split by measure, where the other is not stated (exports within trade)."""
    for around in ledger.levels.values():
        known = {(cell.head, cell.modifiers): cell for cell in around}
        for split in by_head():
            for whole in around:
                stated = [known[head, whole.modifiers] for head in split.heads if (head, whole.modifiers) in known]
                if whole.head == split.whole and 0 < len(stated) < len(split.heads) and said(whole, ledger):
                    yield from (
                        Constraint(rule, {"part": part, "whole": whole}, decisive=False)
                        for part in stated
                        if said(part, ledger)
                    )


def counted(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """ "30 of 41 industries": as many as there are, at most."""
    for among, holders in ledger.of_aspect("among"):
        count = holders[0].quantity.unit.dimension in ("count", "number")
        if count and of_one_sort(ledger.claims[holders[0].of or ""], holders[0]):
            yield Constraint(rule, {"part": among._replace(aspect="level"), "whole": among}, decisive=False)


def beside(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """ "140 workers, 125 of them": a sentence sets the figure of the whole beside that of its part."""
    for part, found in linked(ledger, "within"):
        one, other = ledger.cells[part.id], ledger.cells.get(found["within"])
        if other is not None and one != other:
            prefer = (part.id, found["within"])
            guessed = found.get(OF_THEM) != found["within"]
            cells = {"part": one, "whole": other}
            yield Constraint(rule, cells, 1, decisive=False, prefer=prefer, tentative=guessed)


def called(rule: Rule, ledger: Ledger, link: str) -> Iterator[Constraint]:
    """ "Line 1 alone had 201 million": words, or only what it is of, call a figure a part, and one before may be the
    whole, which its measure does not tell, nor others that it makes that up with.
    """
    for part, found in linked(ledger, link):
        one, other = ledger.cells[part.id], ledger.cells.get(found[link])
        known = other is not None and (is_narrower(one, other) or exhausts(part, found[link]))
        if other is not None and one != other and not known:
            prefer = (part.id, found[link])
            yield Constraint(rule, {"part": one, "whole": other}, 1, decisive=False, prefer=prefer, tentative=True)


def is_narrower(part: Cell, whole: Cell) -> bool:
    """Whether a part is what a whole is, with restrictive modifiers more."""
    further = part.modifiers - whole.modifiers
    return part.head == whole.head and whole.modifiers < part.modifiers and further <= restrictive()


def exhausts(part: Claim, whole: str) -> bool:
    """Whether a figure is known to make another one up together with others."""
    return any(name == whole for _, name in part.exhausts)


def parts_together(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """sum(parts) <= whole, for parts that a list counts within it, or deals out below it"""
    yield from summed(rule, ledger, TOGETHER)
    for constraint in summed(rule, ledger, NESTED):
        yield replace(constraint, tentative=True)


def summed(rule: Rule, ledger: Ledger, link: str) -> Iterator[Constraint]:
    """The same of the parts that a link ties to their whole."""
    lists: dict[str, list[Claim]] = defaultdict(list)
    for part, found in linked(ledger, link):
        lists[found[link]].append(part)
    for whole, parts in lists.items():
        cells = [ledger.cells[part.id] for part in parts]
        if all(exhausts(part, whole) for part in parts):
            continue
        if whole in ledger.cells and len({ledger.cells[whole], *cells}) == len(cells) + 1 > 2 and not nested(parts):
            prefer = frozenset((whole, *(part.id for part in parts)))
            bound = {"whole": ledger.cells[whole], "parts": tuple(cells)}
            yield Constraint(rule, bound, decisive=False, prefer=prefer, alone=True)


def nested(parts: Sequence[Claim]) -> bool:
    """Whether the first part of a list is what the others add up to, which then split it ("27 fires, of which 19 are
    out of control, 12 in the north and 7 in the south").
    """
    first, *others = sorted(parts, key=lambda part: part.quantity.start)
    return len(others) > 1 and first.quantity.narrow().meets(reduce(add, (part.quantity.narrow() for part in others)))


def of_one_sort(part: Claim, whole: Claim) -> bool:
    """Whether a figure is of the unit of those that it is one among, or a plain number, and not less than these are
    counted by ("a deficit of 2.2 billion after one of 2.4 billion").
    """
    one, other = part.quantity.unit, whole.quantity.unit
    fine = Fraction(part.quantity.value) >= Fraction(whole.quantity.step)
    return fine and (one.dimension == "number" or (one.name, one.per) == (other.name, other.per))


def follows(whole: Cell, part: Cell, ledger: Ledger) -> bool:
    """Whether a part whose words only narrow stands in the sentence behind that of its whole ("It made 2.8 million
    cars. Electric cars rose to 1.3 million"), or in the same one, where that says it is a part: it may be beside it
    ("cars at 3 million, lorries at 5").
    """
    first, other = ledger.holders[whole][0], ledger.holders[part][0]
    between = other.sentence - first.sentence if first.article == other.article else -1
    return between == 1 or (between == 0 and any(kind == "within" for kind, _ in other.links))


def resumed(whole: Cell, part: Cell, ledger: Ledger) -> bool:
    """Whether the figure of a whole goes on with a measure named before, and it and the part, which says its own in
    full, each print their one time ("Car sales rose. In the year to May the total was 3.1 million. Electric car sales
    were 0.9 million in the year to May").
    """
    timely = [any(not c.subject.carried for c in ledger.holders.get(cell, ())) for cell in (whole, part)]
    return all(timely) and said(part, ledger)


def said(cell: Cell, ledger: Ledger) -> bool:
    """Whether a claim names the measure of a cell itself."""
    return any(claim.subject.says_measure for claim in ledger.holders.get(cell, ()))
