"""What a newsroom brings to a run beside its rules: words of its own, and reference rates of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from factcheck.claims.synonyms import NONE, Synonyms
from factcheck.record import field, record
from factcheck.rulebook.reference import Table


@record(frozen=True, slots=True)
class Newsroom:
    """`rates` holds a table for a pair of currencies, which counts instead of the published ones."""

    synonyms: Synonyms = NONE
    rates: Mapping[tuple[str, str], Table] = field(default_factory=dict)


PLAIN: Final = Newsroom()
