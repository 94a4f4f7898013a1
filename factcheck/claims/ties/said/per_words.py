"""Per words: what words beside a figure say that it is for each of, or for one of ("123 passengers to a flight", "per
visit, that comes to", "a ton of imports").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.expression import expression
from factcheck.quantities.approximators import APPROXIMATELY
from factcheck.quantities.quantity import Quantity
from factcheck.text.lowering import words_in

AHEAD: Final = 40
"""Characters before a figure in which words say that it is an average."""

AHEAD_EACH: Final = 80
"""The same in which they say what it is for each of."""

TIMES: Final = frozenset({"year", "month", "week", "day", "hour", "quarter", "minute", "second", "night"})
"""What a value per one of these is per: time, of which there is as much as its period has."""

EACH: Final = expression(
    r"\b(?:per[ -](?:available |inhabited )?|for (?:each|every) (?:[a-z]+ed )?)([a-z]+)\b"
    r"(?:, (?:therefore|thus|then|that|this|it|which|he|she|they)\b,?)?[^,;.()\d]*$"
)
"""What a figure is per, before it: "spending per visitor was", "per visit, that comes to", "for each donated organ"."""

PER: Final = expression(
    r" (?:[a-z]+ ){0,3}?(?:per|(?:for|to|in|at|on|from) (?:each|every)) (?!cent\b)([a-z]+)\b"
    r"|(?<=\d) an? ([a-z]+)(?=[,.;:)\n]| on average)"
)
"""What a figure is per that leaves it out of its unit, behind it: "4.2 per company", "31,364 a match."."""

TO_ONE: Final = expression(
    r" (?:[a-z]+ )?(?:to|for|in|at|on|from|by|aboard) (?:an?|each|every|one) (?!time\b)([a-z]+)(?=[,.;:)\n]|$)"
)
"""The same where it says again what stands before ("so 123 passengers to a flight", "or 57,857 for a branch")."""

LED: Final = expression(
    r"(?:[,;:(\u2013\u2014-] ?(?:and |that |which )*|\b)(?:or|so|thus|hence|therefore|ie|i\.e\.|that is|is|equals"
    r"|equal to|makes|means|meaning|making|averaging|average of|about|some"
    rf"|(?<=[,;:(-] )) ?{APPROXIMATELY}[^\w\s]?$"
)
"""What leads to such a figure."""

WEIGHTS: Final = (
    *("ton", "tonne", "kilo", "kilogram", "pound", "ounce", "barrel", "bushel", "gallon", "liter", "litre"),
    *("acre", "hectare", "megawatt", "kilometre", "kilometer", "mile"),
)
"""What one of is said to cost or to yield."""

WEIGHED: Final = frozenset(WEIGHTS)
ONE_OF: Final = expression(r"\b(?:an?|one|each|every) ([a-z]+)\b[^,;.()\d]*$")
"""What a figure is for one of, before it: "a kilo of flowers thus fetched", "which means a ticket cost"."""

ONE: Final = ("a", "an", "one", "each", "every")
"""What stands before what something is for one of."""


def singles(text: str, lower: str, claims: Sequence[Claim]) -> frozenset[str]:
    """What an article speaks of one of that something may be for one of: a weight, or what it counts."""
    counted = {unit.name for claim in claims if (unit := claim.quantity.unit).dimension == "count" and unit.name}
    likely = (WEIGHED | counted) & words_in(text)
    return frozenset(name for name in likely if any(f"{one} {name} " in lower for one in ONE))


def for_one(lower: str, claims: Sequence[Claim], at: int) -> re.Match[str] | None:
    """The words behind a figure that say what it is for one of, where it follows from what stands before it."""
    found = TO_ONE.match(lower, claims[at].quantity.end)
    led = found is not None and LED.search(lower, *before(claims[at], claims, at, AHEAD)) is not None
    return found if led else None


def what_for(
    lower: str, stretch: tuple[int, int], per: re.Match[str] | None, *, counted: bool, single: frozenset[str]
) -> re.Match[str] | None:
    """The words that say what a figure is for each of: before it, behind it, or before it what it is for one of."""
    each = EACH.search(lower, *stretch) if counted else None
    said = next((words for words in (each, per) if words is not None and of(words) not in TIMES), None)
    one = ONE_OF.search(lower, *stretch) if single and said is None else None
    return said or (one if one is not None and of(one) in single else None)


def of(words: re.Match[str]) -> str:
    """What words say that a figure is for each of."""
    return words[words.lastindex or 0]


def before(claim: Claim, claims: Sequence[Claim], at: int, reach: int = AHEAD) -> tuple[int, int]:
    """The stretch of text before a figure, back to the one before it, in which words say what it is."""
    start, ahead = claim.quantity.start, at - 1
    while ahead > 0 and is_one_of(claims[ahead].quantity):
        ahead -= 1
    last = claims[ahead].quantity.end if at else 0
    return max(start - reach, last if last <= start else 0), start


def is_one_of(quantity: Quantity) -> bool:
    """Whether a figure only stands for what it is one of ("the average deal was one of three million")."""
    return quantity.value == 1 and quantity.form != "digits" and quantity.unit.dimension == "number"
