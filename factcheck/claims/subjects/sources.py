"""Sources: noun phrases that only name who reports a figure, be it before the verb or behind what is quoted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from factcheck.claims.rows.tokens import Token
from factcheck.claims.subjects.nouns import read_noun
from factcheck.claims.subjects.subjects import is_of
from factcheck.claims.words.vocabulary import rivals, sources
from factcheck.expression import expression

OWN: Final = expression(r" (?:that )?(?:its|their)\b")
"""What follows where the one who reports speaks of himself ("Ford said its sales rose")."""
QUOTED: Final = (",", '"', "”")
"""What stands before a verb behind which the one who speaks is named."""
NAMED: Final = expression(r"(?:[A-Z][\w.’'-]+ ){1,3}[A-Z][\w’'-]+$")
"""How a noun phrase ends that names a person in full."""


def names_source(tokens: Sequence[Token], at: int, text: str) -> bool:
    """Whether a noun phrase only names who reports ("analysts said", "according to the ministry")."""
    reports = at + 1 < len(tokens) and tokens[at + 1].letter == "r"
    if reports and is_rival(text[tokens[at].start : tokens[at].end]):
        return False
    if reports and OWN.match(text, tokens[at + 1].end) is None and not shows(tokens, at, text):
        return True
    if not at or tokens[at - 1].letter != "r":
        return False
    if ends_quote(tokens[at - 1], tokens[at], text):
        return True
    return text[tokens[at - 1].start : tokens[at - 1].end].lower().startswith("according")


def is_rival(phrase: str) -> bool:
    """Whether a noun phrase names a company as another one's rival, which reports its own figures."""
    found = rival().search(phrase)
    return found is not None and not sources().intersection(phrase.lower().split())


@cache
def rival() -> re.Pattern[str]:
    """What says that a name behind it is that of a rival."""
    forms = "|".join(sorted(rivals()))
    return expression(rf"\b(?i:{forms}) (?:[a-z-]+ )?[A-Z]")


def ends_quote(said: Token, noun: Token, text: str) -> bool:
    """Whether a noun phrase only names who said what stands before (", said Hua Mingsheng, a wholesaler")."""
    quoted = text[max(0, said.start - 2) : said.start].rstrip().endswith(QUOTED)
    alone = text[noun.end : noun.end + 1] in (",", ".", "")
    return quoted and alone and NAMED.search(text[noun.start : noun.end]) is not None


def shows(tokens: Sequence[Token], at: int, text: str) -> bool:
    """Whether a measure shows a change or a balance itself ("prices showed a 4.5 percent drop"), and is no source."""
    if at + 2 >= len(tokens) or not text.startswith("show", tokens[at + 1].start):
        return False
    measure, shown = read_noun(text[tokens[at].start : tokens[at].end]), tokens[at + 2]
    if shown.quantities:
        return measure.head is not None
    return shown.letter == "N" and is_of(read_noun(text[shown.start : shown.end]).head, measure.head)
