"""An article as an editor has it open: read as its file would be, checked by itself and against the ledger, and asked
about by place.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.checking import Setup
from factcheck.findings.finding import Check, Report
from factcheck.findings.judge import Earlier
from factcheck.record import record
from factcheck.reports.index import Located, located
from factcheck.text.document import Document, Unreadable
from factcheck.text.paths import suffix_of
from factcheck.text.readers import reader_of


@record(frozen=True, slots=True)
class Opened:
    """One open article with the report on it; `text` is the file's own, in which an editor counts."""

    text: str
    report: Report
    claims: dict[str, Located]

    def findings(self) -> Iterator[tuple[Located, Check]]:
        """Every finding under each of its claims here: an editor shows it wherever it is looked at."""
        for check in self.report.findings:
            members = (self.claims[name] for name in check.claims)
            yield from ((claim, check) for claim in members if not claim.article.earlier)

    def at(self, offset: int) -> Located | None:
        """The claim at an offset in the file; of several, the first."""
        own = (claim for claim in self.claims.values() if not claim.article.earlier)
        return next((claim for claim in own if claim.place.start <= offset < claim.place.end), None)

    def about(self, claim: Located) -> list[Check]:
        """The checks in which a claim takes part, findings first."""
        found = [check for check in self.report.checks if claim.judged.claim.id in check.claims]
        return sorted(found, key=lambda check: check.severity is None)


def opened(path: str, text: str, setup: Setup, earlier: Earlier | None = None) -> Opened:
    """Read and check a text as the file of that path would be. A text that holds no article has no claims."""
    given = setup.configuration.for_file(path)
    day = (given and given.date) or setup.configuration.settings.date
    read = reader_of(suffix_of(path))(path, path, text, day) if text.strip() else Unreadable(path, "")
    documents: list[Document] = [] if isinstance(read, Unreadable) else [read]
    report = setup.check(documents, earlier)
    return Opened(text, report, located(report))
