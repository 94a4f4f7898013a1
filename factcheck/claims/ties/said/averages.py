"""Averages: figures that say by themselves that they are so much for each of something ("an average of 985 at each",
"1.26 deaths per 100 million miles"), whose total and count stand elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.ties.said.per_words import AHEAD, AHEAD_EACH, PER, TIMES, before, for_one, of, singles, what_for
from factcheck.claims.ties.said.quotes import OTHER, currencies, spoken_of
from factcheck.claims.ties.said.totals import BEHIND, pattern
from factcheck.claims.ties.terms import Term, grain
from factcheck.expression import expression
from factcheck.quantities.quantity import Quantity
from factcheck.quantities.rounding import kind_of
from factcheck.quantities.words import unit_trie
from factcheck.record import record
from factcheck.text.document import TABLE, TITLE

LIKE: Final = frozenset({"money", "count", "number", "mass", "volume", "area", "length", "energy", "power"})
"""Dimensions of which an average can be taken."""

STAYS: Final = frozenset({"night", "overnight-stay", "stay"})
"""Names for the nights that guests stay."""

GUESTS: Final = frozenset({"visitor", "guest", "tourist", "arrival"})
"""Names for guests, by which nights are counted."""

PEOPLE: Final = frozenset({"population", "people", "person", "resident", "inhabitant", "citizen", "head", "capita"})
"""Names for people, by which a value is per and by which they are counted."""

HUMAN: Final = frozenset({"person", "people", "head", "capita"})
"""Names for anybody, by which a value is per whoever is counted."""

EVERYBODY: Final = PEOPLE | GUESTS | {
    *("passenger", "customer", "shopper", "worker", "employee", "student", "pupil", "patient", "member", "pensioner"),
    *("traveller", "traveler", "user", "subscriber", "household", "player", "spectator", "participant", "tripper"),
}
"""Names for people of any sort."""

SHARES: Final = frozenset({"share", "shr"})
"""Names for shares, as results print them too."""

SO_MANY: Final = expression(
    r" (?:[a-z'’-]+ ){0,3}?(?:per|(?:for|in|out of|to) every|for each|to(?= 1(?:,?0){2,6}\b)) (?:an? |one )?"
    r"([1-9][\d,]{0,11})?[ -]?(hundred|thousand|million|billion)?(?=[ ,.;:)])(?: (?:the |of the |of )?([a-z]+))?"
)
"""How many of what a figure is per, behind it: "per 100,000 residents", "for every million of the population"."""

SIZES: Final = {"hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9}

SHORT: Final = 3
"""Words of what a figure is per, at most, for it to be a part of the figure."""

EACH_OF: Final = expression(r"\b(?:for|to) (?:each|every one) of [^.,;:()\n\d]{0,40}$")
"""What leads to the count of those for each of whom a figure behind it is: "for each of the 5.6 million people"."""

OF_A_SUM: Final = expression(r"[$£€]([\d,]+)$")
"""The sum that a tax is per: "6.61 dollars per $1,000"."""

LONG: Final = 4
"""Letters of a word that may name what is counted, at least."""

SPOKEN: Final = ("averag", " mean ", "typical", "each", "every ", "apiece", " a piece", "works out", "equat", "whose")
"""Letters without one of which no words of a text say that a figure is an average."""


@record(frozen=True, slots=True)
class Average:
    """So much for each `size` of something: the value as a term whose rounding is what is printed, the words that may
    name its total and what it is divided by, where it ends ("per 100,000 residents"), and the unit that words before
    it say that it is for `one` of.
    """

    value: Term
    size: int
    total: frozenset[str]
    count: frozenset[str]
    end: int
    one: str | None = None

    @property
    def claim(self) -> Claim:
        """The claim of its value."""
        return self.value.claim

    @property
    def per(self) -> str | None:
        """What its unit is per, or what words say that it is for one of."""
        return self.value.claim.quantity.unit.per or self.one


def averages(text: str, lower: str, claims: Sequence[Claim]) -> Iterator[tuple[int, Average]]:
    """The averages among the claims of an article, with their places; `lower` is its text in lower case."""
    spoken = any(map(lower.__contains__, SPOKEN))
    counted = " per " in lower or " to 1" in lower or "\nper " in lower or " every " in lower or " for each " in lower
    single = singles(text, lower, claims)
    for at, claim in enumerate(claims):
        unit = claim.quantity.unit
        if unit.dimension not in LIKE or not is_precise(claim):
            continue
        per = PER.match(lower, claim.quantity.end) or for_one(lower, claims, at)
        if not (spoken or counted or single or unit.per or per):
            continue
        total, end = names_of(unit.name or "") - {""}, claim.quantity.end
        if unit.per is not None and not unit.per[0].isdigit():
            yield from ((at, one) for one in per_unit(text, lower, claims, at, spoken=spoken))
            continue
        many = SO_MANY.match(lower, claim.quantity.end) if counted else None
        if many is not None and (many[1] or many[2]):
            size = int((many[1] or "1").replace(",", "")) * SIZES.get(many[2], 1)
            yield at, Average(value_of(text, claim), size, total, names_of(many[3] or ""), many.end())
        elif (one := what_for(lower, before(claim, claims, at, AHEAD_EACH), per, counted=counted, single=single)):
            end = max(end, one.end()) if one is per and one[0].count(" ") <= SHORT else end
            yield at, Average(value_of(text, claim), 1, total, names_of(of(one)), end, one=unit_of(of(one)))
        elif spoken and (named := named_beside(lower, claims, at)) is not None:
            yield at, Average(value_of(text, claim), 1, total, named, end)


def named_beside(lower: str, claims: Sequence[Claim], at: int) -> frozenset[str] | None:
    """What may be counted by which a figure is an average, as words beside it say; None where they say of none."""
    count = each_of(lower, claims, at)
    if count is not None:
        return names_of(count.quantity.unit.name or "")
    said = says_average(lower, claims[at], claims, at)
    return named_before(lower, before(claims[at], claims, at)) if said else None


def each_of(lower: str, claims: Sequence[Claim], at: int) -> Claim | None:
    """The count before a figure in its sentence that words say this is for each of."""
    count = claims[at - 1] if at else None
    if count is None or count.sentence != claims[at].sentence:
        return None
    start = count.quantity.start if count.quantity.unit.dimension in ("count", "number") else 0
    return count if EACH_OF.search(lower, max(0, start - AHEAD_EACH), start) else None


def per_unit(text: str, lower: str, claims: Sequence[Claim], at: int, *, spoken: bool) -> Iterator[Average]:
    """A figure whose unit says what it is for each of: of a sum, of time where words call it an average ("an average
    pension of 1,269 euros a month"), or of anything else.
    """
    claim = claims[at]
    value, total = value_of(text, claim), names_of(claim.quantity.unit.name or "") - {""}
    per, end = claim.quantity.unit.per or "", claim.quantity.end
    sums = OF_A_SUM.match(per)
    if sums is not None:
        yield Average(value, int(sums[1].replace(",", "")), total, total, end)
    elif per not in TIMES:
        yield Average(value, 1, total, names_of(per), end)
    elif spoken and says_average(lower, claim, claims, at):
        yield Average(value, 1, total, named_before(lower, before(claim, claims, at)), end)


def named_before(lower: str, stretch: tuple[int, int]) -> frozenset[str]:
    """What may be counted by which an average is, of all that words before it name ("on average a visitor stayed")."""
    spoken = lower[slice(*stretch)].replace(",", " ").split()
    return frozenset().union(*(names_of(word) for word in spoken if len(word) >= LONG and word.isalpha()))


def prices(text: str, lower: str, claims: Sequence[Claim]) -> Iterator[tuple[int, Average]]:
    """What one of a currency costs in another, among the claims of an article that has sums in both, with their places
    ("the peso averaged 58.49 pesos to the dollar").
    """
    names = {c.quantity.unit.name for c in claims if c.quantity.unit.dimension == "money"}
    for at, claim in enumerate(claims if len(names) > 1 else ()):
        unit = claim.quantity.unit
        if unit.dimension != "money" or unit.per is not None or not is_precise(claim):
            continue
        behind = OTHER.match(lower, claim.quantity.end, claim.quantity.end + AHEAD)
        word = behind[1] if behind is not None else spoken_of(text, claim.quantity.start)
        one = unit_trie().get(word) if word in currencies() else None
        if one is not None and one.unit is not None and one.unit.name != unit.name:
            names_one = frozenset({one.unit.name or ""})
            yield at, Average(value_of(text, claim), 1, frozenset({unit.name or ""}), names_one, claim.quantity.end)


def names_of(counted: str) -> frozenset[str]:
    """What that may be called where it is counted by which a value is per."""
    if counted in HUMAN:
        return EVERYBODY
    known = next((names for names in (PEOPLE, SHARES, GUESTS, STAYS) if counted in names), None)
    return known or frozenset({counted, counted.removesuffix("s")})


def unit_of(word: str) -> str | None:
    """The unit of measure that a word names; None for what is counted."""
    node = unit_trie().get(word)
    unit = node.unit if node is not None else None
    return unit.name if unit is not None and unit.dimension not in ("money", "time") else None


def is_precise(claim: Claim) -> bool:
    """Whether a claim states a level in digits, outside of tables and headlines, that may be the value of each."""
    quantity = claim.quantity
    told = claim.kind == "level" and claim.sign > 0 and claim.block not in (TABLE, TITLE)
    return told and quantity.value > 0 and quantity.upper is None and quantity.form == "digits" and is_bounded(quantity)


def is_bounded(quantity: Quantity) -> bool:
    """Whether a figure is more than a bound."""
    return quantity.hedge is None or kind_of(quantity.hedge) in ("about", "nearly")


def value_of(text: str, claim: Claim) -> Term:
    """An average as a term; it is rounded, even where it counts things."""
    reading = claim.quantity.narrow()
    low, high = float(reading.lo or 0), float(reading.hi or 0)
    return Term(claim, (low + high) / 2, high - low, max(high - low, grain(text, claim.quantity)))


def says_average(lower: str, claim: Claim, claims: Sequence[Claim], at: int) -> bool:
    """Whether words beside a figure, not beyond the one before it, say that it is an average; the count of what that is
    of may stand between ("the average price of the 4,218 homes was").
    """
    start, end = before(claim, claims, at)
    if pattern("averaging").search(lower, start, end):
        return True
    counted = claims[at - 1].quantity.start if at and claims[at - 1].quantity.end == start else 0
    if counted and lower.endswith(("of the ", "of its ", "of "), 0, counted) and "," not in lower[start:end]:
        return pattern("averaging").search(lower, max(0, counted - AHEAD), counted) is not None
    return pattern("apiece").match(lower[claim.quantity.end : claim.quantity.end + BEHIND].lstrip()) is not None
