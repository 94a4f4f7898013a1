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
    r"\b(?:against|versus|vs\.?|compared (?:with|to)|above|below|over|under|ahead of|short of"
    r"|(?:more|less|fewer|higher|lower|better|worse) than)"
    r" (?:(?!(?:and|or|but|in|for)\b)[\w'’-]+ ){{0,4}}?(?:{plans})"
    r" (?:of |at |for )?" + APPROXIMATELY + "$"
)
"""What stands before a figure that is only what was meant or thought to be ("against an annual plan of")."""

BARE: Final = expression(r" (?:more|less|fewer|higher|lower|better|worse|above|below|over|under)(?:[.;)]|$)")
"""What stands behind a change that says no more than which way it lies."""
CLOSE: Final = expression(rf"(?: [\w'’-]+){{0,3}}(?:,| -|\)| and) {APPROXIMATELY}")
"""What stands between a figure and a change right behind it."""

THOUGHT: Final = r" (?:(?!(?:and|or|but|when|while|as|in)\b)[\w'’-]+ ){{0,4}}?(?:{thought})\b"
"""What stands behind one ("the 20,480 tonnes that analysts had expected")."""


def measured_by(text: str, figure: Figure, item: Item) -> Basis | None:
    """What a change, or its base, stands for that is none over time, as it only says how far something lies from a
    yardstick.
    """
    if figure.role.name == "base":
        return YARDSTICK if is_estimate(text, figure, item) else None
    if figure.role.name not in CHANGES:
        return None
    if any(change_off(text, base, item) is figure and is_estimate(text, base, item) for base in item.of("base")):
        return YARDSTICK
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
    return told.isdisjoint(table("cues")["planned"]["forms"]) and change_off(text, base, item) is None


def is_estimate(text: str, base: Figure, item: Item) -> bool:
    """Whether a figure is named as a plan or an estimate that a change is told to be off: it is one of the same as the
    level, whatever else is said of it ("4.4 percent lower than the earlier estimate of 111.32 million tonnes").
    """
    start, end = base.token.start, base.token.end
    named = estimate().search(text, max(0, start - BEFORE), start) or thought().match(text, end)
    return named is not None and change_off(text, base, item) is not None


def change_off(text: str, base: Figure, item: Item) -> Figure | None:
    """The change that is told to be off a base: the one right before it, or, where it says no more than that, the one
    right behind it ("compared with a projection of 500 million, 3 percent more").
    """
    start, end = base.token.start, base.token.end
    changes = [other for other in item.others if other.role.name in CHANGES]
    before = [other for other in changes if other.token.end < start]
    off = text[before[-1].token.end : start] if before else ""
    if off and not any(mark.isdigit() or mark == "," for mark in off):
        return before[-1]
    bare = (other for other in changes if other.token.start > end and BARE.match(text, other.token.end))
    return next((other for other in bare if CLOSE.fullmatch(text, end, other.token.start)), None)


@cache
def estimate() -> re.Pattern[str]:
    """What names a figure behind it as a plan or an estimate, and no limit."""
    planned = table("cues")["planned"]
    plans = "|".join(form for form in planned["forms"] if form not in planned["limits"])
    return expression(rf"\b(?:{plans}) (?:(?:for|in|made in) [\w'’-]+ )?(?:of |at )" + APPROXIMATELY + "$")


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
