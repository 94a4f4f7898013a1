"""Records: classes of fields that cost little when they are made and when defined; the type checker holds them frozen.

A frozen dataclass sets each field through a call of its own, which was a tenth of the time of a run, and compiles its
methods one by one, which for all of them was a fifth of the time it took to start. These share the code that sets so
many fields, under other names, and compile what compares them when first compared. They are dataclasses to the type
checker and to whoever asks; at run time nothing keeps the frozen ones from being changed but that nobody does.
"""

from __future__ import annotations

from functools import cache
from types import FunctionType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass as record
    from dataclasses import field, replace
else:
    from dataclasses import MISSING, Field, dataclass, field, fields

    def record(*, slots, frozen=False, eq=True):
        """A dataclass that hashes and compares by its fields (by identity without `eq`), as a frozen one does."""
        assert slots
        return _compared if eq else _made

    def _made(cls):
        """The class with slots for its fields, and with what sets them."""
        names = tuple(cls.__annotations__)
        defaults = tuple(cls.__dict__[name] for name in names if name in cls.__dict__)
        simple = not any(isinstance(default, Field) for default in defaults)
        kept = {name: value for name, value in cls.__dict__.items() if name not in (*names, "__dict__", "__weakref__")}
        own = {
            "__init__": _renamed(names, defaults) if simple else _written(cls),
            "__slots__": names,
            "__dataclass_fields__": _Fields(cls),
        }
        made = type(cls)(cls.__name__, cls.__bases__, {"__repr__": _shown, **kept, **own})
        made.__qualname__ = cls.__qualname__
        return made

    def _renamed(names, defaults):
        """What sets the fields of these names, the last of which have these defaults."""
        code = _setting(len(names)).replace(co_varnames=("self", *names), co_names=names)
        return FunctionType(code, {}, "__init__", defaults)

    @cache
    def _setting(count):
        """The code that sets so many fields."""
        names = [f"field{number}" for number in range(count)]
        return _function(names, [f"self.{name} = {name}" for name in names], {}).__code__

    def _written(cls):
        """What sets the fields of a class of which some are made anew each time."""
        scope, parameters, settings = {"_ANEW": object()}, [], []
        for name, known in _fields_of(cls).items():
            default, value = "", name
            if known.default_factory is not MISSING:
                scope[f"_{name}"], default = known.default_factory, "=_ANEW"
                value = f"_{name}() if {name} is _ANEW else {name}" if known.init else f"_{name}()"
            elif known.default is not MISSING:
                scope[f"_{name}"], default = known.default, f"=_{name}"
            if known.init:
                parameters.append(name + default)
            settings.append(f"self.{name} = {value}")
        return _function(parameters, settings, scope)

    def _function(parameters, settings, scope):
        exec(f"def __init__(self, {', '.join(parameters)}): {'; '.join(settings)}", scope)
        return scope["__init__"]

    def _fields_of(cls):
        """The fields of a plain class, by name."""
        defaults = {name: cls.__dict__.get(name, MISSING) for name in cls.__annotations__}
        return {name: one if isinstance(one, Field) else field(default=one) for name, one in defaults.items()}

    class _Fields:
        """The fields of a class as `dataclasses` has them, which are only made when it asks."""

        def __init__(self, plain):
            self.plain = plain

        def __get__(self, one, cls):
            told = self.plain.__dict__.items()
            kept = {name: value for name, value in told if name not in ("__dict__", "__weakref__")}
            twin = type(self.plain.__name__, self.plain.__bases__, kept)  # what `dataclass` is asked about it changes
            found = dataclass(init=False, repr=False, eq=False)(twin).__dataclass_fields__
            cls.__dataclass_fields__ = found
            return found

    def _compared(plain):
        """The class, that when it is first compared or hashed gets what does so by its fields."""
        cls = _made(plain)

        def equal(self, other):
            cls.__eq__, cls.__hash__ = _by_fields(plain)
            return self == other

        def hashed(self):
            cls.__eq__, cls.__hash__ = _by_fields(plain)
            return hash(self)

        cls.__eq__, cls.__hash__ = equal, hashed
        return cls

    def _by_fields(plain):
        """How instances of one class compare and hash: the same as tuples of the fields that are compared."""
        names = [name for name, known in _fields_of(plain).items() if known.compare]
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


__all__ = ["field", "record", "replace"]
