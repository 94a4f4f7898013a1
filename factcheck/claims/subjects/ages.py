"""Ages: people of an age are others than those of another one."""

from __future__ import annotations

import re
from typing import Final

from factcheck.claims.subjects.drafts import Noun
from factcheck.expression import expression
from factcheck.record import replace

LEADS_TO_AGE: Final = "aged"
AGED: Final = expression(
    r"(?<!\w)aged (\d+)(?:(?: to |-|–| and )(\d+))?(?: (?:years )?(?:and|or) (under|below|younger))?"
)
"""How old those are whom a noun phrase names: from what age, up to what age, and whether no older."""


def of_age(noun: Noun, age: re.Match[str] | None) -> Noun:
    """People of an age are others than those of another one ("people aged 60 or above", "those aged 65 or above")."""
    if age is None:
        return noun
    low, high, down = age.groups()
    years = f"up to {low}" if down else f"{low} to {high}" if high else f"{low} and over"
    told = frozenset({f"{LEADS_TO_AGE} {years}"})
    return replace(noun, modifiers=noun.modifiers - {LEADS_TO_AGE} | told, unknown=noun.unknown - {LEADS_TO_AGE})
