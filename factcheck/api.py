"""The public functions: `read` makes a document of a source, `check` tests the claims of one or many, and a `Checker`
does so again and again in the way one configuration says.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from factcheck.findings.finding import Report
from factcheck.record import replace
from factcheck.settings.settings import Configuration
from factcheck.text.document import Document

if TYPE_CHECKING:
    from factcheck.rulebook.rulebook import Rulebook

Source = str | Path | Document
"""An article's text (str), a file or folder of articles (Path), or a document that was read before."""

Rules = Path | Sequence[Path]
"""A folder of rule pages, or several."""


class Checker:
    """Checks articles in the way that its settings say; made once, used for many.

    >>> checker = Checker(select=["growth"])
    >>> report = checker.check("Sales rose 40 percent to 120 million yuan in 2024 from 100 million yuan in 2023.")
    >>> [check.rule for check in report.findings]
    ['growth']
    """

    def __init__(
        self,
        *,
        config: Path | None = None,
        date: datetime.date | None = None,
        rules: Rules | Rulebook | None = None,
        select: Iterable[str] = (),
        ignore: Iterable[str] = (),
        scope: Literal["corpus", "article"] | None = None,
        baseline: Path | None = None,
        ledger: Path | str | None = None,
    ) -> None:
        """`config` is a configuration file; what is given beside it counts more. `date` is the publication date of
        articles that carry none; `rules` are folders of pages that add to the standard rules, or a rulebook that stands
        for them all; `select` and `ignore` choose among them; `scope` "article" keeps each article to itself; `ledger`
        is the file or address of earlier articles to check against.

        Raises SettingsError for a broken configuration, ChoiceError (a ValueError) for settings that name what does
        not exist, PageError for a malformed rule page, BaselineError (a ValueError) for a baseline of another version.
        """
        from factcheck.checking import setup
        from factcheck.rulebook.rulebook import Rulebook
        from factcheck.settings.source import read_configuration

        configuration = Configuration() if config is None else read_configuration(config)
        book = rules if isinstance(rules, Rulebook) else None
        given: dict[str, Any] = {
            "date": date, "scope": scope, "select": tuple(select), "ignore": tuple(ignore),
            "rules": () if isinstance(rules, Rulebook) else _folders(rules),
            "baseline": str(baseline) if baseline else None, "ledger": str(ledger) if ledger else None,
        }  # fmt: skip
        settings = replace(configuration.settings, **{key: value for key, value in given.items() if value})
        self._setup = setup(replace(configuration, settings=settings), book)

    def check(self, source: Source | Sequence[Source]) -> Report:
        """Test the claims of articles against each other, and against those of the ledger.

        Raises ValueError for a path that cannot be read, LedgerError for a ledger that cannot be used.
        """
        sources = [source] if isinstance(source, (str, Path, Document)) else source
        date = self._setup.configuration.settings.date
        documents = (document for one in sources for document in _documents(one, date))
        place = self._setup.configuration.settings.ledger
        if place is None:
            return self._setup.check(documents)
        from factcheck.store.memory import Memory
        from factcheck.store.stored import StoredLedger

        with StoredLedger(place) as store:
            return self._setup.check(documents, Memory(store))


def check(
    source: Source | Sequence[Source],
    *,
    date: datetime.date | None = None,
    rules: Rules | Rulebook | None = None,
    scope: Literal["corpus", "article"] = "corpus",
    ledger: Path | str | None = None,
) -> Report:
    """Test the claims of articles against each other; no configuration file is read.

    `date` is the publication date of articles that carry none. `rules` are folders of pages that add to the standard
    rules, or a rulebook that stands for them all. `scope` "article" keeps each article to itself. `ledger` is the file
    or address of earlier articles to check against. Raises ValueError for a path that cannot be read, PageError for a
    malformed rule page, LedgerError for a ledger that cannot be used.

    >>> report = check("Sales reached 120 million yuan in 2024, up 20 percent from 100 million yuan in 2023.")
    >>> [judged.verdict for judged in report.articles[0].claims]
    ['consistent', 'consistent', 'consistent']
    """
    return Checker(date=date, rules=rules, scope=scope, ledger=ledger).check(source)


def read(source: Source, *, date: datetime.date | None = None) -> Document:
    """The one document that `source` holds. Raises ValueError if it cannot be read, or holds another number.

    >>> read("Exports rose 4 percent.", date=datetime.date(2025, 10, 20)).published
    datetime.date(2025, 10, 20)
    """
    documents = list(_documents(source, date))
    if len(documents) != 1:
        raise ValueError(f"{source} holds {len(documents)} articles; check takes any number, read just one")
    return documents[0]


def _folders(rules: Rules | None) -> tuple[str, ...]:
    """The folders of rules that were given."""
    if rules is None or isinstance(rules, (Path, str)):
        return (str(rules),) if rules else ()
    return tuple(map(str, rules))


def _documents(source: Source, date: datetime.date | None) -> Iterator[Document]:
    from factcheck.text.document import Unreadable
    from factcheck.text.readers import read_articles, read_text

    if isinstance(source, Document):
        yield source
    elif isinstance(source, str):
        yield read_text("", "text", source, date)
    else:
        for item in read_articles([str(source)], date):
            if isinstance(item, Unreadable):
                raise ValueError(f"{item.path}: {item.reason}")
            yield item
