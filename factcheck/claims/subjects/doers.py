"""Names that open a sentence, told from other words by what is done behind them: "Volvo sold", "Porto counted"."""

from __future__ import annotations

from functools import cache
from typing import Final

from factcheck.claims.words.vocabulary import is_known
from factcheck.lexicon import table

PLURAL: Final = ("s", "men", "people")
"""Ends of words that speak of several, who have no name together."""

SINGULAR: Final = ("is", "us", "ss")
"""Ends of words in "s" that are no plural ("Novartis")."""

ABSTRACT: Final = (
    *("ing", "tion", "sion", "ment", "ness", "ity", "ism", "ship"),
    *("age", "ance", "ence", "ency", "ancy", "hood", "dom", "ics", "ture", "graphy", "logy"),
)
"""Ends of words for what has no article either, and is nobody ("Fishing had 3,000 licences")."""


def does(word: str, verb: str) -> bool:
    """Whether a verb tells that the unknown word before it is somebody's name: what only somebody named, or several,
    can do to a figure's things, or what somebody does whose name is no word for what is not counted.
    """
    if is_known(word) or (word.endswith(PLURAL) and not word.endswith(SINGULAR)):
        return False
    return verb in deeds() or (verb in doing() and not word.endswith(ABSTRACT) and word.lower() not in nameless())


@cache
def deeds() -> frozenset[str]:
    """Verbs that only somebody's name, or a plural, stands before ("Volvo sold")."""
    entries = (*table("measures").values(), *table("deeds").values())
    verbs = (verb for entry in entries for verb in entry.get("verbs", ()))
    return frozenset(verb.split()[0] for verb in verbs if not verb.endswith("s"))


@cache
def doing() -> frozenset[str]:
    """Verbs of what somebody does who is named, and what is not counted ("Crime recorded by the police")."""
    return frozenset(table("cues")["doing"]["forms"])


@cache
def nameless() -> frozenset[str]:
    """Words for what is not counted, which no article stands before."""
    return frozenset(table("cues")["nameless"]["forms"])
