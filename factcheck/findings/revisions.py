"""Revisions: an article that says of one earlier figure that it was revised may measure its changes from others that
were so too, which earlier articles gave as they were then.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from factcheck.claims.rows.items import CHANGES
from factcheck.expression import expression
from factcheck.findings.network import Outcome
from factcheck.ledger.ledger import Ledger
from factcheck.text.document import Document

FORMER: Final = CHANGES | {"base"}
"""The roles of figures that tell of an earlier time."""
TOLD_AGAIN: Final = 2
"""Figures of a conflict that only says that one is the other: this is the one that was revised, or it is not."""
REVISED: Final = expression(
    r"\b(?:revised|restated) (?:\w+ ){0,3}[^\w\s]?\d|\b(?:was|were|been) (?:\w+ )?(?:revised|restated)\b"
)
"""How an article says that a figure is no longer the one that was given first ("from a revised 59.1 billion")."""


FORESEEN: Final = expression(
    r" (?:[a-z]+ )?(?:it|they|he|she|we|which) had (?:earlier |previously )?"
    r"(?:predicted|forecast|forecasted|expected|projected|estimated|foreseen|seen|planned|envisaged|targeted)\b"
)
"""What follows a figure that was foreseen before ("from the 5.58 million it had predicted in July")."""


def from_others(blamed: Iterable[Outcome], ledger: Ledger, documents: Mapping[int, Document]) -> Iterator[Outcome]:
    """The conflicts of a change that may well be since other figures than those it is held against."""
    blamed = list(blamed)
    yield from from_revised(blamed, ledger, documents)
    yield from from_foreseen(blamed, ledger, documents)


def from_foreseen(blamed: Iterable[Outcome], ledger: Ledger, documents: Mapping[int, Document]) -> Iterator[Outcome]:
    """The conflicts of a change told right behind a forecast with what was foreseen before that: it may well be that of
    the forecast since the year before ("cut its forecast to 5.50 million, a fall of 0.1 percent, from the 5.58 million
    it had predicted").
    """
    for one in (one for one in blamed if len(one.premises) > TOLD_AGAIN):
        claims = [ledger.claims[name] for name in one.premises]
        bases = [claim for claim in claims if claim.role == "base"]
        rates = [claim for claim in claims if claim.role in CHANGES]
        if len(bases) == len(rates) == 1 and rates[0].quantity.start < bases[0].quantity.start:
            document = documents.get(bases[0].article)
            if document is not None and FORESEEN.match(document.text, bases[0].quantity.end) is not None:
                yield one


def from_revised(blamed: Iterable[Outcome], ledger: Ledger, documents: Mapping[int, Document]) -> Iterator[Outcome]:
    """The conflicts of a change, or of what something was before, with what another article says of that time, where
    the article that tells it says of such figures that they were revised.
    """
    for one in (one for one in blamed if len(one.premises) > TOLD_AGAIN):
        claims = [ledger.claims[name] for name in one.premises]
        changed = {claim.article for claim in claims if claim.role in FORMER}
        if len(changed) == 1 and len({claim.article for claim in claims}) > 1:
            document = documents.get(*changed)
            if document is not None and REVISED.search(document.text) is not None:
                yield one
