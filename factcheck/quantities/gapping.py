"""Gapping: numbers right behind names that share the verb of the clause before ("Tyrol mourned 9 of the dead, Salzburg
4, Vorarlberg 3 and Styria 1"), where such a number would else be read as part of the name.
"""

from __future__ import annotations

from typing import Final

from factcheck.expression import expression
from factcheck.quantities.figures import Figure

BACK: Final = 160
"""Characters before a figure in which the list begins that it may stand in."""
AHEAD: Final = 100
"""Characters behind it in which its next members stand."""
STOP: Final = expression(r"[.!?:]\s|\n")
PART: Final = expression(r";|,? and (?=(?:the )?\w[^,;]* \d)|, ")
"""What parts the members of such a list."""
MEMBER: Final = expression(r"(?:and |while )?(?:the )?([A-Z][\w'’.-]*(?: (?:of |the )?[A-Z][\w'’.-]*){0,3}) \d[\d,]*")
LAST: Final = expression(r"(?:(?:the|all|some) )?([a-z][a-z-]*(?: [a-z]+){0,3}) \d[\d,]*")
"""A last member that no name calls: others 6."""
CLAUSE: Final = expression(r"(?:^|.* )[a-z]+ \d[\d,]*(?!\.\d)(?: [^\d]*(?:\d[\d,]* [^\d]*)?)?")
"""The clause before the list: a verb, or another word, with its number."""
FEWEST: Final = 2
"""Members that leave the verb out, at least."""


def is_gapped(text: str, figure: Figure) -> bool:
    """Whether the number behind a name is that of a member of a list that leaves the verb of its clause out."""
    if text[figure.end : figure.end + 1] not in (",", ".", ";", " ", "\n", ")", ""):
        return False
    before = STOP.split(text[max(0, figure.left - BACK) : figure.left])[-1]
    behind = STOP.split(text[figure.end : figure.end + AHEAD])[0].rstrip(".")
    parts = PART.split(before + text[figure.left : figure.end] + behind)
    own = len(PART.split(before + "0")) - 1
    first = own
    while first >= 0 and own < len(parts) and MEMBER.fullmatch(parts[first].strip()):
        first -= 1
    if not 0 <= first < own or CLAUSE.fullmatch(parts[first].strip()) is None:
        return False
    return is_list(parts[first + 1 :])


def is_list(parts: list[str]) -> bool:
    """Whether some pieces of a sentence begin with members of different names, enough for a list."""
    names: list[str] = []
    for part in parts:
        found = MEMBER.fullmatch(part.strip()) or (LAST.fullmatch(part.strip()) if names else None)
        if found is None:
            break
        names.append(found[1])
    return FEWEST <= len(set(names)) == len(names)
