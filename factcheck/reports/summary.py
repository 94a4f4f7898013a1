"""What a run did, in counts: silence means something only beside them."""

from __future__ import annotations

from collections import Counter

from factcheck.findings.finding import Report
from factcheck.record import record


@record(frozen=True, slots=True)
class Summary:
    """Counts of one report. `earlier` counts the articles of a ledger that its checks reach, `missing` unverifiable
    claims by ingredient, `rules` cross-checks by rule; `silenced` are the findings that do not
    count.
    """

    articles: int
    earlier: int
    claims: int
    verdicts: Counter[str]
    missing: Counter[str]
    rules: Counter[str]
    severities: Counter[str]
    silenced: int


def summarize(report: Report) -> Summary:
    """Count a report's articles, claims and checks."""
    verdicts: Counter[str] = Counter()
    missing: Counter[str] = Counter()
    checked = [article for article in report.articles if not article.earlier]
    for article in checked:
        verdicts.update(judged.verdict for judged in article.claims)
        missing.update(judged.missing for judged in article.claims if judged.missing)
    return Summary(
        articles=len(checked),
        earlier=len(report.articles) - len(checked),
        claims=verdicts.total(),
        verdicts=verdicts,
        missing=missing,
        rules=Counter(check.rule for check in report.checks),
        severities=Counter(check.severity for check in report.checks if check.severity),
        silenced=len(report.silenced),
    )


def ranked(counts: Counter[str]) -> list[tuple[str, int]]:
    """Counts, largest first, names in order among equals."""
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))
