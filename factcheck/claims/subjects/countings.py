"""Things counted: what a figure counts, and whether these are others than those spoken of before."""

from __future__ import annotations

from typing import Final

from factcheck.claims.subjects.drafts import Noun
from factcheck.claims.subjects.nouns import read_noun
from factcheck.claims.subjects.subjects import EMPTY
from factcheck.claims.words.vocabulary import is_known
from factcheck.expression import expression
from factcheck.lexicon import table
from factcheck.quantities.approximators import APPROXIMATELY
from factcheck.quantities.quantity import Quantity
from factcheck.record import replace

GAP: Final = len(" from the ")
"""Characters before a figure in which the word right before it stands."""

HAVING: Final = expression(
    r"\b(?:ha[sd]|have|having|with|employ(?:s|ed|ing)?|serv(?:es|ed|ing)|boasts|counts|there (?:are|were)|reached"
    r"|total+ed|stood at|numbered) (?:[\d.,]+ (?:million )?[a-z]+(?:,| and) )?"
    rf"{APPROXIMATELY}$"
)
"""What stands before a figure of those whom somebody has."""
FAR: Final = 60
"""Characters before a figure in which that stands."""

PASSIVE: Final = expression(r" (?:were|was|are|is|have been|had been|has been) ([a-z]{3,}ed)\b")
"""What stands behind a figure of those to whom something was done."""


def counted_things(text: str, quantity: Quantity | None) -> Noun:
    """What a quantity counts, with all that is printed between its figure and the counted noun, or behind a bracket
    that tells it again; nothing where they come on top of what there is ("added 12 flights"). Those of whom it is
    not said that somebody has them ("300 students protested") do something.
    """
    if quantity is None or quantity.unit.dimension != "count" or word_before(text, quantity, "adding"):
        return EMPTY
    printed = text[quantity.figure_end : quantity.end]
    bracketed = not printed and text.startswith((" (", ")"), quantity.end)
    things = read_noun(quantity.unit.name or "" if bracketed else printed)
    had = things.head is None or HAVING.search(text, max(0, quantity.start - FAR), quantity.start) is not None
    return things if had else replace(things, acts=True)


def counts_others(text: str, quantity: Quantity | None) -> bool:
    """Whether a figure is of others than those spoken of before ("a further 51,800 people came")."""
    return quantity is not None and word_before(text, quantity, "further")


def are_treated(text: str, quantity: Quantity | None) -> bool:
    """Whether a verb behind a figure that no lexicon knows says what was done to those it counts, which then are not
    what was spoken of before ("2,140 people died. 214 people were rescued").
    """
    told = PASSIVE.match(text, quantity.end) if quantity is not None and quantity.unit.name else None
    return told is not None and not is_known(told[1]) and told[1] not in table("cues")["counted"]["forms"]


def word_before(text: str, quantity: Quantity, cue: str) -> bool:
    """Whether the word right before a figure is a form of a cue."""
    before = text[max(0, quantity.start - GAP) : quantity.start].rpartition("\n")[2].split()
    return bool(before) and before[-1].lower() in table("cues")[cue]["forms"]
