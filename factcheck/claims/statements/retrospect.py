"""Retrospect: clauses that tell of an earlier time than the one spoken of, by the time they begin with or the verb."""

from __future__ import annotations

from functools import cache
from typing import Final

from factcheck.claims.rows.items import Clause
from factcheck.claims.rows.tokens import Token
from factcheck.expression import expression
from factcheck.lexicon import table
from factcheck.periods.period import Basis

HAD: Final = expression(
    r"\bhad (?:\w+ )?(?:been|stood|closed|ended|finished|totall?ed|amounted|averaged) (?:at |to )?$"
)
"""What stands before a figure of an earlier time than the one spoken of."""

LEADING: Final = expression(r",? (?:(?:in|on|at|for|during) )?(?:the )?")
"""What leads from a level to the time at which it was so much."""

MARK: Final = 3
"""Characters before a level in which a mark stands that makes it one of a list."""

ENDING: Final = expression(r" ?(?:[.,;:)!?\n]|and\b|but\b|while\b|$)")
"""What stands behind a time that says when something was so, and not what that was sooner than."""

VERB: Final = len("had already amounted to ")
"""Characters before a figure in which its verb is looked for."""


def looked_back(clause: Clause, text: str) -> Basis | None:
    """How far back the time lies that a clause speaks of ("A year ago, exports stood at ...", "than in May, when they
    stood at ...", "They were 4.1 billion a year ago") where it states nothing but levels.
    """
    token = clause.back or behind_level(clause, text)
    if token is None or token.mention is None or token.mention.basis is None or any(i.others for i in clause.items):
        return None
    basis = token.mention.basis
    if basis.kind == "same":  # "In the same month of 2023 it carried ..."
        return basis if basis.period is not None else None
    if clause.opener == "w":
        return basis if basis.kind in ("shift", "previous", "period") else None
    words = text[token.start : token.end].lower().replace("-", " ").split()
    back = any(word in table("cues")["looking-back"]["forms"] for word in words)
    return basis if back and basis.kind in ("shift", "previous") else None


def then_of(clause: Clause) -> str:
    """A name for the time that a clause looks back on, where it says how far that lies behind one that is not known."""
    basis = clause.back.mention.basis if clause.back is not None and clause.back.mention is not None else None
    return f".{basis.kind}{basis.months}" if basis is not None and basis.kind in ("shift", "previous") else ""


def behind_level(clause: Clause, text: str) -> Token | None:
    """The time that says how far back the only level of a clause lies, right behind it; none that goes on ("a year
    earlier than planned").
    """
    if len(clause.items) != 1 or clause.times or clause.items[0].now is None:
        return None
    times = clause.items[0].now.times
    if len(times) != 1 or times[0].letter != "B" or times[0].start < clause.items[0].now.token.end:
        return None
    level = clause.items[0].now.token
    ahead = text[max(0, level.start - MARK) : level.start].rstrip()
    if not ahead or ahead[-1] in ";:,.":  # "jobs: 107,200 now; 98,300 a year ago"
        return None
    end, start = level.end, times[0].start
    compared = text[start : times[0].end].lower().startswith(tuple(table("bases")["comparison"]["forms"]))
    told = not compared and LEADING.fullmatch(text, end, start) is not None
    return times[0] if told and ENDING.match(text, times[0].end) is not None else None


def may_look_back(text: str, start: int, end: int) -> bool:
    """Whether a sentence may tell of an earlier time by its verb, which begins so: most do not."""
    return text.find("had ", max(0, start - VERB), end) >= 0


def is_pluperfect(clause: Clause, text: str) -> bool:
    """Whether a clause tells of an earlier time by its verb alone ("It had stood at 2.5 percent")."""
    figures = [figure.token.start for item in clause.items for figure in item.figures()]
    if len(figures) != 1 or any(token.letter == "P" for token in clause.times):
        return False
    start, end = max(0, figures[0] - VERB), figures[0]
    return text.find("had ", start, end) >= 0 and HAD.search(text, start, end) is not None


@cache
def beyond() -> tuple[str, ...]:
    """What stands before a time that no figure is of ("a bond due in July 2031", ", founded in 1907")."""
    cues = table("cues")
    return (*(f" {form} " for form in cues["beyond"]["forms"]), *(f", {form} " for form in cues["begun-in"]["forms"]))
