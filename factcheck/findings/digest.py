"""Digests of texts, taken without the library of ciphers that `hashlib` loads: it takes more room than an article."""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from importlib import import_module
from typing import Any, Final

LEANEST: Final = ("_sha2", "_sha256", "hashlib")
"""The modules that have the function, the one that every Python has last; `random` of the standard library looks for
its own likewise.
"""


def digest(text: str) -> str:
    """The SHA-256 of a text, in hexadecimal digits."""
    return str(_sha256()(text.encode()).hexdigest())


@cache
def _sha256() -> Any:
    for name in LEANEST:
        with suppress(ImportError):
            return import_module(name).sha256
    raise ImportError(LEANEST[-1])
