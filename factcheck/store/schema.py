"""The tables of a ledger, and the steps from each version of them to the next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

VERSION: Final = 1
"""The version of the tables that this program reads and writes."""

TABLES: Final = (
    "CREATE TABLE factcheck_ledger (version INTEGER NOT NULL, program TEXT NOT NULL)",
    """CREATE TABLE factcheck_articles (
        id {serial}, digest TEXT NOT NULL UNIQUE, path TEXT NOT NULL, name TEXT NOT NULL, source TEXT, title TEXT,
        published TEXT, claims INTEGER NOT NULL, body {bytes} NOT NULL)""",
    "CREATE INDEX factcheck_articles_path ON factcheck_articles (path)",
    """CREATE TABLE factcheck_meets (
        spot BIGINT NOT NULL, article BIGINT NOT NULL REFERENCES factcheck_articles (id) ON DELETE CASCADE,
        cluster INTEGER NOT NULL, close INTEGER NOT NULL, PRIMARY KEY (spot, article, cluster)){compact}""",
    "CREATE INDEX factcheck_meets_article ON factcheck_meets (article, cluster)",
    """CREATE TABLE factcheck_subjects (
        entity TEXT NOT NULL, head TEXT NOT NULL,
        article BIGINT NOT NULL REFERENCES factcheck_articles (id) ON DELETE CASCADE,
        PRIMARY KEY (entity, head, article)){compact}""",
    "CREATE INDEX factcheck_subjects_article ON factcheck_subjects (article)",
)
"""What a new ledger is made of; the words in braces differ between databases."""

STEPS: Final[Mapping[int, Sequence[str]]] = {}
"""The statements that lead from a version to the one after it."""
