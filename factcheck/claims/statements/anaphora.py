"""Anaphora: the level that a sentence speaks of without stating it, since the sentence before does."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from factcheck.claims.claim import UNRESOLVED, Claim, Subject
from factcheck.claims.rows.items import Clause
from factcheck.claims.subjects.drafts import Noun
from factcheck.claims.subjects.subjects import Named
from factcheck.lexicon import table
from factcheck.quantities.quantity import Quantity, Unit
from factcheck.record import replace

NEAR: Final = 12
"""Claims among which those of the sentence before are looked for."""
SEVERAL: Final = 2
BACK: Final = 1
"""Sentences before one that looks back in which the level is looked for that it sets another beside."""

THOUSAND: Final = 1000
"""Steps of figures that say their magnitude, at least."""
MANY: Final = 20
"""How many times as much as before nothing is that goes without saying its currency."""


def levels_before(claims: Sequence[Claim], number: int) -> list[Claim]:
    """The levels of the sentence before the one of this number."""
    return [c for c in claims[-NEAR:] if c.sentence == number - 1 and c.role == "now" and c.kind != "share"]


def spoken_of(clause: Clause, opening: str, claims: Sequence[Claim], number: int) -> Claim | None:
    """The only level before a sentence that begins with a word that stands for it ("That is 5 percent more")."""
    if clause.subject or opening not in anaphora():
        return None
    levels = levels_before(claims, number)
    return levels[0] if len(levels) == 1 else None


def all_spoken_of(clause: Clause, opening: str, claims: Sequence[Claim], number: int) -> list[Noun]:
    """What the sentence before spoke of, in its order, where one begins with a word that stands for all of that ("They
    were 251 and 322 million").
    """
    if clause.subject or opening not in plural():
        return []
    told = [c for c in claims[-NEAR:] if c.sentence == number - 1]
    subjects = list(dict.fromkeys((c.subject.entity, c.subject.measure) for c in told))
    known = all(c.resolved and c.subject.measure.head != UNRESOLVED for c in told)
    signed = any(table("measures").get(measure.head, {}).get("signed") for _, measure in subjects)
    if not known or signed or len(subjects) < SEVERAL:
        return []
    return [Noun(measure.head, measure.modifiers, entity or None) for entity, measure in subjects]


def stated_before(subject: Subject, claims: Sequence[Claim], number: int) -> Claim | None:
    """The only level before a sentence that is of the very subject of a change in it."""
    if subject.measure.head == UNRESOLVED:
        return None
    levels = [c for c in levels_before(claims, number) if c.subject == subject]
    return levels[0] if len(levels) == 1 and levels[0].kind == "level" else None


def stated_last(subject: Subject, unit: Unit, claims: Sequence[Claim], number: int) -> Claim | None:
    """The last level of a subject's measure in the sentences just before; of one that names none, the only level there.
    """
    levels = (c for c in claims[-NEAR:] if c.role == "now" and c.kind in ("level", "rate"))
    near = [c for c in levels if number - c.sentence <= BACK and alike(c.quantity.unit, unit)]
    if subject.measure.head == UNRESOLVED:
        return near[0] if len(near) == 1 else None
    same = [c for c in near if (c.subject.entity, c.subject.measure) == (subject.entity, subject.measure)]
    return same[-1] if same else None


def in_its_currency(own: Quantity, named: Named, subject: Subject, claims: Sequence[Claim], number: int) -> Quantity:
    """A bare figure with its magnitude, in the currency of what the sentences before say of its measure at another time
    ("Sales were 812 million euros in May. In April they were 798 million.").
    """
    if own.unit.dimension != "number" or own.step < THOUSAND or not named.inherited or not named.resolved:
        return own
    known = stated_last(subject, own.unit, claims, number)
    if known is None or known.quantity.unit.dimension != "money" or known.subject.period == subject.period:
        return own
    less, more = sorted((known.quantity.value, own.value))
    return replace(own, unit=known.quantity.unit) if 0 < more < MANY * less else own


def alike(one: Unit, other: Unit) -> bool:
    """Whether figures in two units can be compared; one that prints none may stand for any amount."""
    return one == other or (one.dimension not in ("ratio", "points", "factor") and other.dimension == "number")


@cache
def anaphora() -> frozenset[str]:
    """Words that stand for what the sentence before speaks of."""
    return frozenset(table("cues")["anaphora"]["forms"])


@cache
def plural() -> frozenset[str]:
    """Those of them that stand for more than one."""
    return frozenset(table("cues")["anaphora-plural"]["forms"])
