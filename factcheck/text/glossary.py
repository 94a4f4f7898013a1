"""Glossaries glued to the end of an article: terms as headings, each with an encyclopedic paragraph."""

from __future__ import annotations

from typing import Final

from factcheck.expression import expression
from factcheck.text.document import BODY, GLOSSARY, HEADING, SILENT_ROLES
from factcheck.text.lines import Line, is_closed
from factcheck.text.words import form_set

FEWEST_TERMS: Final = 2
_FIGURE = expression(r"\d\s?(?:%|percent|per cent|billion|million|yuan|dollars|euros)|[$€£¥₹]\s?\d")


def mark_glossary(lines: list[Line], roles: list[str | None]) -> None:
    """Give the glossary's lines their role.

    One is only seen behind a text that breaks off in mid-sentence, or behind a heading that announces it; its
    paragraphs explain the term above them and hold no percentages and no money.
    """
    spoken = [at for at, role in enumerate(roles) if role not in SILENT_ROLES]
    first = len(spoken)
    while first >= 2 and _explains(lines, roles, spoken[first - 2], spoken[first - 1]):
        first -= 2
    if (len(spoken) - first) // 2 < FEWEST_TERMS or first == 0:
        return
    before = lines[spoken[first - 1]].text
    announced = before.rstrip(":").lower() in form_set("layout", "glossary")
    if announced or (before.count(" ") >= 7 and not is_closed(before)):
        for at in spoken[first - announced :]:
            roles[at] = GLOSSARY


def _explains(lines: list[Line], roles: list[str | None], above: int, below: int) -> bool:
    """Whether the line below is a definition of the heading above it."""
    if roles[above] != HEADING or roles[below] != BODY:
        return False
    term, text = lines[above].text, lines[below].text
    if term.count(" ") > 7 or _FIGURE.search(text):
        return False
    opening = text[: 120 + len(term)]
    words = set(opening.lower().split()[:40])
    return _names(term, opening) and bool(words & form_set("layout", "definition")) and is_closed(text)


def _names(term: str, opening: str) -> bool:
    return term.lower() in opening.lower()
