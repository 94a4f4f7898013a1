"""Claims as rows of a table: what a reader of the table needs, and the claim itself to read back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from factcheck.claims.claim import Claim
from factcheck.findings.finding import Check
from factcheck.findings.weight import discrepancy
from factcheck.ledger.traits import told_period
from factcheck.quantities.interval import Interval
from factcheck.reports.entries import period_entry
from factcheck.reports.numbers import ends, exact, unit_name
from factcheck.reports.wording import measure_in_words
from factcheck.store import notation
from factcheck.store.entry import digest
from factcheck.text.document import Document

if TYPE_CHECKING:
    import pyarrow as pa

BEFORE: Final = 240
AFTER: Final = 80
"""Characters of the text kept on each side of a claim."""

TEXTS: Final = (
    "claim article path name title source kind role text unit hedge value low high entity measure period verdict"
    " missing part context record within"
).split()
NUMBERS: Final = "start end line column context_start".split()
DATES: Final = "published period_start period_end".split()
LEAD: Final = ("names", "places", "mentions", "common", "usual", "rare", "titled", "figures")
"""What the lead of an article tells."""
LISTS: Final = ("series", *LEAD, "kin", "stories")
UNTOLD: Final = ("within", *LEAD, "kin", "stories")
"""Columns of claims that only a run needs."""

Row = dict[str, Any]

_compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@cache
def claim_schema() -> pa.Schema:
    """The columns of a table of claims.

    `claim` is the claim's name, its article's digest and its number; `value` is the figure as printed, `low` and `high`
    the narrow reading in base scale, all of them exact; `start`, `end`, `line` and `column` count in the field `part`
    of the article. `context` is the text around the claim, which begins at `context_start` in it. `record` is the claim
    itself, as `factcheck.store.notation` writes it. Where the article was checked, `verdict` and `missing` are what
    became of the claim, `within` holds the checks inside the article that begin with it (a JSON list of rows of
    `check_schema`), and `series` where it meets claims of other articles: of one entity and one kind of measure. The
    first claim of an article has what its lead tells: `names`, the `places` among them and what it `mentions`, its
    words that are `common`, `usual` and `rare` in news, those it is `titled` with, and long `figures`. By these the
    `stories` are found that an article is part of, groups that tell of one thing, and its `kin` among them
    (`factcheck.corpus.stories`). A row without a `claim` stands for an article without claims, or with the reason in
    `missing` for one that is unreadable.
    """
    import pyarrow as pa

    fields = [pa.field(name, pa.string()) for name in TEXTS]
    fields += [pa.field(name, pa.int32()) for name in NUMBERS]
    fields += [pa.field(name, pa.date32()) for name in DATES]
    fields += [pa.field(name, pa.bool_()) for name in ("low_open", "high_open", "resolved")]
    fields += [pa.field(name, pa.list_(pa.string())) for name in LISTS]
    return pa.schema(fields)


@cache
def group_schema() -> pa.Schema:
    """The columns of a table of claims by group: those of claims but for checks inside articles, and the `group`."""
    import pyarrow as pa

    own = [field for field in claim_schema() if field.name != "within"]
    return pa.schema([*own, pa.field("group", pa.string())])


@cache
def judged_schema() -> pa.Schema:
    """The columns of a table of claims that a run gives as its result: without what finds who tells of one thing."""
    import pyarrow as pa

    return pa.schema([field for field in claim_schema() if field.name not in UNTOLD])


ARTICLE_TEXTS: Final = "id text title date source url path suffix unreadable".split()


@cache
def article_schema() -> pa.Schema:
    """The columns of a table of articles, all of which may be left out but `text`.

    `path` is the file an article comes from, `number` its place there, and `suffix` how its text is read where it is
    a whole file (".html"). What could not be read has the reason in `unreadable`.
    """
    import pyarrow as pa

    return pa.schema([*(pa.field(name, pa.string()) for name in ARTICLE_TEXTS), pa.field("number", pa.int64())])


CHECK_TEXTS: Final = "check rule verdict severity message hint fingerprint entity measure period repairs".split()
CHECK_LISTS: Final = "claims confirmed because articles paths sources".split()


@cache
def check_schema() -> pa.Schema:
    """The columns of a table of checks.

    `claims` and `confirmed` are claims by name, `articles`, `paths`, `sources` and `published` tell where each of the
    claims stands, in their order; `repairs` is a JSON object of claims and the two ends of what would agree,
    and `discrepancy` how far that is from what is printed (`factcheck.findings.weight`). The subject is that of the
    first claim. `check` is made of the rule and the claims; `across` says whether they stand in several articles.
    """
    import pyarrow as pa

    fields = [pa.field(name, pa.string()) for name in CHECK_TEXTS]
    fields += [pa.field(name, pa.list_(pa.string())) for name in CHECK_LISTS]
    fields += [pa.field(name, pa.bool_()) for name in ("across", "decisive")]
    fields.append(pa.field("discrepancy", pa.float64()))
    return pa.schema([*fields, pa.field("published", pa.list_(pa.date32()))])


def check_row(check: Check, claims: Mapping[str, Row]) -> Row:
    """A check as a row; `claims` has the rows of its claims by the names they have in the run."""
    rows = [claims[name] for name in check.claims]
    names = [row["claim"] for row in rows]
    articles = [row["article"] for row in rows]
    ends = {claims[one.claim]["claim"]: [exact(one.values.lo), exact(one.values.hi)] for one in check.repairs}
    return {
        "check": hashlib.sha256("\n".join([check.rule, *sorted(names)]).encode()).hexdigest()[:16],
        "rule": check.rule,
        "verdict": check.verdict,
        "severity": check.severity,
        "message": check.message,
        "hint": check.hint,
        "fingerprint": check.fingerprint,
        **{name: rows[0][name] for name in ("entity", "measure", "period")},
        "repairs": json.dumps(ends) if ends else None,
        "claims": names,
        "confirmed": sorted(claims[name]["claim"] for name in check.confirmed),
        "because": list(check.because),
        "articles": articles,
        "paths": [row["path"] for row in rows],
        "sources": [row["source"] or "" for row in rows],
        "across": len(set(articles)) > 1,
        "decisive": check.decisive,
        "discrepancy": discrepancy((_printed(claims[one.claim]), one.values) for one in check.repairs),
        "published": [row["published"] for row in rows],
    }


def _printed(row: Row) -> Interval:
    """What a claim prints, of its row."""
    low, high = (Fraction(row[end]) if row[end] is not None else None for end in ("low", "high"))
    return Interval(low, high, row["low_open"], row["high_open"])


def article_row(document: Document) -> Row:
    """The columns that all claims of an article share."""
    return {
        "article": digest(document),
        "path": document.path,
        "name": document.name,
        "title": document.title,
        "source": document.source,
        "published": document.published,
    }


def claim_row(claim: Claim, document: Document, article: Row) -> Row:
    """A claim as a row."""
    quantity, text = claim.quantity, document.text
    place = document.place(quantity.start, quantity.end)
    begin = max(0, quantity.start - BEFORE)
    return {
        **article,
        "claim": f"{article['article']}:{local_name(claim)}",
        "kind": claim.kind,
        "role": claim.role,
        "text": text[quantity.start : quantity.end],
        "unit": unit_name(quantity.unit),
        "hedge": quantity.hedge,
        "value": f"{quantity.value:f}" if isinstance(quantity.value, Decimal) else str(quantity.value),
        **ends(quantity.narrow()),
        **_about(claim),
        "resolved": claim.resolved,
        "part": place.part,
        "start": place.start,
        "end": place.end,
        "line": place.line,
        "column": place.column,
        "context": text[begin : quantity.end + AFTER],
        "context_start": quantity.start - begin,
        "record": _compact(notation.written(claim)),
    }


def local_name(claim: Claim) -> str:
    """A claim's name inside its article: "c3"."""
    return claim.id.partition(".")[2]


def _about(claim: Claim) -> Row:
    """The columns that say what a claim is about."""
    subject = claim.subject
    period = period_entry(told_period(claim)) or {"start": None, "end": None, "text": None}
    start, end = (date.fromisoformat(day) if day else None for day in (period["start"], period["end"]))
    measure = measure_in_words(subject.measure)
    times = {"period": period["text"], "period_start": start, "period_end": end}
    return {"entity": subject.entity, "measure": measure, **times}


def as_json(row: Row) -> str:
    """A row as a line of JSON."""
    return json.dumps({name: _plain(value) for name, value in row.items()}, ensure_ascii=False)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
