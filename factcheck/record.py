"""Records: value classes that the type checker holds frozen, and that cost little when they are made and when defined.

A frozen dataclass sets each field through a call of its own, which was a tenth of the time of a run, and compiles seven
methods one by one, which for all of them was a fifth of the time it took to start. These are the same to the type
checker; at run time nothing keeps them from being changed but that nobody does.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass as record
    from dataclasses import replace
else:
    from dataclasses import dataclass, fields

    def record(*, frozen, slots, eq=True, kw_only=False):
        """A dataclass that hashes and compares by its fields (by identity without `eq`), as a frozen one does."""
        assert frozen
        assert slots

        def made(cls):
            shown = cls.__dict__.get("__repr__", _shown)
            plain = dataclass(slots=True, init=True, repr=False, eq=False, match_args=False, kw_only=kw_only)(cls)
            plain.__repr__ = shown
            if eq:
                plain.__eq__, plain.__hash__ = _by_fields([f.name for f in fields(plain) if f.compare])
            return plain

        return made

    def _by_fields(names):
        """How instances of one class compare and hash: the same as tuples of these fields."""
        own, others = ("".join(f"{one}.{name}, " for name in names) for one in ("self", "other"))
        alike = f"({own}) == ({others}) if other.__class__ is self.__class__ else NotImplemented"
        return eval(f"(lambda self, other: self is other or ({alike}), lambda self: hash(({own})))")

    def _shown(self):
        values = ", ".join(f"{f.name}={getattr(self, f.name)!r}" for f in fields(self) if f.repr)
        return f"{self.__class__.__qualname__}({values})"

    def replace(value, /, **changes):
        """A copy of a record in which these fields are others."""
        return _copier(value.__class__)(value, **changes)

    @cache
    def _copier(cls):
        """What copies instances of one class: a call of it with each field as given or as it was."""
        names = [f.name for f in fields(cls) if f.init]
        given = ", ".join(f"{name}=_SAME" for name in names)
        copied = ", ".join(f"{name}=self.{name} if {name} is _SAME else {name}" for name in names)
        return eval(f"lambda self, *, {given}: _cls({copied})", {"_SAME": object(), "_cls": cls})


__all__ = ["record", "replace"]
