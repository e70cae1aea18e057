"""The values of a group's setting as a person writes them: "24, 40, 64", or "3x3" for all repetitions."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from nnstudio.document.errors import ValueRefusedError
from nnstudio.document.groups.group import Group, Setting
from nnstudio.errors import sentence
from nnstudio.fields import Field, FieldError
from nnstudio.layers.layer import Layer
from nnstudio.shown import short


def values_text(values: Sequence[Any]) -> str:
    """The values with commas between them."""
    return ", ".join(
        "x".join(map(str, value)) if isinstance(value, tuple) else str(value) for value in values
    )


def values_from(text: str, group: Group, setting: Setting) -> tuple[Any, ...]:
    """The values that such a text tells: one, or one for each repetition.

    ValueRefusedError, a sentence, where the layers can't have them or there are too few or too many.
    """
    parts = [part for part in re.split(r"[,;，、\s]+", text.strip()) if part]
    if len(parts) not in (1, group.repeat):
        raise ValueRefusedError(
            sentence(
                "Write one value, or {count} with commas between them: one for each repetition.",
                count=group.repeat,
            )
            if group.repeat > 1
            else sentence("Write one value."),
            setting.name,
        )
    name, field = setting.targets[0]
    layer = next(node.layer for node in group.nodes if node.id == name)
    known = field_behind(layer, field)
    return tuple(_value(part, known) for part in parts)


def field_behind(layer: Layer, name: str) -> Field:
    """The declared field that such a setting leads to, through groups inside."""
    if isinstance(layer, Group):
        made = next((setting for setting in layer.settings if setting.name == name), None)
        if made is not None:
            inner, field = made.targets[0]
            return field_behind(next(node.layer for node in layer.nodes if node.id == inner), field)
    return layer.field(name)


def _value(text: str, field: Field) -> Any:
    try:
        return field.check(field.label, _READ.get(field.kind, str)(text))
    except (ValueError, KeyError) as error:
        if isinstance(error, FieldError):
            raise ValueRefusedError(sentence("{fault}.", fault=error.sentence), field.name) from error
        raise ValueRefusedError(
            sentence("{text} can't be a value here.", text=short(text)), field.name
        ) from error


def _pair(text: str) -> Any:
    parts = re.split(r"[x×*]", text)
    return tuple(map(int, parts)) if len(parts) == 2 else int(text)


_READ: dict[str, Callable[[str], Any]] = {
    "int": int,
    "float": float,
    "pair": _pair,
    "bool": {"true": True, "yes": True, "false": False, "no": False}.__getitem__,
}
