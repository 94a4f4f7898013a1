"""The claims of a report by their id, each with its article and its place."""

from __future__ import annotations

from collections.abc import Container

from factcheck.findings.finding import Article, Judged, Report
from factcheck.record import record
from factcheck.reports.passages import Passages
from factcheck.text.document import Place


@record(frozen=True, slots=True)
class Located:
    """A claim with its verdict, its article, and the article's number in the report (from 0)."""

    judged: Judged
    article: Article
    number: int
    passages: Passages

    @property
    def text(self) -> str:
        """The claim as printed."""
        quantity = self.judged.claim.quantity
        return self.article.document.text[quantity.start : quantity.end]

    @property
    def printed(self) -> str:
        """The claim on one line, its hedge before it."""
        hedge, words = self.judged.claim.quantity.hedge, self.text.split()
        leads = hedge is not None and not " ".join(words).lower().startswith(hedge)
        return " ".join([*([hedge] if hedge and leads else []), *words])

    @property
    def place(self) -> Place:
        """Where the claim's quantity lies in the file as given."""
        quantity = self.judged.claim.quantity
        return self.article.document.place(quantity.start, quantity.end)

    @property
    def order(self) -> tuple[int, int]:
        """Sorts claims as a reader meets them."""
        return self.number, self.judged.claim.quantity.start


def located(report: Report, among: Container[str] | None = None) -> dict[str, Located]:
    """Every claim of a report, by id, or those `among` these names, where a report of many articles tells of few."""
    return {
        judged.claim.id: Located(judged, article, number, passages)
        for number, article in enumerate(report.articles)
        for passages in (Passages(article.document),)
        for judged in article.claims
        if among is None or judged.claim.id in among
    }
