"""Numbers in digits with several magnitude words: 3 crore 12 lakh, 4 thousand 3 hundred and 21."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from factcheck.expression import expression
from factcheck.quantities import spelled
from factcheck.quantities.figures import Figure

COMPOUND: Final = expression(r",? (?:and )?(?:([0-9]{1,3})(?![0-9,.:/%-])(?: ([a-z]+))?|([a-z]+))")


def add_smaller(lower: str, figure: Figure) -> None:
    """Take up the smaller number behind a magnitude word: 3 crore 12 lakh, 4 thousand 3 hundred and 21."""
    while figure.magnitude >= 2 and figure.exponent == figure.magnitude and isinstance(figure.value, Decimal):
        found = COMPOUND.match(lower, figure.end)
        if found is None or (found[1] is None and found[3] not in spelled.values("cardinals")):
            return
        part = _smaller(lower, figure, found)
        if part is None or not isinstance(part.value, Decimal) or not 0 < part.value < 10**figure.magnitude:
            return
        figure.value = figure.value + part.value
        figure.exponent, figure.coarse = part.exponent, part.coarse
        figure.magnitude = part.exponent
        figure.end = part.end


def _smaller(lower: str, figure: Figure, found: re.Match[str]) -> Figure | None:
    """The number that may follow a magnitude word: it has a magnitude of its own, or ends what "and" joins."""
    if found[1] is None:
        return spelled.cardinal(lower, found.start(3), found[3]) if " and " in found.group() else None
    power = spelled.powers_in_words().get(found[2] or "")
    if power is None and not (figure.magnitude < 4 and " and " in found.group()):
        return None
    value = Decimal(found[1]).scaleb(power or 0)
    return Figure(found.start(1), found.end(2) if power else found.end(1), value, power or 0, power or 0)
