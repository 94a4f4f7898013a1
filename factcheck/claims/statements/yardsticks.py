"""Yardsticks: what a figure is told to lie above or below that is no earlier value of it: a goal, a limit, a mean."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from factcheck.claims.rows.items import CHANGES, Figure, Item
from factcheck.expression import expression
from factcheck.lexicon import table
from factcheck.periods.period import Basis
from factcheck.quantities.approximators import APPROXIMATELY

YARDSTICK: Final = Basis("against a yardstick")
"""What a change stands for that is measured against one."""

REACH: Final = len(" percent above the long-running forecast of the ministry of agriculture")
"""Characters behind a figure in which the yardstick is named."""

NAMED: Final = (
    r" (?:{sides})(?: than)?"
    r"(?: (?!(?:and|or|but|on|ago|earlier|before|after|when|while|as|with|at|from)\b)[\w'’-]+){{0,5}}?"
    r" (?:{yardsticks})\b"
)
"""What stands behind a figure that lies above or below a yardstick ("above the exporters' goal", "more than planned").
"""

BEFORE: Final = len("surpassing the long-running forecast of the ministry of agriculture by more than ")
"""Characters before a figure in which a yardstick is named that it lies above or below."""

MISSED: Final = (
    r"\b(?:{verbs}) (?:(?!(?:and|or|but|when|while|as)\b)[\w'’-]+ ){{0,5}}?(?:{yardsticks})"
    r" by (?:(?:about|around|some|roughly|nearly|almost|over|(?:more|less) than|at least) )?$"
)
"""What stands before a figure by which something lies above or below a yardstick ("exceeded its target by")."""

ESTIMATED: Final = ("estimated ", "put ", "forecast ", "projected ")
"""What stands before an amount by which an estimate was raised ("put 2 million tonnes higher at 173 million")."""
HIGHER: Final = expression(r" (?:higher|lower) at\b")
"""What stands behind it."""

PLANNED: Final = (
    r"\b(?:against|versus|vs\.?|compared (?:with|to)|above|below|over|under|ahead of|short of)"
    r" (?:(?!(?:and|or|but|in|for)\b)[\w'’-]+ ){{0,4}}?(?:{plans})"
    r" (?:of |at |for )?" + APPROXIMATELY + "$"
)
"""What stands before a figure that is only what was meant or thought to be ("against an annual plan of")."""

THOUGHT: Final = r" (?:(?!(?:and|or|but|when|while|as|in)\b)[\w'’-]+ ){{0,4}}?(?:{thought})\b"
"""What stands behind one ("the 20,480 tonnes that analysts had expected")."""


def measured_by(text: str, figure: Figure) -> Basis | None:
    """What a change stands for where it is none over time, as it only says how far something lies from a yardstick."""
    if figure.role.name not in CHANGES:
        return None
    start, end = figure.token.start, figure.token.end
    if figure.role.name == "delta" and HIGHER.match(text, end) and text.endswith(ESTIMATED, 0, start):
        return YARDSTICK
    return YARDSTICK if is_off_yardstick(text, start, end) else None


def is_off_yardstick(text: str, start: int, end: int) -> bool:
    """Whether a figure `[start, end)` says how far something lies above or below a yardstick."""
    named = pattern().match(text, end, end + REACH)
    if named is None and " by " in text[max(0, start - BEFORE) : start]:
        named = missed().search(text, max(0, start - BEFORE), start)
    return named is not None


def is_planned(text: str, base: Figure, item: Item) -> bool:
    """Whether a figure set beside a level is only what that was meant or thought to be, so that no change told before
    leads from it: the level is no plan itself, and no change is told to be off this very figure.
    """
    start, end = base.token.start, base.token.end
    if item.now is None or not (planned().search(text, max(0, start - BEFORE), start) or thought().match(text, end)):
        return False
    first = min(figure.token.start for figure in item.figures())
    told = set(text[max(0, first - BEFORE) : first].rpartition(". ")[2].lower().split())
    changes = (other.token.end for other in item.others if other.role.name in CHANGES and other.token.end < start)
    off = text[max(changes, default=start) : start]
    beside = bool(off) and not any(mark.isdigit() or mark == "," for mark in off)
    return not beside and told.isdisjoint(table("cues")["planned"]["forms"])


@cache
def planned() -> re.Pattern[str]:
    """What says before a figure that it is only what was meant to be."""
    return expression(PLANNED.format(plans="|".join(table("cues")["planned"]["forms"])))


@cache
def thought() -> re.Pattern[str]:
    """What says so behind it."""
    return expression(THOUGHT.format(thought="|".join(table("cues")["thought"]["forms"])))


@cache
def pattern() -> re.Pattern[str]:
    """What names a yardstick behind a figure."""
    entry = table("cues")["yardstick"]
    return expression(NAMED.format(sides="|".join(entry["sides"]), yardsticks="|".join(entry["forms"])))


@cache
def missed() -> re.Pattern[str]:
    """What names a yardstick before a figure."""
    entry = table("cues")["yardstick"]
    return expression(MISSED.format(verbs="|".join(entry["verbs"]), yardsticks="|".join(entry["forms"])))
