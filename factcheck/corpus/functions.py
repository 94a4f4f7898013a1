"""The two functions that check a corpus on any engine: articles to claims, the claims of one group to checks.

The claims of a group are of one subject, or of articles that tell one story.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from factcheck.claims.claim import Claim
from factcheck.corpus.rows import (
    LEAD,
    Row,
    article_row,
    check_row,
    check_schema,
    claim_row,
    claim_schema,
    group_schema,
)
from factcheck.corpus.stories import is_story, lead_of, stories_in
from factcheck.findings.defects import InternalError, internal_error
from factcheck.findings.judge import Extracted, checks_among, judge
from factcheck.findings.network import Outcome
from factcheck.findings.newsroom import PLAIN
from factcheck.findings.stopwatch import Stopwatch
from factcheck.ledger.datelines import in_their_years
from factcheck.ledger.meeting import clusters, spots
from factcheck.ledger.stories import Stories
from factcheck.record import replace
from factcheck.rulebook.folders import rulebook_of
from factcheck.rulebook.rulebook import Rulebook
from factcheck.store import notation
from factcheck.text.document import Document, Unreadable
from factcheck.text.readers import read_raw
from factcheck.text.records import Raw

if TYPE_CHECKING:
    import pyarrow as pa

MOST: Final = 5000
"""Claims that are checked against each other at once; more of one group are taken in order of time."""

BETWEEN: Final = "\n\n"


def articles_to_claims(articles: pa.Table, day: date | None = None, folders: tuple[str, ...] = ()) -> pa.Table:
    """The claims of articles, checked inside each by the standard rules and those of some folders: a table of
    `claim_schema`.

    The articles have some of the columns of `article_schema`; `day` is the date of those that carry none. One that
    makes no claims, or cannot be read, has one row without a claim.
    """
    return table_of(row for article in articles.to_pylist() for row in _rows_of_one(article, day, folders))


def _rows_of_one(article: Row, day: date | None, folders: tuple[str, ...]) -> Sequence[Row]:
    document = _read(article, day)
    if isinstance(document, Unreadable):
        return [{"path": document.path, "missing": document.reason}]
    try:
        return list(rows_of([document], rules(folders))) or [article_row(document)]
    except Exception as error:  # a defect of ours must not stop the other articles
        return [{"path": document.path, "missing": internal_error(error)}]


def _read(article: Row, day: date | None) -> Document | Unreadable:
    path, suffix, number = (article.get(name) for name in ("path", "suffix", "number"))
    if article.get("unreadable"):
        return Unreadable(path or "", article["unreadable"])
    value = article["text"] if suffix else article
    return read_raw(Raw(path or "", f"row {number}" if number else "an article", number or 1, value, suffix or ""), day)


def claims_to_checks(claims: pa.Table, folders: tuple[str, ...] = ()) -> pa.Table:
    """The checks between articles among the claims of one group: a table of `check_schema`.

    Where the table has a column `group`, as `by_group` gives it, a check that several groups would find is given by one
    of them only.
    """
    import pyarrow as pa

    rows = claims.to_pylist()
    group = rows[0].get("group") if rows else None
    return pa.Table.from_pylist(list(checks_across(rows, group, rules(folders))), schema=check_schema())


def by_group(claims: pa.Table) -> pa.Table:
    """The claims once for each of their groups, the `stories` of their articles and the subjects in their `series`: a
    table of `group_schema`.
    """
    import pyarrow as pa

    kept = claims.drop_columns(["within"])
    found = [_exploded(kept, "stories"), _exploded(kept.drop_columns([*LEAD, "kin"]), "series")]
    return pa.concat_tables(found, promote_options="default").select(group_schema().names)


def _exploded(claims: pa.Table, column: str) -> pa.Table:
    """The claims once for each name in a column of lists."""
    import pyarrow as pa
    from pyarrow import compute

    at, names = compute.list_parent_indices(claims[column]), compute.list_flatten(claims[column])
    return claims.take(at).append_column(pa.field("group", pa.string()), names)


def table_of(rows: Iterable[Row]) -> pa.Table:
    """Rows of claims as a table."""
    import pyarrow as pa

    return pa.Table.from_pylist(list(rows), schema=claim_schema())


def rows_of(documents: Iterable[Document | Unreadable], rulebook: Rulebook | None = None) -> Iterator[Row]:
    """A row for each claim of each document, which is checked on its own. Raises InternalError."""
    report = judge((d for d in documents if isinstance(d, Document)), rulebook or rules(), "article")
    for notice in report.notices:
        raise InternalError(notice.reason)
    begins: dict[str, list[Any]] = {}
    for check in report.checks:
        begins.setdefault(check.claims[0], []).append(check)
    for article in report.articles:
        shared = article_row(article.document)
        claims = [judged.claim for judged in article.claims]
        series = series_of(claims)
        rows = {judged.claim.id: claim_row(judged.claim, article.document, shared) for judged in article.claims}
        for judged in article.claims:
            row = rows[judged.claim.id]
            checks = [check_row(check, rows) for check in begins.get(judged.claim.id, ())]
            row["verdict"], row["missing"] = judged.verdict, judged.missing
            row["within"] = json.dumps(checks, default=date.isoformat, ensure_ascii=False) if checks else None
            row["series"] = series[judged.claim.id]
            if judged.claim is claims[0]:
                row.update(lead_of(article.document, claims))
            yield row


def series_of(claims: Sequence[Claim]) -> dict[str, list[str]]:
    """Where each claim of an article meets others: wherever one of those does that its words tie it to."""
    found = {}
    for cluster in clusters(claims):
        names = sorted({spot.series for spot in spots(cluster)})
        found.update({claim.id: names for claim in cluster})
    return found


def checks_across(rows: Sequence[Row], group: str | None, rulebook: Rulebook | None = None) -> Iterator[Row]:
    """The checks between articles among the rows of one group: those that belong to it, or all where it has no name.

    What is told of a story only its group says, where the articles are whole.
    """
    given: set[str] = set()
    for some in _slices(rows):
        articles, by_name = _articles(some)
        if len(articles) < 2:
            continue
        stories = _stories(articles, by_name) if group is None or is_story(group) else Stories({})
        placed = in_their_years(articles, stories)

        def mine(outcome: Outcome, rows: Mapping[str, Row] = by_name) -> bool:
            own = [rows[name] for name in outcome.premises]
            return len({row["article"] for row in own}) > 1 and group in (None, _home(own))

        found = checks_among(placed, (), rulebook or rules(), PLAIN, Stopwatch(), stories=stories, wanted=mine)
        for row in (check_row(check, by_name) for check in found.checks):
            if row["check"] not in given:
                given.add(row["check"])
                yield row


def _home(rows: Sequence[Row]) -> str | None:
    """The group that gives a check: the first story that the articles of all its claims share, else the first subject
    of them all.
    """
    shared = (set.intersection(*(set(row.get(name) or ()) for row in rows)) for name in ("stories", "series"))
    return next((min(names) for names in shared if names), None)


def _stories(articles: Sequence[Extracted], by_name: Mapping[str, Row]) -> Stories:
    return stories_in({n: (document, [by_name[c.id] for c in claims]) for n, document, claims in articles})


def _slices(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    """The rows of one group; where they are very many, as many as can be checked at once, neighbours in time, and
    each half of them beside the next.
    """
    if len(rows) <= MOST:
        yield rows
        return
    ordered = sorted(rows, key=lambda row: (row["period_start"] or date.min, row["article"]))
    for at in range(0, len(ordered) - MOST // 2, MOST // 2):
        yield ordered[at : at + MOST]


def _articles(rows: Sequence[Row]) -> tuple[list[Extracted], dict[str, Row]]:
    """The articles of some rows, each with what is known of its text and its claims; and the rows by the claims' names.
    """
    by_article: dict[tuple[Any, ...], list[Row]] = {}
    for row in rows:
        order = (row["published"] or date.max, row["path"], row["name"], row["article"])
        by_article.setdefault(order, []).append(row)
    found: list[Extracted] = []
    by_name: dict[str, Row] = {}
    for number, order in enumerate(sorted(by_article), 1):
        members = sorted({row["claim"]: row for row in by_article[order]}.values(), key=_number)
        document, claims = _article(members, number)
        by_name.update(zip((claim.id for claim in claims), members, strict=True))
        found.append((number, document, claims))
    return found, by_name


def _number(row: Row) -> int:
    return int(row["claim"].rpartition("c")[2])


def _article(rows: Sequence[Row], number: int) -> tuple[Document, list[Claim]]:
    """An article out of the contexts of its claims, which stand at their places in it."""
    claims, texts, length = [], [], 0
    for row in rows:
        claim = notation.read(json.loads(row["record"]), number)
        moved = length + row["context_start"] - claim.quantity.start
        claims.append(replace(claim, quantity=_moved(claim, moved)))
        texts.append(row["context"])
        length += len(row["context"]) + len(BETWEEN)
    first = rows[0]
    text = BETWEEN.join(texts)
    document = Document(
        text, first["name"], first["path"], first["title"], first["published"], first["source"], parts={"text": text}
    )
    return document, claims


def _moved(claim: Claim, by: int) -> Any:
    own = claim.quantity
    return replace(own, start=own.start + by, end=own.end + by, figure_start=own.figure_start + by,
                   figure_end=own.figure_end + by)  # fmt: skip


@cache
def rules(folders: tuple[str, ...] = ()) -> Rulebook:
    """The standard rules and those of some folders."""
    return rulebook_of(folders)
