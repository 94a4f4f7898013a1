"""Balances and margins: of what they are, where the text states them without a word on it."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from typing import Final

from factcheck.claims.claim import Measure
from factcheck.claims.subjects.drafts import WILL, Noun
from factcheck.lexicon import table
from factcheck.record import replace

BALANCE: Final = "trade-balance"
SIDES: Final = frozenset({"export", "import"})
"""The heads that a balance weighs against each other."""

GAPS: Final = frozenset({"gap", "shortfall"})
"""Words for what is missing from a balance, where it is known of which."""

PROFITS: Final = frozenset({"profit", "operating-profit", "ebitda", "operating"})
"""Heads of which a margin is the share in revenue, and the modifier that stands for one."""


def derived(noun: Noun, last: Measure | None, heads: Collection[str], *, adjacent: bool) -> Noun:
    """A noun that leaves unsaid of what it is, with what the measure named last tells; `adjacent` if its own sentence
    named that; `heads` are those of all measures named so far.

    A gap is that of the balance spoken of, a margin is of the profit spoken of, a bare balance of the exports or
    imports beside it ("exports to China rose ..., leaving a deficit of"), else that of the budget, or whatever the text
    has called a deficit.
    """
    if last is None:
        return noun
    if noun.short and noun.modifiers <= WILL and (own := spoken_of(last, heads)):
        return replace(noun, head=own)
    if noun.head is None and noun.unknown & GAPS and last.head in gapped():
        return replace(noun, head=last.head, unknown=noun.unknown - GAPS, negative=True)
    if noun.head == "margin" and not noun.modifiers & PROFITS and last.head in PROFITS:
        return replace(noun, modifiers=noun.modifiers | {last.head} | last.modifiers)
    bare = noun.head == BALANCE and not (noun.modifiers or noun.unknown or noun.total)
    return replace(noun, modifiers=with_partners(last.modifiers)) if bare and adjacent and last.head in SIDES else noun


def spoken_of(last: Measure, heads: Collection[str]) -> str:
    """The balance that is not one of trade of which the text speaks: the last one named, or the only one, where it has
    named none of trade nor what that weighs; "" for none.
    """
    if last.head in others():
        return last.head
    known = [head for head in sorted(others()) if head in heads]
    trades = BALANCE in heads or last.head in SIDES
    return known[0] if len(known) == 1 and not trades else ""


@cache
def others() -> frozenset[str]:
    """The balances that are called a surplus, and are not of trade."""
    known = table("measures").items()
    return frozenset(name for name, entry in known if any(f.endswith(" surplus") for f in entry["forms"])) - {BALANCE}


@cache
def gapped() -> frozenset[str]:
    """Balances of which a gap, or a shortfall, is what is missing."""
    ends = tuple(f" {gap}" for gap in GAPS)
    known = table("measures").items()
    return frozenset(name for name, entry in known if any(f.endswith(ends) for f in entry.get("negative", ())))


def with_partners(modifiers: frozenset[str]) -> frozenset[str]:
    """Modifiers in which goods that go to a partner, or come from one, are trade with that partner."""
    return frozenset(
        f"with {word.split(' ', 1)[1]}" if word.startswith(("to ", "from ")) else word for word in modifiers
    )
