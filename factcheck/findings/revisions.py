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
