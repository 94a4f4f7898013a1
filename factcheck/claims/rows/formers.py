"""Formers: figures in brackets behind another that leave its unit and magnitude unsaid, as what it was before does
("net sales of 2,104 million kronor (1,878)").
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from factcheck.claims.rows.tokens import Token
from factcheck.periods.period import Basis
from factcheck.quantities.quantity import Quantity
from factcheck.quantities.rounding import exact
from factcheck.record import replace

FRAME: Final = "former-in-brackets"
"""The frame that makes such figures bases."""

YEARLY: Final = "bracketed-former-year"
"""The frame of a figure in brackets with the year that it is of."""

YEAR: Final = 365
"""Days of a year, at least."""

MONTHS: Final = 12
"""The months of one."""

SIGNED: Final = "S"
"""The letter of a percentage printed with a sign."""

FORMER: Final = Basis("against what it was")
"""Of when a figure in brackets is that leaves its unit unsaid: it may be of any time, and of something else."""

LIKE: Final = 8
"""How many times a figure the one in brackets behind it is at most, or is of it."""

POWERS: Final = frozenset(map(Fraction, (1, 10**3, 10**6, 10**7, 10**9, 10**12)))
"""By how much the magnitude of one figure may make it more than digits alone: thousand, million, crore, and so on."""

LETTERS: Final = "LR"

TIMES: Final = "PBA:N"
"""Letters of what says in brackets of when a figure is."""

TIMED: Final = 5
"""Tokens from the bracket to the figure, at most."""

NEXT: Final = 8
"""Tokens behind a bracket in which the next figure in brackets stands."""


def lend_to_formers(tokens: Sequence[Token]) -> list[Token]:
    """The tokens of a row; a bare figure in brackets has the unit and the magnitude of the one it stands behind."""
    found = list(tokens)
    for at in range(2, len(found) - 1):
        if found[at + 1].letter == ")" and found[at].letter in LETTERS:
            level = level_behind(found, bracket_of(found, at))
            own = lent(found[at], level) if level is not None else None
            if level is not None and own is not None:
                found[at] = replace(found[at], letter=level.letter, quantities=(own,))
    return found


def bracket_of(tokens: Sequence[Token], at: int) -> int:
    """Where the bracket opens that holds a figure, alone or behind its time ("(prior year: 1,142)"); -1 for none."""
    back = at - 1
    while back > 0 and at - back < TIMED and tokens[back].letter in TIMES:
        back -= 1
    timed = back == at - 1 or any(token.letter in "PB:" for token in tokens[back + 1 : at])
    return back if tokens[back].letter == "(" and timed else -1


def level_behind(tokens: Sequence[Token], bracket: int) -> Token | None:
    """The figure that a bracket stands behind, be it with what it counts between."""
    back = bracket - 2 if tokens[bracket - 1].letter == "N" else bracket - 1
    token = tokens[back] if bracket > 0 and back >= 0 else None
    return token if token is not None and token.letter in LETTERS and len(token.quantities) == 1 else None


def lent(token: Token, level: Token) -> Quantity | None:
    """A figure in brackets as it is meant; None where it is no figure that leaves its unit unsaid."""
    if len(token.quantities) != 1:
        return None
    own, other = token.quantities[0], level.quantities[0]
    if own.unit.dimension != "number" or own.form != "digits" or own.form != other.form or own.hedge or own.upper:
        return None
    power = exact(other.step) / exact(own.step)
    if own.end != own.figure_end and power != 1:
        return None
    meant = exact(own.value) * power
    if power not in POWERS or not 0 < meant <= LIKE * exact(other.value) or exact(other.value) > LIKE * meant:
        return None
    step, coarse = (exact(size) * power for size in (own.step, own.coarse))
    return replace(own, value=meant, step=step, coarse=coarse, unit=other.unit)


def is_former(tokens: Sequence[Token], at: int) -> bool:
    """Whether the figure in brackets at a place is of the same unit as the one before it, and does not say the same."""
    level = level_behind(tokens, at - 1)
    if level is None or len(tokens[at].quantities) != 1 or is_listed(tokens, at):
        return False
    own, other = tokens[at].quantities[0], level.quantities[0]
    if lead(own) > lead(other):
        return False  # a sign stands there: it is by how much the other has changed
    again = abs(exact(own.value) - exact(other.value)) <= max(exact(own.step), exact(other.step))
    return own.unit == other.unit and not again and (own.step == other.step or prints_unit(own))


def lead(quantity: Quantity) -> int:
    """How many characters a figure prints before its digits: a sign, what it is of, or nothing."""
    return quantity.figure_start - quantity.start


def is_listed(tokens: Sequence[Token], at: int) -> bool:
    """Whether the next thing named has a figure in brackets too, and no other: these are amounts of a list ("2 million
    for a school (1.2 million), a gym (0.5 million) and roofs (0.3 million)").
    """
    after = "".join(token.letter for token in tokens[at + 2 : at + 2 + NEXT]).lstrip(",a")
    return tokens[at - 2].letter == "N" and after.startswith(("N(L)", "NvN(L)"))


def prints_unit(quantity: Quantity) -> bool:
    """Whether a figure stands with a unit of its own."""
    return quantity.end - quantity.start != quantity.figure_end - quantity.figure_start


def is_of_former_time(tokens: Sequence[Token], at: int) -> bool:
    """Whether the time behind a figure in brackets is a whole year, or the one before the same months told outside: a
    shorter one may only be a part of what is told before the bracket ("sold 412 boats (37 in May)"). Behind a printed
    change of a level in the same unit any time is ("12,911 tonnes, -2.4% (13,228 tonnes in May)").
    """
    mention = tokens[at + 1].mention
    time = mention.period if mention is not None else None
    if time is None:
        return False
    told = [token.mention.period for token in tokens[: at - 1] if token.mention is not None]
    if any(one is not None and one.shift(-MONTHS) == time for one in told):
        return True
    if tokens[at - 2].letter == SIGNED:
        return is_of_last_level(tokens, at)
    return time not in told and time.days is not None and time.days >= YEAR


def is_of_last_level(tokens: Sequence[Token], at: int) -> bool:
    """Whether the last level before a figure is in its unit."""
    levels = [token for token in tokens[:at] if token.letter == "L"]
    return bool(levels) and levels[-1].quantities[-1].unit == tokens[at].quantities[0].unit
