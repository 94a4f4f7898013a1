"""Figures in brackets behind others: what these were before, or how many a share are; else they only name something."""

from __future__ import annotations

from typing import Final

from factcheck.expression import expression
from factcheck.quantities.figures import Figure

FORMER: Final = expression(r"\d ?(?:million|billion|mln|bln|mn|bn|m|crore|lakh|per ?cent|pct|%) \Z|\d{3} \Z")
"""What stands before a bracket that says what a figure was before: 412 million (206), 514 (475)."""
TIME: Final = expression(
    r"\b(?:(?:19|20)\d\d|(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|ago|earlier|before|year|month|quarter|week|half|period)) \Z"
)
"""What stands before a bracket that says how much it was at that time: 37 fewer than in November (392)."""

THAN: Final = expression(r"\b(?:more|fewer|less|higher|lower) than [^().;\n]{2,40} \Z")
"""The same behind what the time is called: 42 more than in the one before (281)."""

SHARED: Final = expression(r"\d ?(?:%|per ?cent|pct) of [^().,;\n]{3,30} \Z")
"""What stands before a bracket that says how many a share are: 71% of victims (414)."""

LISTED: Final = expression(
    r"\((?:[1-9]\d\d|[1-9]\d{0,2}(?:,\d{3})+)\)(?:(?:, (?:and )?| and )[^\W\d_][^(),;.\d\n]{1,30} \(\d{1,3}\)){0,3}"
    r"(?:, (?:and )?| and )[^\W\d_][^(),;.\d\n]{1,30} \Z"
)
"""What stands before a bracket that goes on with a list of names and figures: Italy (1,097), Germany (637)."""
LEADING: Final = expression(r"\)(?:, (?:and )?| and |; )[A-Z][^(),;.\d\n]{1,30} \(\d{2,3}\)")
"""What stands behind the first bracket of such a list."""
LIST: Final = 160
"""Characters before a bracket in which its list stands."""


def is_listed(text: str, figure: Figure, size: int) -> bool:
    """Whether a bare figure in brackets is that of one name of several, the first of hundreds: no age is."""
    if size > 2 and text[figure.start] != "0" and LEADING.match(text, figure.end) is not None:
        return True
    left = figure.left - 1
    return LISTED.search(text, max(0, left - LIST), left) is not None


def is_note(text: str, figure: Figure) -> bool:
    """Whether a bare figure stands alone in brackets: a shirt number, a repetition of the words before."""
    left, size = figure.left - 1, figure.end - figure.start
    if size > 3 or text[left : left + 1] != "(" or text[figure.end : figure.end + 1] != ")":
        return False
    if is_listed(text, figure, size):
        return False
    if size > 1 and TIME.search(text, max(0, left - 14), left) is not None:
        return False
    before = FORMER.search(text[max(0, left - 14) : left])
    if before is not None:
        return size < 3 and before[0].strip().isdigit()
    reach = text[max(0, left - 60) : left]
    return THAN.search(reach) is None and (size < 2 or SHARED.search(reach) is None)


TABLED: Final = expression(r"\d; [^\W\d_][^();:,.\d\n]{1,30} \Z")
"""What stands before a figure of a list of names and figures: "Denmark 1,275; Germany 803; other 4,593"."""
TABLE_REACH: Final = 40
"""Characters before a figure in which such a list goes on."""


def is_tabled(text: str, figure: Figure) -> bool:
    """Whether a name and a figure are one of several such pairs that semicolons part."""
    ends = text[figure.end : figure.end + 1] in (";", ".", "\n", "")
    return ends and TABLED.search(text, max(0, figure.left - TABLE_REACH), figure.left) is not None


BRACKETED: Final = expression(r" \((\d[\d,.]*)\)")
YEARS: Final = 1900, 2099
"""The first and the last year that a figure in brackets is taken for."""
ALIKE: Final = 3
"""How many times a figure the one in brackets behind it is at most, or it is of that, where both say the same."""


def is_followed(text: str, figure: Figure) -> bool:
    """Whether what a figure was before follows it in brackets, so that it is no name: Marine 514 (475)."""
    former = BRACKETED.match(text, figure.end)
    digits = former[1].replace(",", "") if former is not None else ""
    if not digits.isdigit() or YEARS[0] <= int(digits) <= YEARS[1]:
        return False
    return int(digits) <= ALIKE * figure.value and figure.value <= ALIKE * int(digits)
