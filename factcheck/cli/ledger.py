"""`factcheck ledger`: earlier articles kept, looked up, taken out, and handed on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Final, Literal

import typer

from factcheck.cli.failures import FAILED, RunError, complain
from factcheck.cli.inputs import Articles, parsed_date, watched
from factcheck.cli.options import Isolated, Output, Paths, Published
from factcheck.cli.output import opened, opened_binary
from factcheck.cli.settings import newsroom_for, settled

if TYPE_CHECKING:
    from factcheck.claims.synonyms import Synonyms
    from factcheck.store.entry import Entry
    from factcheck.store.stored import StoredLedger

Place = Annotated[
    str,
    typer.Option("--ledger", metavar="FILE-or-URL", envvar="FACTCHECK_LEDGER", help="The ledger: an SQLite file, or"
                 " postgresql://USER@HOST/DATABASE."),
]  # fmt: skip
Names = Annotated[
    list[str], typer.Argument(metavar="ARTICLE...", help="Paths, names, or ids as `factcheck ledger list` has them.")
]
About = Annotated[str, typer.Argument(metavar="SUBJECT", help='Whose and what: "China\'s exports", or an entity.')]
ExportFormat = Annotated[
    Literal["jsonl", "parquet"] | None,
    typer.Option("--format", help="Form of the table of claims.  [default: by the output's suffix, else jsonl]"),
]

USUAL: Final = "factcheck.ledger"
AT_ONCE: Final = 32
"""Articles that are written together: waiting for the disk takes longer than writing."""


def add(paths: Paths, ledger: Place = USUAL, date: Published = None, isolated: Isolated = False) -> None:
    """Keep articles with their claims; one whose content is there already is left as it is."""
    from factcheck.reports.wording import counted

    given = settled(paths, isolated, date=parsed_date(date))
    articles, synonyms = Articles(paths, given.configuration), newsroom_for(given).synonyms
    added = claims = known = 0
    with opened_ledger(ledger, make=True) as store:
        entries = _new_entries(store, articles, synonyms)
        while some := list(islice(entries, AT_ONCE)):
            for entry, is_new in zip(some, store.add(*some), strict=True):
                added, claims = added + is_new, claims + is_new * entry.claims
        known = articles.count - added
    with opened(None) as write:
        there = f"; {counted(known, 'article')} there already" if known else ""
        write([f"added {counted(added, 'article')} with {counted(claims, 'claim')}{there}\n"])
    raise typer.Exit(FAILED if articles.failures else 0)


def _new_entries(store: StoredLedger, articles: Articles, synonyms: Synonyms) -> Iterator[Entry]:
    """The articles that the ledger does not hold yet, with their claims."""
    from factcheck.claims.extract import extract
    from factcheck.store.entry import entry_of

    for document in watched(articles):
        if not store.holds(document):
            yield entry_of(document, extract(document, 1, synonyms))


def remove(names: Names, ledger: Place = USUAL) -> None:
    """Take articles out, with their claims."""
    from factcheck.reports.wording import counted

    missing = 0
    with opened_ledger(ledger, make=True, expected=True) as store, opened(None) as write:
        for name in names:
            count = store.remove(name)
            if count:
                write([f"{name}: removed {counted(count, 'article')}\n"])
            else:
                missing += 1
                complain(name, f"no article of {store.place} has this path, name or id")
    raise typer.Exit(FAILED if missing else 0)


def list_articles(ledger: Place = USUAL) -> None:
    """List the articles that are kept."""
    from factcheck.reports.history import articles
    from factcheck.reports.wording import counted

    with opened_ledger(ledger) as store, opened(None) as write:
        write(articles(store.articles()))
        write(["{}, {}\n".format(*map(counted, store.counts(), ("article", "claim")))])


def show(subject: About, ledger: Place = USUAL) -> None:
    """Show one subject over time, with its sources."""
    from factcheck.claims.subjects.nouns import read_noun
    from factcheck.reports.history import subject as told

    noun = read_noun(subject)
    entity = noun.entity or (" ".join(sorted(noun.unknown)) if noun.head is None else "")
    with opened_ledger(ledger) as store, opened(None) as write:
        found = [
            (claim, kept.document)
            for name in dict.fromkeys((entity, subject, subject.lower()))
            for _, kept in store.kept(store.about(name, noun.head if name == entity else None))
            for claim in kept.claims
            if claim.resolved and claim.subject.entity == name
            and (noun.head is None or claim.subject.measure.head == noun.head)
            and noun.modifiers <= claim.subject.measure.modifiers
        ]  # fmt: skip
        if not found:
            raise RunError(store.place, f"no claim speaks of {subject!r}")
        write(told(found))


def export(format: ExportFormat = None, output: Output = None, ledger: Place = USUAL) -> None:
    """Write every claim that is kept as a table: JSON Lines or Parquet."""
    from factcheck.corpus.rows import as_json
    from factcheck.reports.formats import format_of

    with opened_ledger(ledger) as store:
        if format_of(format, output, ("jsonl", "parquet"), "jsonl") == "jsonl":
            with opened(output) as write:
                write(as_json(row) + "\n" for rows in _rows(store) for row in rows)
        else:
            _export_parquet(store, output)


def _export_parquet(store: StoredLedger, output: str | None) -> None:
    if output is None:
        raise RunError("--format parquet", "needs --output FILE")
    try:
        from factcheck.corpus.tables import writer
    except ImportError as error:
        raise RunError("--format parquet", "needs the parquet extra: pip install factcheck-lint[parquet]") from error
    from factcheck.corpus.rows import claim_schema

    with opened_binary(output) as file, writer(file, claim_schema()) as write:
        for rows in _rows(store):
            write(rows)


def _rows(store: StoredLedger) -> Iterator[list[dict[str, object]]]:
    """The claims of a ledger as rows, some articles at a time."""
    from factcheck.corpus.rows import article_row, claim_row

    listed = store.articles()
    while some := list(islice(listed, AT_ONCE * 4)):
        yield [
            claim_row(claim, kept.document, article_row(kept.document))
            for _, kept in store.kept(one.id for one in some)
            for claim in kept.claims
        ]


@contextmanager
def opened_ledger(place: str, *, make: bool = False, expected: bool = False) -> Iterator[StoredLedger]:
    """An open ledger; with `make` to write in, and unless it is `expected` to be there, made where there is none.
    Raises RunError.
    """
    from factcheck.store.failure import LedgerError
    from factcheck.store.stored import StoredLedger

    try:
        if expected:
            StoredLedger(place).close()
        with StoredLedger(place, make=make) as store:
            yield store
    except LedgerError as error:
        raise RunError(error.place, error.reason) from error


def group() -> typer.Typer:
    """The commands of `factcheck ledger`."""
    from factcheck.cli.light import LightCommand, LightGroup

    app = typer.Typer(cls=LightGroup, rich_markup_mode=None, help="Keep earlier articles, to check new ones against.")
    for name, command in (("add", add), ("remove", remove), ("list", list_articles), ("show", show),
                          ("export", export)):  # fmt: skip
        app.command(name, cls=LightCommand)(command)
    return app
