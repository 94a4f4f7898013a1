"""Members of lists: which quantity of a figure belongs to which member, in which unit, and what can be the base of
what.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from math import log
from typing import Final, TypeGuard

from factcheck.claims.rows.items import Clause, Figure, Item
from factcheck.claims.rows.points import unit_of
from factcheck.claims.rows.tokens import Token
from factcheck.lexicon import table
from factcheck.quantities.quantity import Quantity, Unit
from factcheck.record import replace

POWERS: Final = (10**3, 10**6, 10**9, 10**12)
"""Thousand, million, billion, trillion: what a figure may leave to be understood."""

LEAST: Final = 0.001
"""What is left of a base, at least, for the level that a rate leads to."""

DWARFING: Final = 100
"""How many times a figure for each of something an amount is at most that it changed by."""

CLEARLY: Final = 4
"""How many times nearer a rate must lead from a bare base to a sum in another currency for that to be what it is in."""

LARGE: Final = 1000
MILLION: Final = 10**6
LIKE: Final = 5
"""How many times a base its level is at most, where only their magnitude tells that they belong together."""


def comparable(base: Quantity, level: Quantity | None, item: Item) -> bool:
    """Whether a figure can be the base of an item: of the kind of its level, or, where it has none, of anything but a
    percentage.
    """
    if level is None:
        return base.unit.dimension != "ratio" or not any(f.role.name == "rate" for f in item.others)
    one, other = base.unit, level.unit
    if "number" in (one.dimension, other.dimension):
        return "ratio" not in (one.dimension, other.dimension) and not is_sum_beside_value(base, level)
    return one.dimension == other.dimension and (one.dimension != "money" or one.name == other.name)


def is_sum_beside_value(base: Quantity, level: Quantity) -> bool:
    """Whether a bare figure in millions is set beside what one unit of something comes to ("a loss of 1.6 billion
    dollars, 41 cents a share, down from 4.4 billion").
    """
    single = level.unit.dimension == "money" and (level.unit.per is not None or level.unit.scale < 1)
    return single and base.value >= MILLION > LARGE * level.value


def shared_unit(item: Item, member: int, count: int) -> Unit | None:
    """The unit that the figures of a change share where only some of them print it ("up 8.52 mln barrels to 337.73 mln
    from 329.21 mln").
    """
    if not item.others:
        return None
    figures = [f for f in item.figures() if f.role.name in ("now", "base", "delta")]
    quantities = [q for q in (pick(f, member, count) for f in figures) if q is not None]
    units = {q.unit for q in quantities if q.unit.dimension not in ("number", "ratio", "points", "count")}
    if len(units) != 1 or len(quantities) == 1:
        return None
    unit = next(iter(units))
    changes = [q for f in figures if f.role.name == "delta" and (q := pick(f, member, count)) is not None]
    whole = unit.dimension == "money" and all(q.unit.dimension == "number" for q in quantities if q not in changes)
    whole = whole and any(q.unit.dimension == "number" and q.step < 1 for q in quantities)
    return replace(unit, scale=Fraction(1)) if whole else unit


def as_meant(figure: Figure, item: Item, own: Quantity | None, member: int, count: int) -> Quantity | None:
    """The quantity of a figure beside a level for one member, in the unit that it leaves to that."""
    quantity, role = pick(figure, member, count), figure.role.name
    if quantity is None or role not in ("base", "delta") or (role == "delta" and figure.noun is not None):
        return quantity
    if role == "base" and own is not None:
        quantity = converted(quantity, own, item, member, count)
    unit = unit_before(figure, item) if role == "delta" and is_bare(quantity) else None
    return in_unit(quantity, unit) if unit is not None else in_shared_unit(quantity, item, member, count)


def unit_before(figure: Figure, item: Item) -> Unit | None:
    """The unit of money that the amount of change before one prints ("six cents less than in April and 11 less than a
    year ago").
    """
    earlier = [f.token.quantities[-1] for f in item.of("delta") if f.token.start < figure.token.start]
    return earlier[-1].unit if earlier and earlier[-1].unit.dimension == "money" else None


def converted(base: Quantity, level: Quantity, item: Item, member: int, count: int) -> Quantity:
    """A bare base of a level that is told again in another unit, in that one where the rate leads rather to it ("47
    million tonnes, or 11.1 million barrels a day, down 8.7 percent from 12.1 million").
    """
    rates = [figure for figure in item.of("rate") if figure.token.quantities[0].unit.dimension == "ratio"]
    again = [quantity for figure in item.of("aside") if (quantity := pick(figure, member, count)) is not None]
    if base.unit.dimension != "number" or len(rates) != 1 or not again or min(base.value, level.value) <= 0:
        return base
    grown = 1 + float(rates[0].token.quantities[0].value) * rates[0].role.sign / 100
    tellings = [quantity for quantity in (level, *again) if quantity.value > 0]
    before = float(base.value) * max(grown, LEAST)
    away = [abs(log(float(quantity.value) / before)) for quantity in tellings]
    nearest = tellings[away.index(min(away))]
    return base if nearest is level or CLEARLY * min(away) > away[0] else in_unit(base, nearest.unit) or base


def is_in_another(amount: Quantity, level: Quantity, noun: Token | None) -> bool:
    """Whether an amount is in another unit than a level, of which it then is no change ("57 metres, 19 storeys more"),
    be it one that only its `noun` tells.
    """
    one, other = amount.unit, level.unit
    if one.per not in (None, other.per) or (one.per != other.per and dwarfs(amount, level)):
        return True
    if one.dimension == "number":
        return noun is not None and other.dimension not in ("number", "count")
    return one.dimension not in (other.dimension, "points") and {one.dimension, other.dimension} != {"count", "number"}


def dwarfs(amount: Quantity, level: Quantity) -> bool:
    """Whether an amount is so many times a figure for each of something that it is none ("41 cents a share, with 3.4
    billion less in write-downs").
    """
    sizes = [Fraction(quantity.value) * quantity.unit.scale for quantity in (amount, level)]
    return sizes[0] > DWARFING * sizes[1]


def of_measure(quantity: Quantity, measure: str) -> Quantity:
    """A sum of money without a "per", with the one that its measure implies (earnings per share "of 89 cents"); points
    of a measure that is a percentage are percentage points.
    """
    entry = table("measures").get(measure, {})
    if quantity.unit.name == "point" and entry.get("ratio"):
        return replace(quantity, unit=unit_of("percentage point"))
    per = entry.get("per")
    if per is None or quantity.unit.dimension != "money" or quantity.unit.per is not None:
        return quantity
    return replace(quantity, unit=replace(quantity.unit, per=per))


def in_unit(quantity: Quantity | None, unit: Unit | None) -> Quantity | None:
    """A quantity without a unit, in this one."""
    return quantity if unit is None or not is_bare(quantity) else replace(quantity, unit=unit)


def in_shared_unit(quantity: Quantity | None, item: Item, member: int, count: int) -> Quantity | None:
    """A quantity without a unit, in the one that the figures of its change share; most have their own."""
    return in_unit(quantity, shared_unit(item, member, count)) if is_bare(quantity) else quantity


def is_bare(quantity: Quantity | None) -> TypeGuard[Quantity]:
    """Whether there is a quantity, and it has no unit."""
    return quantity is not None and quantity.unit.dimension == "number"


def pick(figure: Figure, member: int, count: int) -> Quantity | None:
    """The figure's quantity for one member: a list gives each its own, a single figure belongs to a single member."""
    quantities = figure.token.quantities
    if len(quantities) == count:
        return quantities[member]
    return quantities[0] if count == 1 and len(quantities) == 1 else None


NO_UNIT: Final = Unit(None, "number")


def lift_totals(found: Sequence[Clause]) -> None:
    """What lifts a total from a stated base is its change ("opened 120 shops, lifting the total to 980 from 890")."""
    items = [(clause, item) for clause in found for item in clause.items]
    for at, ((clause, added), (_, total)) in enumerate(pairwise(items)):
        level = total.now
        if level is None or level.role.frame != "total" or added.now is None or added.others:
            continue
        if at and is_beside(items[at - 1][1].now, added.now, level):
            continue
        units = {f.token.quantities[0].unit for f in (level, *total.of("base"))} - {NO_UNIT}
        if not any(total.of("base")) or len(units) > 1:
            continue
        clause.items.remove(added)
        total.others.insert(0, Figure(added.now.token, replace(level.role, name="delta"), added.now.times))


def is_beside(one: Figure | None, other: Figure, whole: Figure) -> bool:
    """Whether two figures go into a third, or none of them alone does ("64 tonnes and 38 tonnes, for a total of 102").
    """
    units = [figure.token.quantities[0].unit for figure in (one, other, whole) if figure is not None]
    return one is not None and len(set(units) - {NO_UNIT}) < 2


def deal_out(found: Sequence[Clause]) -> None:
    """A list of changes behind several single levels ("368,000 cars, earning 33 billion, up 29.8 and 51.9 percent") is
    dealt out to them.
    """
    items = [item for clause in found for item in clause.items if item.now is not None]
    for position, item in enumerate(items):
        for figure in [f for f in item.others if len(f.token.quantities) > 1]:
            count = len(figure.token.quantities)
            levels = items[max(0, position + 1 - count) : position + 1]
            if len(levels) == count and all(len(i.now.token.quantities) == 1 for i in levels if i.now):
                item.others.remove(figure)
                for level, quantity in zip(levels, figure.token.quantities, strict=True):
                    level.others.append(
                        Figure(replace(figure.token, quantities=(quantity,)), figure.role, figure.times)
                    )


def as_base(quantity: Quantity, level: Quantity) -> Quantity:
    """The base of a level as it is meant: a bare figure leaves the level's million to be understood ("1.14 million
    euros, 4 percent more than the previous quarter's 1.10"), one without a decimal point only where the level is told
    in such millions ("455 million francs, 12 million more than the prior year's 443").
    """
    bare = quantity.end == quantity.figure_end and quantity.form == "digits" and quantity.upper is None
    if not bare or not 0 < quantity.value < LARGE:
        return quantity
    for power in POWERS:
        if quantity.step >= 1 and not (power >= MILLION and power <= level.value < LARGE * min(power, level.step)):
            continue
        if LIKE * quantity.value * power > level.value > quantity.value * power / LIKE:
            value, step, coarse = (number * power for number in (quantity.value, quantity.step, quantity.coarse))
            return replace(quantity, value=value, step=step, coarse=coarse)
    return quantity


def as_level(quantity: Quantity, item: Item, member: int, count: int) -> Quantity:
    """A level as it is meant: a bare figure leaves the million of its base to be understood ("rose to 104 from 99
    million").
    """
    bases = [pick(figure, member, count) for figure in item.others if figure.role.name == "base"]
    base = bases[0] if bases else None
    bare = quantity.end == quantity.figure_end and quantity.form == "digits" and quantity.upper is None
    if base is None or not bare or not 0 < quantity.value < LARGE:
        return quantity
    for power in POWERS:
        alike = LIKE * quantity.value * power > base.value > quantity.value * power / LIKE
        if alike and base.step * LARGE >= power:
            value, step, coarse = (number * power for number in (quantity.value, quantity.step, quantity.coarse))
            return replace(quantity, value=value, step=step, coarse=coarse)
    return quantity
