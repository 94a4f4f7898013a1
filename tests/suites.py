"""Measures what `factcheck read` finds on suites that others made: as their scorer counts, and on what news can hold.

The suites lie beside the repository; `suites.toml` names the cases that do not measure a reader of news, with reasons.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any, Final

from factcheck.lexicon import table

SHARED: Final = Path(__file__).parents[2] / "shared"
SCORER: Final = SHARED / "score" / "reading.py"
CORPORA: Final = [SHARED / "corpora" / f"{name}.dev.jsonl" for name in ("quantities", "periods")]
NOTES: Final = Path(__file__).with_suffix(".toml")

Case = Mapping[str, Any]
"""A line of a suite: `id`, `suite`, `text`, what it `expected`, and, once `read`, what was found."""
Figure = tuple[Fraction, str, str]
"""Value, unit as the scorer writes it, dimension."""


@dataclass(frozen=True, slots=True)
class Score:
    """How many figures or periods were wanted and found, and how many of those found were wanted."""

    wanted: int
    found: int
    hits: int
    with_units: int

    @property
    def values(self) -> float:
        """F1 of values or periods, in percent."""
        return 200 * self.hits / max(1, self.wanted + self.found)

    @property
    def units(self) -> float:
        """F1 of values with their units, in percent."""
        return 200 * self.with_units / max(1, self.wanted + self.found)


@cache
def scorer() -> ModuleType:
    """The program the suites are scored with: how it takes units for equal is its own."""
    spec = spec_from_file_location("reading", SCORER)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def notes() -> Mapping[str, Any]:
    """What suites.toml says of the cases and of names."""
    return tomllib.loads(NOTES.read_text(encoding="utf-8"))


def read_cases(folder: Path) -> list[Case]:
    """Every case, with what the command `factcheck read` finds in it."""
    cases: list[Case] = [json.loads(line) for path in CORPORA for line in path.open(encoding="utf-8")]
    articles, output = folder / "cases.jsonl", folder / "read.jsonl"
    with articles.open("w", encoding="utf-8") as file:
        for number, case in enumerate(cases):
            dated = {"date": case["date"]} if case.get("date") else {}
            file.write(json.dumps({"id": str(number), "text": case["text"], **dated}) + "\n")
    command = [sys.executable, "-m", "factcheck", "read", "--isolated", "--format", "jsonl", "--output", str(output)]
    subprocess.run([*command, str(articles)], check=True)
    found = {line["id"]: line for line in map(json.loads, output.open(encoding="utf-8"))}
    return [{**case, "found": found[str(number)]} for number, case in enumerate(cases)]


def as_scored(cases: Iterable[Case]) -> Mapping[str, Score]:
    """The scores of every suite, all cases counted, as the scorer prints them."""
    return _scores(cases, lambda case, found: found, _same_unit)


def in_news(cases: Iterable[Case]) -> Mapping[str, Score]:
    """The scores on the cases that measure a reader of news, units compared by what they mean."""
    named = set(left_out())
    return _scores((case for case in cases if case["id"] not in named), _asked_for, _means)


def left_out() -> list[str]:
    """The cases that suites.toml leaves out, by their ids."""
    kinds = [kind["cases"] for kind in notes()["left-out"].values()]
    return [f"{file}#{number}" for kind in kinds for file, numbers in kind.items() for number in numbers]


def _scores(
    cases: Iterable[Case],
    asked: Callable[[Case, list[Figure]], list[Figure]],
    same: Callable[[Figure, str], bool],
) -> Mapping[str, Score]:
    totals: dict[str, Counter[str]] = {}
    for case in cases:
        total = totals.setdefault(case["suite"], Counter())
        total.update(_periods(case) if _is_dated(case) else _figures(case, asked, same))
    return {suite: Score(t["wanted"], t["found"], t["hits"], t["with_units"]) for suite, t in totals.items()}


def _is_dated(case: Case) -> bool:
    return bool(case["expected"]) and "first" in case["expected"][0]


def _periods(case: Case) -> dict[str, int]:
    found = [(period["first"], period["until"]) for period in case["found"]["periods"]]
    wanted = [(period["first"], period["until"]) for period in case["expected"]]
    hits = scorer().match(found, wanted, lambda f, w: f[0] == w[0] and w[1] in (None, f[1]))
    return {"wanted": len(wanted), "found": len(found), "hits": hits}


def _figures(
    case: Case, asked: Callable[[Case, list[Figure]], list[Figure]], same: Callable[[Figure, str], bool]
) -> dict[str, int]:
    number, unit, near = scorer().number, scorer().unit, scorer().near
    read = [(number(q["value"]), unit(q["unit"]), q["dimension"]) for q in case["found"]["quantities"]]
    found = asked(case, [figure for figure in read if figure[0] is not None])
    wanted = [(number(e["value"]), unit(e["unit"])) for e in case["expected"] if number(e["value"]) is not None]
    hits = scorer().match(found, wanted, lambda f, w: near(f[0], w[0]))
    with_units = scorer().match(found, wanted, lambda f, w: near(f[0], w[0]) and same(f, w[1]))
    return {"wanted": len(wanted), "found": len(found), "hits": hits, "with_units": with_units}


def _same_unit(figure: Figure, wanted: str) -> bool:
    return not wanted or figure[1] == wanted


def _asked_for(case: Case, found: list[Figure]) -> list[Figure]:
    """What the suite asks for of what was found: of the dimensions it knows, and no end of a range it wants whole."""
    dimensions = notes()["dimensions"].get(case["suite"])
    found = [figure for figure in found if dimensions is None or figure[2] in dimensions]
    for expected in case["expected"]:
        for end in str(expected["value"] or "").strip("[]").replace(",", "-").split("-"):
            value = scorer().number(end.strip())
            if scorer().number(expected["value"]) is None and value is not None:
                at = next((n for n, figure in enumerate(found) if scorer().near(figure[0], value)), None)
                found = found if at is None else found[:at] + found[at + 1 :]
    return found


def _means(figure: Figure, wanted: str) -> bool:
    """Whether two names of a unit mean the same; a rate is known by its numerator where the suite names no other."""
    if not wanted or wanted in notes()["nothing"]:
        return not wanted or figure[2] in notes()["nothing"][wanted]
    mine, theirs = _parts(figure[1]), _parts(wanted)
    if len(theirs) == 1:
        mine = mine[:1]
    return len(mine) == len(theirs) and all(_alike(one, other) for one, other in zip(mine, theirs, strict=True))


def _parts(name: str) -> list[str]:
    return [scorer().unit(part) for part in name.split(" per ")]


def _alike(mine: str, theirs: str) -> bool:
    return mine == theirs or _spelled(mine) == _spelled(theirs) or theirs in _names().get(mine, ())


def _spelled(name: str) -> str:
    for british, american in notes()["spelling"].items():
        name = name.replace(british, american)
    return name


@cache
def _names() -> Mapping[str, frozenset[str]]:
    """Other names of a unit: of currencies all that the lexicon has."""
    names = {scorer().unit(name): set(others) for name, others in notes()["names"].items()}
    for code, entry in table("currencies").items():
        spoken = {f"{adjective} {noun}" for adjective in entry.get("adjectives", ()) for noun in entry.get("nouns", ())}
        spoken |= {*entry.get("names", ()), *entry.get("nouns", ())}
        names.setdefault(scorer().unit(code), set()).update(map(scorer().unit, spoken))
    return {name: frozenset(others) for name, others in names.items()}
