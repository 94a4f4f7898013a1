"""Regular expressions that are compiled when first used: to compile them all takes a sixth of the time to start."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from re import compile as expression
else:
    METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "groupindex")

    class expression:  # noqa: N801 - to the type checker it is a function
        """What `re.compile` gives, with the methods that search; a malformed one raises re.error when first used."""

        __slots__ = ("flags", "pattern", *METHODS)

        def __init__(self, pattern, flags=0):
            self.pattern = pattern
            self.flags = flags

        def __getattr__(self, name):
            """A method that is not there yet: all are, once compiled, and cost no more than those of `re`."""
            compiled = re.compile(self.pattern, self.flags)
            for method in METHODS:
                setattr(self, method, getattr(compiled, method))
            return getattr(compiled, name)


__all__ = ["expression"]
