"""Signs of tables and results: a look that spares most articles the search, and most runs what reads them."""

from __future__ import annotations

from factcheck.lexicon import table
from factcheck.text.document import TABLE, Document
from factcheck.text.lowering import lowered


def may_hold_listings(document: Document) -> bool:
    """Whether an article may hold a table, or the results of an election."""
    return holds_tables(document) or speaks_of_votes(document)


def holds_tables(document: Document) -> bool:
    """Whether a line of an article is a row of a table."""
    return any(block.role == TABLE for block in document.blocks)


def speaks_of_votes(document: Document) -> bool:
    """Whether an article is about an election at all."""
    return any(map(lowered(document.text).__contains__, table("tables")["election"]["forms"]))
