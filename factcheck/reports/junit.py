"""The JUnit report: a suite an article, a failed case a finding, for build servers that show tests."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from factcheck.expression import expression
from factcheck.findings.finding import Article, Check, Report
from factcheck.reports.index import Located, located
from factcheck.reports.proof import says, told
from factcheck.reports.setting import source, where
from factcheck.reports.style import Style

_ILLEGAL: Final = expression(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def render(report: Report, style: Style) -> Iterator[str]:
    """The suites in order; an article without findings is one passed case, a silenced finding a skipped one."""
    claims = located(report)
    failed, skipped = report.findings, report.silenced
    own, quiet = _by_article(failed, claims), _by_article([one.check for one in skipped], claims)
    total = sum(max(1, len(own[article.id])) for article in report.articles) + len(skipped)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<testsuites name="factcheck" tests="{total}" failures="{len(failed)}" errors="0">\n'
    for article in report.articles:
        yield from _suite(article, own[article.id], quiet[article.id], claims)
    yield "</testsuites>\n"


def _by_article(checks: Sequence[Check], claims: Mapping[str, Located]) -> Mapping[str, list[Check]]:
    """The findings that point at each article, by its id."""
    found: dict[str, list[Check]] = defaultdict(list)
    for check in checks:
        found[claims[check.claims[0]].article.id].append(check)
    return found


def _suite(
    article: Article, failed: Sequence[Check], quiet: Sequence[Check], claims: Mapping[str, Located]
) -> Iterator[str]:
    document = article.document
    name = _attribute(document.path or document.name)
    count = max(1, len(failed)) + len(quiet)
    yield f'  <testsuite name={name} tests="{count}" failures="{len(failed)}" errors="0" skipped="{len(quiet)}">\n'
    if not failed:
        yield f'    <testcase name="numbers agree" classname={name}/>\n'
    for check in failed:
        yield from _failure(check, claims)
    for check in quiet:
        claim = claims[check.claims[0]]
        yield f"    <testcase name={_title(check, claim)} classname={name}>\n      <skipped/>\n    </testcase>\n"
    yield "  </testsuite>\n"


def _failure(check: Check, claims: Mapping[str, Located]) -> Iterator[str]:
    members = [claims[name] for name in check.claims]
    lines = [told(check), *(f"{where(claim)}: {says(claim, check)}" for claim in members)]
    yield f"    <testcase name={_title(check, members[0])} classname={_attribute(source(members[0]))}>\n"
    yield f"      <failure type={_attribute(check.severity or '')} message={_attribute(check.message)}>"
    yield escape(_legal("\n".join(lines)))
    yield "</failure>\n    </testcase>\n"


def _title(check: Check, claim: Located) -> str:
    return _attribute(f"{check.rule} at {claim.place.line}:{claim.place.column}")


def _attribute(text: str) -> str:
    return quoteattr(_legal(text))


def _legal(text: str) -> str:
    """The text without the characters that XML cannot hold."""
    return _ILLEGAL.sub("\ufffd", text)
