"""The JSON report as models: the source of its JSON Schema, and the proof in the tests that the report keeps to it."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Number = Annotated[
    str, Field(pattern=r"^-?\d+(\.\d+|/\d+)?$", description='A decimal, or an exact fraction such as "1/3".')
]
VerdictName = Literal["consistent", "conflicting", "unverifiable"]
SeverityName = Literal["error", "warning", "note"]


class Model(BaseModel):
    """What every object of the report keeps to: the named fields and no others."""

    model_config = ConfigDict(extra="forbid", strict=True)


class ToolModel(Model):
    """The program that wrote the report."""

    name: Literal["factcheck"]
    version: str


class SpanModel(Model):
    """A place in the file as given: Unicode code points, half-open; line and column count from 1."""

    part: str = Field(description='"text", or the field of the record that the numbers count in, such as "title".')
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    line: int = Field(ge=1)
    column: int = Field(ge=1)


class QuantityModel(Model):
    """A figure as printed, and the values that print like it; percent as ratios (0.123), null for an open end."""

    text: str
    low: Number | None
    high: Number | None
    low_open: bool
    high_open: bool
    unit: str | None
    hedge: str | None


class PeriodModel(Model):
    """Half-open days; null where the article does not say of which year, or for an open end."""

    start: date | None = Field(strict=False)
    end: date | None = Field(strict=False)
    text: str


class SubjectModel(Model):
    """What a claim is about; "?" is an entity that could not be told."""

    entity: str
    measure: str
    period: PeriodModel | None


class ClaimModel(Model):
    """A claim of an article, its verdict, and for an unverifiable one what is missing."""

    id: str
    kind: Literal["level", "change", "share", "rank", "rate"]
    text: str
    span: SpanModel
    quantity: QuantityModel
    subject: SubjectModel
    verdict: VerdictName
    missing: str | None = Field(description="The ingredient that an unverifiable claim lacks.")
    implied: str | None = Field(description="What would settle an unverifiable claim.")


class ArticleModel(Model):
    """An article with its claims in order of their place."""

    id: str
    path: str
    name: str
    title: str | None
    published: date | None = Field(strict=False)
    earlier: bool = Field(description="Out of the ledger: not checked, and with the claims that findings reach only.")
    claims: list[ClaimModel]


class RepairModel(Model):
    """The values of one claim that would mend a conflict if the others stand, in the scale of its quantity."""

    claim: str
    low: Number | None
    high: Number | None


class CheckModel(Model):
    """One cross-check: the smallest set of claims that takes part, and its proof."""

    id: str
    rule: str
    verdict: VerdictName
    severity: SeverityName | None = Field(description="Null where there is nothing to report.")
    claims: list[str] = Field(min_length=1)
    message: str
    because: list[str]
    hint: str | None
    confirmed: list[str] = Field(description="The claims for which the others imply a value close enough to count.")
    repairs: list[RepairModel]
    fingerprint: str = Field(description="Made of the content; stable when the text moves.")


class SilenceModel(Model):
    """What silenced a finding, where that stands, and the reason given."""

    by: Literal["inline", "sidecar", "baseline"]
    where: str
    reason: str | None


class SilencedModel(CheckModel):
    """A finding that nobody wants to hear of; it does not count."""

    silenced: SilenceModel


class SummaryModel(Model):
    """Counts of articles, of claims by verdict, of unverifiable claims by missing ingredient, of checks by rule."""

    articles: int
    claims: int
    consistent: int
    conflicting: int
    unverifiable: int
    missing: dict[str, int]
    rules: dict[str, int]


class ReportModel(Model):
    """The JSON report of factcheck."""

    version: Literal[1]
    tool: ToolModel
    articles: list[ArticleModel]
    checks: list[CheckModel]
    silenced: list[SilencedModel]
    summary: SummaryModel
