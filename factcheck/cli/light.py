"""Commands whose options are plain words, checked here, so that no run waits for a validation library to load.

Typer validates through pydantic, whose import would be a third of the time that checking one article takes. A version
of typer that no longer asks `get_runtime_param` validates by itself again, with the same answers.
"""

from __future__ import annotations

from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup


class Plain:
    """Takes strings as they are: one, or a list for a repeatable option; holds them to the option's choices."""

    def coerce(self, value: Any, param: Any, ctx: typer.Context) -> Any:
        """The value for the command's function. Raises typer.BadParameter."""
        if param.multiple or param.nargs == -1:
            return [self._one(item, param, ctx) for item in value or ()]
        return value if value is None else self._one(value, param, ctx)

    def _one(self, value: Any, param: Any, ctx: typer.Context) -> Any:
        choices = param.type_descriptor.choices
        if choices is not None and value not in choices:
            listed = ", ".join(repr(choice) for choice in choices)
            raise typer.BadParameter(f"{value!r} is not one of {listed}", ctx=ctx, param=param)
        return value


class LightCommand(TyperCommand):
    """A command with plain options."""

    def get_params(self, ctx: Any) -> list[Any]:
        """The parameters, and the option that asks for help."""
        return _light(super().get_params(ctx))


class LightGroup(TyperGroup):
    """A group of commands with plain options."""

    def get_params(self, ctx: Any) -> list[Any]:
        """The parameters, and the option that asks for help."""
        return _light(super().get_params(ctx))


def _light(params: list[Any]) -> list[Any]:
    for param in params:
        param.get_runtime_param = Plain
    return params
