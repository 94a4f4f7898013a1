"""Regular expressions that are compiled when first used, and but once on a machine: that is a third of a short run."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from re import compile as expression
else:
    import sys
    from functools import cache

    from factcheck.compiled import Pieces

    STAMP = sys.version
    MOST = 2000
    """Forms that are kept at most; a run needs some hundreds."""
    METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "groupindex")

    class expression:  # noqa: N801 - to the type checker it is a function
        """What `re.compile` gives, with the methods that search; a malformed one raises re.error when first used."""

        __slots__ = ("flags", "pattern", *METHODS)

        def __init__(self, pattern, flags=0):
            self.pattern = pattern
            self.flags = flags

        def __getattr__(self, name):
            """A method that is not there yet: all are, once compiled, and cost no more than those of `re`."""
            compiled = _compiled(self.pattern, int(self.flags))
            for method in METHODS:
                setattr(self, method, getattr(compiled, method))
            return getattr(compiled, name)

    def _compiled(pattern, flags):
        """What `re.compile` gives, made from its parts where an earlier run has kept them."""
        try:
            form = _forms().get(f"{flags} {pattern}") or _added(pattern, flags)
            given, code, groups, names, numbers = form
            import _sre

            return _sre.compile(pattern, given, memoryview(code).cast("I").tolist(), groups, names, numbers)
        except (ImportError, AttributeError, TypeError, ValueError, RuntimeError):
            return re.compile(pattern, flags)  # a Python whose compiler has other parts

    @cache
    def _forms():
        """The forms kept by earlier runs; what is added to them is kept when this one ends."""
        import atexit

        known = Pieces("patterns", STAMP, MOST)
        atexit.register(known.keep)
        return known

    def _added(pattern, flags):
        """The form of an expression: its flags, its code, how many groups it has, their names, and these in order."""
        from array import array
        from re import _compiler, _parser

        parsed = _parser.parse(pattern, flags)
        names, numbers = dict(parsed.state.groupdict), [None] * parsed.state.groups
        for name, number in names.items():
            numbers[number] = name
        code = array("I", _compiler._code(parsed, flags)).tobytes()
        form = (flags | parsed.state.flags, code, parsed.state.groups - 1, names, tuple(numbers))
        _forms().add(f"{flags} {pattern}", form)
        return form


__all__ = ["expression"]
