"""Chances: how often chance may make figures add up, at most, for their sum to be believed, or one but for a slip."""

from __future__ import annotations

from typing import Final

from factcheck.claims.ties.traced.runs import ANY_TIME

CHANCE: Final = 0.1
"""A sum is believed that comes out by chance less often than this."""

PAIRED: Final = 0.02
"""The same of two figures that make up one which does not stand beside them."""

SLIP: Final = 0.03
"""So is one that comes out by one slip of the pen less often than this, counting all the slips there may be."""

SURE: Final = 0.003
"""The same for figures that do not follow each other."""

SAME: Final = 0.04
"""The same for figures of one sentence that make their whole to the digit but for a slip."""

MANY: Final = 0.01
"""The same for three parts or more, wherever these stand close by."""

TWICE: Final = 0.001
"""The same for figures that are parts of something else already."""

TIMES: Final = 0.001
"""The same for figures of several times, and not of parts of the time of their whole."""

MOST: Final = 4
"""How much likelier all that makes one that a slip spoils, at most."""

SCREENED: Final = 0.25
"""Sums that come out oftener by chance are not looked at for a slip, which makes it a few times less where it mends
them to the digit.
"""

SHARP: Final = 0.04
"""The same of those that whole sentences make."""

EXPECTED: Final = 0.4
"""How many sums of a lone pair chance may make of all the figures of an article, at most."""

MINGLED: Final = ANY_TIME
"""Figures that were read to be of two times are believed to add up by chance less often than this."""

AGAIN: Final = 0.01
"""What is a part already may be a part of something else where chance makes such a sum less often than this."""
