"""Yardsticks: what a figure is told to lie above or below that is no earlier value of it: a goal, a limit, a mean."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from factcheck.claims.rows.items import CHANGES, Figure
from factcheck.expression import expression
from factcheck.lexicon import table
from factcheck.periods.period import Basis

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


def measured_by(text: str, figure: Figure) -> Basis | None:
    """What a change stands for where it is none over time, as it only says how far something lies from a yardstick."""
    if figure.role.name not in CHANGES:
        return None
    start = figure.token.end
    named = pattern().match(text, start, start + REACH)
    return YARDSTICK if named is not None else None


@cache
def pattern() -> re.Pattern[str]:
    """What names a yardstick behind a figure."""
    entry = table("cues")["yardstick"]
    return expression(NAMED.format(sides="|".join(entry["sides"]), yardsticks="|".join(entry["forms"])))
