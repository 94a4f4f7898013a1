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

from factcheck.settings.choice import nearest
from factcheck.silence.directive import Directive, Span, Wishes
from factcheck.text.document import Document

SUFFIX: Final = ".factcheck"
KEYS: Final[Mapping[str, type]] = {"rules": list, "text": str, "article": str, "because": str}
LARGEST: Final = 1 << 20


def sidecar_directives(document: Document, wishes: Wishes) -> None:
    """Add what the file beside an article wishes."""
    path = document.path + SUFFIX
    if not document.path or not os.path.isfile(path):
        return
    try:
        entries = list(_entries(path))
    except (OSError, ValueError) as error:
        wishes.mistakes.append((path, str(getattr(error, "strerror", None) or error)))
        return
    for number, entry in enumerate(entries, 1):
        where = f"{path} (ignore {number})"
        mistake = _mistake(entry)
        if mistake:
            wishes.mistakes.append((where, mistake))
        elif entry.get("article", document.name) == document.name:
            spans = _found(document.text, entry["text"]) if "text" in entry else None
            rules = tuple(map(str, entry.get("rules", ())))
            wishes.directives.append(Directive("sidecar", where, rules, spans, entry.get("because")))


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
