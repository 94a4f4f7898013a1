"""Baselines: the findings that were there before, counted by file, rule and fingerprint, so that text may move."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

from factcheck.findings.finding import Article, Check, Report
from factcheck.record import record

VERSION: Final = 1
USUAL: Final = "factcheck-baseline.json"


class BaselineError(ValueError):
    """A baseline that cannot be used: the path, and why."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path, self.reason = path, reason


class Key(NamedTuple):
    """What makes two findings the same: the file (from the baseline's folder on), the rule, the fingerprint."""

    file: str
    rule: str
    fingerprint: str


@record(frozen=True, slots=True)
class Baseline:
    """How often each finding was there; `path` is where the baseline lies, or will."""

    path: Path
    counts: Counter[Key]

    def file_of(self, article: Article) -> str:
        """The name of an article's file in this baseline; of a file of several articles, with the article's own."""
        document = article.document
        inner = os.path.relpath(document.path, self.path.parent).replace(os.sep, "/") if document.path else ""
        several = document.path.lower().removesuffix(".gz").endswith((".jsonl", ".ndjson", ".parquet"))
        return f"{inner}#{document.name}" if several else inner

    def keys(self, report: Report) -> Iterator[tuple[Key, Check]]:
        """The findings of a report with their keys."""
        files = {judged.claim.id: self.file_of(article) for article in report.articles for judged in article.claims}
        for check in report.findings:
            yield Key(files[check.claims[0]], check.rule, check.fingerprint), check

    def known(self, report: Report) -> tuple[list[Check], Counter[Key]]:
        """The findings of a report that were there before, and what of its files is no longer found."""
        left = Counter(self.counts)
        found = []
        for key, check in self.keys(report):
            if left[key] > 0:
                left[key] -= 1
                found.append(check)
        files = {self.file_of(article) for article in report.articles}
        return found, Counter({key: count for key, count in left.items() if count > 0 and key.file in files})

    def of(self, report: Report) -> Baseline:
        """A baseline of all findings of a report; what it knew of files that are not in the report stays."""
        files = {self.file_of(article) for article in report.articles}
        kept = Counter({key: count for key, count in self.counts.items() if key.file not in files})
        return Baseline(self.path, kept + Counter(key for key, _ in self.keys(report)))

    def without(self, stale: Counter[Key]) -> Baseline:
        """The baseline without what is no longer found."""
        return Baseline(self.path, self.counts - stale)

    def written(self) -> Iterator[str]:
        """The file, one finding a line, in order."""
        import json

        listed: dict[str, dict[str, dict[str, int]]] = {}
        for key, count in sorted(self.counts.items()):
            listed.setdefault(key.file, {}).setdefault(key.rule, {})[key.fingerprint] = count
        yield json.dumps({"version": VERSION, "tool": "factcheck", "findings": listed}, indent=1, ensure_ascii=False)
        yield "\n"


def read_baseline(path: Path) -> Baseline:
    """The baseline of a file. Raises BaselineError for one that cannot be read, or of another version."""
    import json

    try:
        given = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BaselineError(path, (error.strerror or str(error)).lower()) from error
    except (ValueError, RecursionError) as error:
        raise BaselineError(path, "is not a baseline: not JSON") from error
    if not isinstance(given, dict) or given.get("tool") != "factcheck":
        raise BaselineError(path, "is not a baseline; factcheck baseline writes one")
    if given.get("version") != VERSION:
        raise BaselineError(path, f"is a baseline of version {given.get('version')}, not {VERSION}; write it anew")
    try:
        return Baseline(path, Counter(dict(_counts(given["findings"]))))
    except (KeyError, AttributeError, TypeError, ValueError) as error:
        raise BaselineError(path, "is not a baseline: it does not count by file, rule and fingerprint") from error


def _counts(findings: Any) -> Iterator[tuple[Key, int]]:
    """The entries of a file. Raises ValueError for a count that is none."""
    for file, rules in findings.items():
        for rule, prints in rules.items():
            for fingerprint, count in prints.items():
                if not isinstance(count, int) or count < 1:
                    raise ValueError(count)
                yield Key(file, rule, fingerprint), count
