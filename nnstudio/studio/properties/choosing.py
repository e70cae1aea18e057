"""Which editor a declared field gets."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from nnstudio.fields import Field
from nnstudio.studio.properties.editors import (
    BoxEditor,
    ChoiceEditor,
    Editor,
    FlagEditor,
    OptionalEditor,
    PairEditor,
    TextEditor,
)
from nnstudio.studio.properties.names import NamesEditor
from nnstudio.studio.properties.places import PlaceEditor

KINDS: dict[str, Callable[[Field], Editor]] = {
    "int": BoxEditor,
    "float": BoxEditor,
    "bool": FlagEditor,
    "choice": ChoiceEditor,
    "pair": PairEditor,
    "text": TextEditor,
    "ints": TextEditor,
    "texts": NamesEditor,
}


def editor_for(field: Field) -> Editor:
    """The editor of a declared field."""
    editor = PlaceEditor(field) if field.place else KINDS[field.kind](field)
    if field.optional:
        return OptionalEditor(field, editor, _something(field))
    return editor


def _something(field: Field) -> Any:
    """A value to begin with when an optional field is switched on."""
    if field.default is not None:
        return field.default
    start: float = field.min if field.min is not None else 1.0
    if field.above is not None:
        start = max(1.0, field.above + 1.0)
    ceiling = min(limit for limit in (field.max, field.below, start) if limit is not None)
    start = ceiling / 2 if field.below is not None and start >= field.below else min(start, ceiling)
    return {
        "int": int(start),
        "float": float(start),
        "bool": True,
        "choice": field.choices[0] if field.choices else "",
        "pair": (int(start), int(start)),
        "text": "",
        "ints": (int(start),),
        "texts": (),
    }[field.kind]
