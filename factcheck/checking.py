"""One way to check: from a configuration to rules, words and baselines, and from documents to a report by them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from factcheck.findings.finding import Report
from factcheck.findings.judge import Earlier, judge
from factcheck.findings.newsroom import Newsroom
from factcheck.record import record
from factcheck.rulebook.folders import rulebook_of
from factcheck.rulebook.rulebook import Rulebook
from factcheck.settings.applied import applied
from factcheck.settings.choice import chosen, newsroom_of
from factcheck.settings.settings import Configuration
from factcheck.silence.baseline import Baseline, read_baseline
from factcheck.silence.silenced import silenced
from factcheck.text.document import Document


@record(frozen=True, slots=True)
class Setup:
    """What a configuration comes to: the rules there are and those chosen, words and rates, and the baseline."""

    configuration: Configuration
    known: tuple[str, ...]
    rulebook: Rulebook
    newsroom: Newsroom
    baseline: Baseline | None

    def check(self, documents: Iterable[Document], earlier: Earlier | None = None) -> Report:
        """Check documents, against `earlier` articles too, and set apart what is not wanted."""
        report = judge(documents, self.rulebook, self.configuration.settings.scope, self.newsroom, earlier)
        return silenced(applied(report, self.configuration), self.known, self.baseline)


def setup(configuration: Configuration, rulebook: Rulebook | None = None) -> Setup:
    """Make ready to check by a configuration; `rulebook` stands for all rules, where it is given.

    Raises ChoiceError for settings that name what does not exist, PageError for a malformed rule page, OSError for a
    missing folder of rules, BaselineError for a baseline that cannot be used.
    """
    settings = configuration.settings
    rules = rulebook_of(settings.rules) if rulebook is None else rulebook
    baseline = read_baseline(Path(settings.baseline)) if settings.baseline else None
    known = tuple(rule.name for rule in rules)
    return Setup(configuration, known, chosen(rules, settings), newsroom_of(settings), baseline)
