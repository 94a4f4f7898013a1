"""Rules as values: what an equation says of its roles, and the page that explains, proves and names it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from factcheck.record import record
from factcheck.rulebook.equation import Equation
from factcheck.rulebook.examples import Example, examples
from factcheck.rulebook.sections import section

Severity = Literal["error", "warning", "note"]


@record(frozen=True, slots=True, eq=False)
class Rule:
    """One rule.

    `name` is its file's name, `family` its folder's, `title` what it holds in one line. `severity` is the highest it
    reports. `roles` maps each role to the table of aspects its page gives it; `binder` names the code that finds what
    the roles stand for, where tables cannot. `message` is a template over roles, `page` the Markdown it came from.
    """

    name: str
    family: str
    title: str
    severity: Severity
    equation: Equation
    roles: Mapping[str, Mapping[str, object]]
    message: str
    binder: str | None
    path: str
    page: str

    @property
    def why(self) -> str:
        """Why the rule holds and where it does not apply, as Markdown."""
        return section(self.page, "Why").strip()

    @property
    def holds(self) -> tuple[Example, ...]:
        """Examples in which the rule holds. Raises PageError for a malformed one."""
        return examples(self.page, "Holds", self.path)

    @property
    def conflicts(self) -> tuple[Example, ...]:
        """Examples in which exactly the bold claims clash by this rule. Raises PageError for a malformed one."""
        return examples(self.page, "Conflicts", self.path)
