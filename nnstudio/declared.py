"""A thing that is declared once: its fields carry their range, unit and help.

Layers, losses, optimizers and schedules are frozen dataclasses built from `param` fields. The property form,
validation, the project file and the code export all read these fields; none of them knows a layer by name.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar, Self

from nnstudio.errors import declared, sentence
from nnstudio.fields import Field, FieldError
from nnstudio.shown import short

KINDS: dict[Any, str] = {int: "int", float: "float", bool: "bool", str: "text"}


def param(
    default: Any,
    *,
    min: float | None = None,
    max: float | None = None,
    above: float | None = None,
    below: float | None = None,
    choices: tuple[str, ...] = (),
    unit: str = "",
    label: str = "",
    help: str = "",
    place: str = "",
) -> Any:
    """A dataclass field with its declaration: range (min <= value <= max, above < value < below), unit, help.

    place: "file" or "folder" where a text is the path of one.
    """
    declared = {
        "min": min,
        "max": max,
        "above": above,
        "below": below,
        "choices": choices,
        "unit": unit,
        "label": label,
        "help": help,
        "place": place,
    }
    return dataclasses.field(default=default, metadata={"param": declared})


@dataclasses.dataclass(frozen=True)
class Declared:
    """Base of everything that is declared by fields. Values are checked when the object is made.

    rare: names of fields that few people change, so that a form may fold them.
    """

    title: ClassVar[str] = ""
    help: ClassVar[str] = ""
    rare: ClassVar[frozenset[str]] = frozenset()

    def __post_init__(self) -> None:
        for field in self.fields():
            value = field.check(self.type_name(), getattr(self, field.name))
            object.__setattr__(self, field.name, value)

    @classmethod
    def type_name(cls) -> str:
        """The name that files, the palette and the registry use: the class's own."""
        return cls.__name__

    @classmethod
    def fields(cls) -> tuple[Field, ...]:
        """The declared fields in the order of their declaration."""
        cached = cls.__dict__.get("_declared_fields")
        if cached is None:
            cached = tuple(_read_fields(cls))
            cls._declared_fields = cached  # type: ignore[attr-defined]
        return typing.cast(tuple[Field, ...], cached)

    @classmethod
    def field(cls, name: str) -> Field:
        """One declared field; FieldError when there is none of that name."""
        for field in cls.fields():
            if field.name == name:
                return field
        raise FieldError(
            cls.type_name(), name, sentence("there is no setting named {name}", name=short(name))
        )

    def values(self) -> dict[str, Any]:
        """The fields' values by name."""
        return {field.name: getattr(self, field.name) for field in self.fields()}

    def to_json(self) -> dict[str, Any]:
        """A plain dict with "type" and every field; tuples become lists."""
        plain = {k: list(v) if isinstance(v, tuple) else v for k, v in self.values().items()}
        return {"type": self.type_name(), **plain}

    def change(self, **values: Any) -> Self:
        """A copy with other values; FieldError when one is unknown or out of range."""
        for name in values:
            self.field(name)
        return dataclasses.replace(self, **values)

    @classmethod
    def from_values(cls, values: Mapping[str, Any]) -> Self:
        """Make one from a plain mapping of field values; FieldError names what is unknown or out of range."""
        for name in values:
            cls.field(name)
        return cls(**values)


def _read_fields(cls: type[Declared]) -> Iterator[Field]:
    hints = typing.get_type_hints(cls)
    for field in dataclasses.fields(cls):
        if "param" in field.metadata:
            declared = dict(field.metadata["param"])
            kind, optional = _kind(hints[field.name], bool(declared["choices"]))
            declared["label"] = declared["label"] or field.name.replace("_", " ")
            yield Field(name=field.name, kind=kind, default=field.default, optional=optional, **declared)


def _kind(hint: Any, has_choices: bool) -> tuple[str, bool]:
    optional = False
    if isinstance(hint, types.UnionType) or typing.get_origin(hint) is typing.Union:
        parts = [part for part in typing.get_args(hint) if part is not type(None)]
        optional, hint = True, parts[0]
    if typing.get_origin(hint) is tuple:
        if typing.get_args(hint)[0] is str:
            return "texts", optional
        return ("ints" if typing.get_args(hint)[-1] is Ellipsis else "pair"), optional
    return ("choice" if has_choices else KINDS[hint]), optional


def from_json(registry: Mapping[str, type[Any]], plain: Any, what: str) -> Any:
    """Make the declared thing that `to_json` wrote; FieldError when the type is unknown or a value is wrong."""
    if not isinstance(plain, Mapping) or not isinstance(plain.get("type"), str):
        raise FieldError(
            what,
            "type",
            sentence(
                "expected a {what} with a type, not {plain}",
                what=declared(what.replace("_", " ")),
                plain=short(plain),
            ),
        )
    cls = registry.get(plain["type"])
    if cls is None:
        known = ", ".join(sorted(registry))
        raise FieldError(
            what,
            "type",
            sentence(
                "there is no {what} named {plain}; known are {known}",
                what=declared(what.replace("_", " ")),
                plain=short(plain["type"]),
                known=known,
            ),
        )
    return cls.from_values({name: value for name, value in plain.items() if name != "type"})
