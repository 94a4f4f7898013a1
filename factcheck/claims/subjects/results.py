"""Results: what a company earned or made, where its sentence says so by the verb alone."""

from __future__ import annotations

from typing import Final

from factcheck.claims.rows.items import Figure
from factcheck.claims.subjects.context import Context, places
from factcheck.claims.subjects.drafts import MADE, Noun
from factcheck.claims.subjects.phrasing import Phrases
from factcheck.claims.subjects.protagonist import company_words
from factcheck.expression import expression
from factcheck.quantities.approximators import APPROXIMATELY
from factcheck.quantities.quantity import Unit
from factcheck.record import replace
from factcheck.text.lowering import words_in

PROFIT: Final = "profit"
COMPANY: Final = "company"
"""What a phrase refers to that speaks of a company named before ("the group")."""

NOTHING: Final[frozenset[str]] = frozenset()
TURNOVER: Final = frozenset({"revenue", "sale"})
REACH: Final = 40
"""Characters before a figure in which its verb stands, with who did that, and what hedges the figure."""
EARNED: Final = expression(
    rf"\b(?P<who>\w+)\W{{1,2}}(?:earned|earns|made|makes) {APPROXIMATELY}$"
)
EARNING: Final = frozenset({"earned", "earns", "made", "makes"})
"""Words without which no text has such a verb."""
ON: Final = " on "


def as_result(noun: Noun, figure: Figure, unit: Unit, phrases: Phrases, context: Context) -> Noun:
    """A noun of a clause as the profit that it tells of, where a company "earned" or "made" money, and nothing is said
    of what it had that for or from.
    """
    if noun.head not in (None, MADE) or EARNING.isdisjoint(words_in(phrases.text)):
        return noun
    start = figure.token.start
    earned = EARNED.search(phrases.text[max(0, start - REACH) : start])
    if earned is None or not (is_company(noun, earned["who"], context) and is_all(figure, phrases)):
        return noun
    money = unit.dimension == "money" and unit.per in (None, "share")
    changed = figure.role.name == "rate" and noun.head is None
    return replace(noun, head=PROFIT, modifiers=NOTHING, unknown=NOTHING) if money or changed else noun


def is_company(noun: Noun, who: str, context: Context) -> bool:
    """Whether a clause is about a company, by the name or the noun that it has for one, or since it goes on about it.
    """
    if noun.reference == COMPANY or who in company_words():
        return True
    owner = noun.entity or context.entity
    return bool(owner) and owner not in places() and not (noun.modifiers or noun.unknown)


def is_all(figure: Figure, phrases: Phrases) -> bool:
    """Whether a figure is all that was earned: not "from the sale of a plant", nor "in interest"."""
    if figure.matter is not None:
        return False
    behind = figure.noun
    if behind is None:
        return True
    return phrases.text.startswith(ON, figure.token.end) and phrases.read(behind).head in TURNOVER
