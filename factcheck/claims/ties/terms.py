"""Terms: the figures of an article that may be parts and wholes, how fine they are, and what slips may have made them.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.ties.amounts import ADDITIVE
from factcheck.quantities.quantity import ONE, Quantity, Unit
from factcheck.quantities.slips import Slips, exchanges, printed_digits
from factcheck.record import record, replace

ZERO: Final = 10
"""What one zero at the end makes of a figure."""

SPREAD: Final = 4
"""How many times its own size a figure might as well have been larger or smaller."""

ROUNDED: Final = 1e-9
"""What floats may be off."""

TOLD: Final = "told"
"""The link of a tie that words make and digits do not bear out: its clash is a note, as the words may mean another."""


@record(frozen=True, slots=True)
class Term:
    """A figure that may be a part or a whole: its claim, the middle and width of its narrow reading (none of what is
    counted one by one), and how fine it is. A cut is negative. Floats only screen: the rule decides.
    """

    claim: Claim
    middle: float
    width: float
    grain: float

    @property
    def start(self) -> int:
        """Where it stands in the text."""
        return self.claim.quantity.start


def term_of(text: str, claim: Claim) -> Term | None:
    """A claim as a term; None of what has open ends, is a range, or no more than nothing."""
    known, quantity = sized_in(text), claim.quantity
    kept = known.get(id(quantity))
    if kept is None:
        kept = known[id(quantity)] = (quantity, size_of(text, quantity))
    if kept[1] is None:
        return None
    middle, width, fine = kept[1]
    return Term(claim, middle if claim.sign > 0 else -middle, width, fine)


@lru_cache(maxsize=1)
def sized_in(text: str) -> dict[int, tuple[Quantity, tuple[float, float, float] | None]]:
    """The sizes of the figures of a text that were asked for, by which object each is: all ties ask for the same."""
    return {}


def size_of(text: str, quantity: Quantity) -> tuple[float, float, float] | None:
    """The middle of a figure's narrow reading, its width, or none of what is counted one by one, and how fine it is."""
    if quantity.value <= 0 or quantity.upper is not None or quantity.form == "fraction":
        return None
    spread = spread_of(quantity)
    if spread is None:
        return None
    middle, width = spread
    exact = quantity.unit.dimension in ("count", "number") and width <= scaled(1, quantity.unit.scale)
    return middle, 0 if exact else width, max(width, grain(text, quantity))


def signed_term(text: str, claim: Claim) -> Term | None:
    """A claim as a term that may be less than nothing, as eliminations between parts are."""
    quantity = claim.quantity
    if quantity.value >= 0:
        return term_of(text, claim)
    term = term_of(text, replace(claim, quantity=replace(quantity, value=-quantity.value)))
    return replace(term, claim=claim, middle=-term.middle) if term is not None else None


def spread_of(quantity: Quantity) -> tuple[float, float] | None:
    """The middle of a quantity's narrow reading and its width; None of one with an open end."""
    if quantity.is_plain():
        scale = quantity.unit.scale
        return scaled(quantity.value, scale), scaled(quantity.step, scale)
    reading = quantity.narrow()
    if reading.lo is None or reading.hi is None:
        return None
    return float(reading.lo + reading.hi) / 2, float(reading.hi - reading.lo)


def scaled(value: Decimal | Fraction | int, scale: Fraction) -> float:
    """A value in the base unit, as near as a float comes."""
    if scale is ONE:
        return float(value)
    above, below = value.as_integer_ratio()
    up, down = scale.as_integer_ratio()
    return above * up / (below * down)


def grain(text: str, quantity: Quantity) -> float:
    """How fine a figure is: one unit of its last digit that is no zero; one zero alone, or one behind the point, is a
    digit like others.
    """
    figure = text[quantity.figure_start : quantity.figure_end]
    exact = "." in figure or quantity.coarse <= ZERO * quantity.step
    return float(quantity.step if exact else quantity.coarse) * scaled(1, quantity.unit.scale)


def exactness(terms: Sequence[Term]) -> float:
    """How fine figures are that add up to the digit: two of them at least have no zero where the last digits stand."""
    last = sorted(scaled(term.claim.quantity.coarse, term.claim.quantity.unit.scale) for term in terms)
    return min(last[1], max(term.grain for term in terms))


def sort_of(claim: Claim) -> str:
    """What figures must share to be parts of each other: their currency, or their dimension."""
    unit = claim.quantity.unit
    return unit.name or "" if unit.dimension == "money" else unit.dimension.replace("number", "count")


def is_amount(claim: Claim) -> bool:
    """Whether a claim states an amount, or the amount of a change; things are counted in whole numbers."""
    unit, value = claim.quantity.unit, claim.quantity.value
    level = claim.kind == "level" and claim.sign > 0
    if not (level or claim.role == "delta") or unit.per is not None:
        return False
    return unit.dimension in ADDITIVE and (unit.dimension not in ("count", "number") or value == int(value))


def amendments(text: str, term: Term, slips: Slips = exchanges) -> Sequence[float]:
    """By how much a figure would be more if one of these slips had not been made; worked out once in a text."""
    quantity, known = term.claim.quantity, amended_in(text)
    name = (quantity.figure_start, quantity.figure_end, term.middle, slips)
    found = known.get(name)
    if found is None:
        found = known[name] = meant_more(quantity, term.middle, slips, printed_digits(quantity, text))
    return found


@lru_cache(maxsize=1)
def amended_in(text: str) -> dict[tuple[int, int, float, Slips], Sequence[float]]:
    """The amendments of a text that were asked for: every search for slips asks for those of the same figures."""
    return {}


def meant_more(quantity: Quantity, middle: float, slips: Slips, digits: str) -> Sequence[float]:
    """By how much a figure printed in these digits would be more, each way that one of some slips may be undone."""
    if not digits:
        return ()
    size, scale = abs(middle), scaled(1, quantity.unit.scale)
    above, below = quantity.value.as_integer_ratio()
    above, below = abs(above), below * int(digits)
    if middle > 0:
        return [above * meant / below * scale - size for meant in slips(digits)]
    return [size - above * meant / below * scale for meant in slips(digits)]


def in_units(claims: Sequence[Claim]) -> list[Claim]:
    """A whole and its parts, those that print no unit in that of another one of them."""
    units = (claim.quantity.unit for claim in claims)
    printed = next((unit for unit in units if unit.dimension not in ("count", "number")), None)
    return [claim if printed is None else measured(claim, printed) for claim in claims]


def measured(claim: Claim, unit: Unit) -> Claim:
    """A claim, its bare number in a unit."""
    bare = claim.quantity.unit.dimension == "number"
    return replace(claim, quantity=replace(claim.quantity, unit=unit)) if bare else claim
