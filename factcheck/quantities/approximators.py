"""What may stand between other words and the figure they lead to ("about", "just over"), as part of an expression."""

from __future__ import annotations

from typing import Final

APPROXIMATELY: Final = (
    r"(?:(?:about|around|approximately|roughly|an estimated|some|nearly|almost|close to|exactly|precisely|just|only"
    r"|merely|still|now|already|over|under|at least|at most|up to|as (?:many|much) as"
    r"|(?:(?:slightly|a little|far|no|not) )?(?:more|less|fewer) than|well (?:over|under|above|below)|a total of) )*"
)
"""Any of these, each with the blank behind it; none is one of them ("just about", "nearly", "")."""
