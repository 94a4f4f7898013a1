"""The rules and the newsroom's own knowledge that settings ask for, or what is wrong with asking for them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final

from factcheck.claims.synonyms import Synonyms, UnknownMeasureError
from factcheck.expression import expression
from factcheck.findings.newsroom import PLAIN, Newsroom
from factcheck.rulebook.reference import Table
from factcheck.rulebook.rulebook import Rulebook
from factcheck.settings.settings import EVERY_RULE, Rate, Settings

HIGHEST_RATE: Final = 10**9
TIME: Final = expression(r"|\d{4}(?:-\d\d(?:-\d\d)?)?")


class ChoiceError(ValueError):
    """A setting that names what does not exist: the setting's key, and the reason in one line."""

    def __init__(self, key: str, reason: str) -> None:
        super().__init__(f"{key}: {reason}")
        self.key, self.reason = key, reason


def chosen(rulebook: Rulebook, settings: Settings) -> Rulebook:
    """The rules that are selected and not ignored, with their severities. Raises ChoiceError for an unknown rule."""
    known = [rule.name for rule in rulebook]
    _hold("select", settings.select, known)
    _hold("ignore", settings.ignore, [*known, EVERY_RULE])
    _hold("severity", settings.severity, known)
    for one in settings.per_file.values():
        _hold("per-file", [*one.select, *one.severity], known)
        _hold("per-file", one.ignore, [*known, EVERY_RULE])
    wanted = [name for name in known if not settings.select or name in settings.select]
    ignored = wanted if EVERY_RULE in settings.ignore else settings.ignore
    return rulebook.only([name for name in wanted if name not in ignored]).graded(settings.severity)


def _hold(key: str, names: Iterable[str], known: Sequence[str]) -> None:
    for name in names:
        if name not in known:
            raise ChoiceError(key, unknown_rule(name, known))


def unknown_rule(name: str, known: Sequence[str]) -> str:
    """Why a name is refused, and the nearest one that is known."""
    near = nearest(name, known)
    advice = f"did you mean {near!r}?" if near else "factcheck rules lists them"
    return f"there is no rule {name!r}; {advice}"


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that is most like another, if one is."""
    import difflib

    return next(iter(difflib.get_close_matches(name, list(known), n=1, cutoff=0.5)), None)


def newsroom_of(settings: Settings) -> Newsroom:
    """The synonyms and rates of the settings. Raises ChoiceError."""
    synonyms = settings.synonyms
    if not (synonyms.entities or synonyms.measures or settings.rates):
        return PLAIN
    entities = {other: name for name, others in synonyms.entities.items() for other in others}
    measures = {other: name for name, others in synonyms.measures.items() for other in others}
    try:
        known = Synonyms(entities, measures)
    except UnknownMeasureError as error:
        near = nearest(error.name, error.known)
        advice = f"; did you mean {near!r}?" if near else ""
        raise ChoiceError("synonyms", f"there is no measure {error.name!r}{advice}") from error
    return Newsroom(known, {pair_of(pair): table_of(pair, rate) for pair, rate in settings.rates.items()})


def pair_of(pair: str) -> tuple[str, str]:
    """The two currencies of "USD/CNY". Raises ChoiceError."""
    one, slash, other = pair.partition("/")
    if not slash or not all(len(code) == 3 and code.isalpha() and code.isupper() for code in (one, other)):
        raise ChoiceError("rates", f"{pair!r} is no pair of currencies; write 'USD/CNY'")
    return one, other


def table_of(pair: str, rate: Rate) -> Table:
    """A rate, or rates by time, as exact values. Raises ChoiceError."""
    given = {"": rate} if isinstance(rate, Decimal) else rate
    if not all(0 < value < HIGHEST_RATE for value in given.values()):
        raise ChoiceError("rates", f"{pair}: a rate is above zero, and below {HIGHEST_RATE:,}")
    unread = next((time for time in given if not TIME.fullmatch(time)), None)
    if unread is not None:
        raise ChoiceError("rates", f"{pair}: {unread!r} is no year, month or day (such as '2025-10')")
    return {time: Fraction(value) for time, value in given.items()}
