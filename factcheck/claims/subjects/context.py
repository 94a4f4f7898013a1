"""The context of a sentence: what the text has spoken of before it, and whom it is about."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from factcheck.claims.claim import Measure
from factcheck.lexicon import table
from factcheck.periods.period import Period
from factcheck.record import field, record

APART = frozenset({"expected", "average", "excluding", "quarterly", "monthly", "daily"})
"""Modifiers that a measure named again does not keep."""

EARNED = frozenset({"profit", "revenue"})
"""Measures of companies, and of states and households too."""


@record(slots=True)
class Context:
    """What the text has spoken of: carried from sentence to sentence, reset at headings.

    `topic` is the place, `protagonist` the company that the article is about, `in_full` what its acronym stands for;
    `first` is whom its first figures are of, where neither is known; `trades_services` says that it speaks of services,
    so that goods are not all that is traded; `common` are its abbreviations that are nobody's names; `today` is its
    day; `entity` is whom the text speaks of, `beside` whom the sentence named. `measure` is the one spoken of,
    `previous` the one named last, however narrow, in the sentence `named_in`, which may be the `sentence` being read;
    `period` is the time spoken of, `lasting` the one that each paragraph returns to; `turned` says that the clause
    being read turns to another time than that; `lost` that something was told last of which nobody knows what it is.
    """

    topic: str = ""
    protagonist: str = ""
    in_full: str = ""
    first: str | None = None
    trades_services: bool = True
    entity: str = ""
    beside: str = ""
    measure: Measure | None = None
    period: Period | None = None
    lasting: Period | None = None
    today: int | None = None
    previous: Measure | None = None
    named_in: int = -1
    lost: bool = False
    sentence: int = 0
    turned: bool = False
    common: frozenset[str] = frozenset()
    by_kind: dict[str, str] = field(default_factory=dict)
    by_grain: dict[str, Period] = field(default_factory=dict)
    section: int = 0
    heads: set[str] = field(default_factory=set)
    wholes: dict[str, Measure] = field(default_factory=dict)

    def open_paragraph(self) -> None:
        """A new paragraph speaks of the article's own company or place again, and no more of a time named in passing
        ("in June alone").
        """
        self.period = self.lasting
        if self.lasting is not None and self.lasting.months:
            for grain in (grain for grain, told in self.by_grain.items() if told.months == self.lasting.months):
                self.by_grain[grain] = self.lasting
        own = self.own()
        self.entity = own or (self.entity if self.first is None else self.first)
        if own:
            self.by_kind[places().get(own, "company")] = own

    def ending_with(self, day: Period) -> Period | None:
        """The time that the text spoke of and that ends with a day, for which what is there at its end was told: what
        adds up over time goes on with that.
        """
        if day.days != 1:
            return None
        ended = (told for told in (self.lasting, *self.by_grain.values()) if told is not None and told.months)
        return next((told for told in ended if told.until == day.until and told.floating == day.floating), None)

    def return_to(self, period: Period | None, lasting: Period | None, by_grain: Mapping[str, Period]) -> None:
        """The text goes on with the times that it spoke of before it named others in passing."""
        self.period, self.lasting, self.by_grain = period, lasting, dict(by_grain)

    def go_back(self, last: Period, first: Period) -> None:
        """The time spoken of is not the `last` one named but the `first`, also where "the year" is said."""
        self.period = first
        if self.lasting == last:
            self.lasting = first
        for grain, period in self.by_grain.items():
            if period == last and (grain == "period" or period.months == first.months):
                self.by_grain[grain] = first

    def own(self) -> str:
        """Whom the article is about, as far as its title and its first lines tell; "" for nobody."""
        return self.protagonist or self.topic

    def open_sentence(self) -> None:
        """A new sentence about a company returns to it from a place where it sells."""
        self.beside = ""
        if self.protagonist and self.entity in places():
            self.entity = self.protagonist

    def close_sentence(self) -> None:
        """Whom the first sentence that states figures speaks of, be it nobody, each paragraph returns to; one that
        earned something is the company that the article is about.
        """
        if self.first is not None:
            return
        self.first = self.entity
        earned = self.previous is not None and self.previous.head in results()
        if earned and self.entity and not self.protagonist and self.entity not in places():
            self.protagonist = self.entity

    def name(self, measure: Measure) -> None:
        """A measure was named: it is the one spoken of, and the least narrowed of its head is the whole of later parts.
        """
        self.measure = measure
        self.heads.add(measure.head)
        known = self.wholes.get(measure.head)
        if known is None or len(measure.modifiers) < len(known.modifiers):
            self.wholes[measure.head] = measure

    def known_as(self, entity: str) -> str:
        """The name under which an entity is kept: the company's own for its short name, and for what it stands for."""
        if not entity or not self.protagonist:
            return entity
        short = self.protagonist.startswith(f"{entity} ") or entity.endswith(f" {self.protagonist}")
        return self.protagonist if short or entity in self.in_full else entity

    def see(self, entity: str) -> None:
        """An entity was named: it is the one spoken of, and what "the city" or "the company" means from here on."""
        self.entity = entity
        self.by_kind[places().get(entity, "company")] = entity

    def referred(self, kind: str | None) -> str:
        """Whom "the city" or "the country" means: the last one named of that kind, else the country around the place
        spoken of; "" where nobody is known.
        """
        known = self.by_kind.get(kind or "", "")
        return known or (country_around(self.entity) or country_around(self.topic) if kind == "country" else "")

    def turn_to(self, entity: str) -> None:
        """A heading names whom its section is about."""
        self.see(entity)
        if self.protagonist and entity not in places():
            self.protagonist = entity


@cache
def places() -> Mapping[str, str]:
    """The kind of each place of the lexicon, by name."""
    return {name: entry["kind"] for name, entry in table("places").items()}


@cache
def results() -> frozenset[str]:
    """The measures that whoever has no place on the map tells as a company."""
    return frozenset(name for name, entry in table("measures").items() if entry.get("corporate")) | EARNED


@cache
def country_around(place: str) -> str:
    """The name of the country in which a place lies; "" for none."""
    known = table("places")
    code = known[place].get("country") if place in known else None
    found = (name for name, entry in known.items() if entry["kind"] == "country" and entry.get("country") == code)
    return next(found, "") if code else ""
