"""About: what the claims of one member of an item share, the kinds of its figures, and their signs."""

from __future__ import annotations

from factcheck.claims.claim import Kind, Subject
from factcheck.claims.rows.items import CHANGES, Figure, Item
from factcheck.claims.subjects.phrasing import Phrases
from factcheck.claims.subjects.subjects import EMPTY, Named
from factcheck.quantities.quantity import Quantity
from factcheck.record import record, replace


@record(frozen=True, slots=True)
class About:
    """What the claims of one member of an item share."""

    subject: Subject
    named: Named


def as_counted(item: Item, about: About) -> About:
    """What a member is about: so many of some others are less than nothing by no name ("7 of 36 districts had a
    deficit").
    """
    return About(about.subject, replace(about.named, sign=1)) if any(item.of("among")) else about


def sign_of(figure: Figure, about: About, phrases: Phrases) -> int:
    """The direction of a change, or of a balance: a figure that a level is set beside may be called by the other one
    ("a deficit of 5 billion, against a surplus of 3 billion").
    """
    if figure.role.name in CHANGES:
        return figure.role.sign * (about.named.sign if figure.role.name == "delta" else 1)
    called = figure.noun or figure.label
    noun = phrases.read(called) if called is not None and figure.role.name == "base" else EMPTY
    if noun.head == about.subject.measure.head:
        return -1 if noun.negative else 1
    return about.named.sign


def is_comparable(figure: Figure, item: Item, phrases: Phrases) -> bool:
    """Whether a change is not that of the figures as printed, as is said behind it or behind the base that it leads
    from ("6 percent less than the 92.3 billion of 2023 on a comparable basis").
    """
    if figure.role.name not in CHANGES:
        return False
    base = next((base for base in item.of("base") if base.token.start > figure.token.start), figure)
    said = (noun for noun in (figure.noun, base.noun, base.manner) if noun is not None)
    return any("comparable" in phrases.read(noun).modifiers for noun in said)


def kind_of(role: str, quantity: Quantity) -> Kind:
    """The kind of claim that a figure beside a level makes."""
    if role in CHANGES:
        return "change"
    if role == "base" and quantity.unit.dimension == "ratio":
        return "rate"
    return "share" if role == "share" else "level"
