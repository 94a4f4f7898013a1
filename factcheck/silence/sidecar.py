"""Directives beside a file, for texts that have no comments: `article.txt.factcheck`, a TOML file of wishes.

```toml
[[ignore]]
rules = ["growth"]           # every rule, if left out
text = "up 40 percent"       # the words it is about; the whole article, if left out
article = "n1"               # for a file of several articles, the one that is meant
because = "restated base"
```
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import Any, Final

from factcheck.record import record
from factcheck.settings.choice import nearest
from factcheck.silence.directive import Directive, Mistake, Span
from factcheck.text.document import Document

SUFFIX: Final = ".factcheck"
KEYS: Final[Mapping[str, type]] = {"rules": list, "text": str, "article": str, "because": str}
LARGEST: Final = 1 << 20


@record(frozen=True, slots=True)
class Sidecar:
    """The wishes of one file, each with its place, and the mistakes in it."""

    entries: tuple[tuple[str, Mapping[str, Any]], ...] = ()
    mistakes: tuple[Mistake, ...] = ()


NOTHING: Final = Sidecar()


def read_sidecar(article: str) -> Sidecar:
    """The file of wishes beside an article's file; nothing where there is none."""
    path = article + SUFFIX
    if not article or not os.path.isfile(path):
        return NOTHING
    try:
        given = [(f"{path} (ignore {number})", entry) for number, entry in enumerate(_entries(path), 1)]
    except (OSError, ValueError) as error:
        return Sidecar(mistakes=(Mistake(path, str(getattr(error, "strerror", None) or error)),))
    reasons = [(where, _mistake(entry)) for where, entry in given]
    good = tuple(one for one, (_, reason) in zip(given, reasons, strict=True) if reason is None)
    return Sidecar(good, tuple(Mistake(where, reason) for where, reason in reasons if reason is not None))


def sidecar_directives(document: Document, sidecar: Sidecar) -> Iterator[Directive]:
    """What the file beside an article's file wishes for the article."""
    for where, entry in sidecar.entries:
        if entry.get("article", document.name) == document.name:
            spans = _found(document.text, entry["text"]) if "text" in entry else None
            rules = tuple(map(str, entry.get("rules", ())))
            yield Directive("sidecar", where, rules, spans, entry.get("because"))


def _entries(path: str) -> Iterator[Any]:
    """The wishes of a file. Raises OSError, and ValueError for what is not such a file."""
    import tomllib

    if os.path.getsize(path) > LARGEST:
        raise ValueError("is too large for a file of directives")
    with open(path, "rb") as file:
        try:
            table = tomllib.load(file)
        except tomllib.TOMLDecodeError as error:
            raise ValueError(f"not TOML: {error}") from error
    for key, value in table.items():
        if key != "ignore" or not isinstance(value, list):
            raise ValueError(f"unknown key {key!r}; a wish is an [[ignore]] table")
        yield from value


def _mistake(entry: Any) -> str | None:
    """What is wrong with a wish, or None."""
    if not isinstance(entry, dict):
        return "a wish is an [[ignore]] table"
    for key, value in entry.items():
        if key not in KEYS:
            near = nearest(key, KEYS)
            return f"unknown key {key!r}; {f'did you mean {near!r}?' if near else 'known are ' + ', '.join(KEYS)}"
        if not isinstance(value, KEYS[key]):
            return f"{key}: a {'list' if KEYS[key] is list else 'string'} is wanted"
    return None


def _found(text: str, words: str) -> tuple[Span, ...]:
    """Where words stand in a text."""
    spans = []
    at = text.find(words) if words else -1
    while at >= 0:
        spans.append((at, at + len(words)))
        at = text.find(words, at + len(words))
    return tuple(spans)
