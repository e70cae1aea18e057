"""A thing that is declared once: its fields carry their range, unit and help.

Layers, losses, optimizers and schedules are frozen dataclasses built from `param` fields. The property form,
validation, the project file and the code export all read these fields; none of them knows a layer by name.
"""

from __future__ import annotations

import dataclasses
import math
import types
import typing
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar, Self

from nnstudio.errors import Sentence, StudioError, declared, sentence
from nnstudio.shown import short

LARGEST_INTEGER = 2**63 - 1

KINDS: dict[Any, str] = {int: "int", float: "float", bool: "bool", str: "text"}


class FieldError(StudioError):
    """A field's value is outside what its declaration allows; `field` names it."""

    def __init__(self, owner: str, field: str, said: Sentence) -> None:
        super().__init__(sentence("{owner}: {fault}", owner=declared(owner), fault=said))
        self.field = field


@dataclasses.dataclass(frozen=True)
class Field:
    """One declared field, as a form, a file or a document reads it.

    kind: "int", "float", "bool", "text", "choice", "pair" (two ints), "ints" (a tuple of ints) or "texts" (of
    texts).
    optional: None is a value too (`off`). min and max are inclusive, above is exclusive; all may be None.
    place: what the text is the path of, "file" or "folder"; "" for any other text.
    """

    name: str
    kind: str
    default: Any
    optional: bool
    min: float | None
    max: float | None
    above: float | None
    below: float | None
    choices: tuple[str, ...]
    unit: str
    label: str
    help: str
    place: str = ""

    def check(self, owner: str, value: Any) -> Any:
        """Return value in the field's own type; raise FieldError with a sentence when it does not fit."""
        if value is None and self.optional:
            return None
        try:
            converted = _CONVERT[self.kind](value)
        except (TypeError, ValueError, OverflowError):
            raise FieldError(
                owner,
                self.name,
                sentence("{label} can't be {value}", label=declared(self.label), value=short(value)),
            ) from None
        if self.kind == "choice" and converted not in self.choices:
            allowed = ", ".join(self.choices)
            raise FieldError(
                owner,
                self.name,
                sentence(
                    "{label} must be one of {allowed}, not {value}",
                    label=declared(self.label),
                    allowed=allowed,
                    value=short(value),
                ),
            )
        for number in converted if isinstance(converted, tuple) else (converted,):
            if isinstance(number, int | float) and not isinstance(number, bool):
                self._check_range(owner, number)
        return converted

    def _check_range(self, owner: str, number: float) -> None:
        outside = (
            not math.isfinite(number)
            or (self.min is not None and number < self.min)
            or (self.max is not None and number > self.max)
            or (self.above is not None and number <= self.above)
            or (self.below is not None and number >= self.below)
        )
        if outside:
            raise FieldError(
                owner,
                self.name,
                sentence(
                    "{label} must be {range}, not {number:g}",
                    label=declared(self.label),
                    range=self.range_text(),
                    number=number,
                ),
            )

    @property
    def has_range(self) -> bool:
        """Whether not every number is allowed."""
        return any(limit is not None for limit in (self.min, self.max, self.above, self.below))

    def range_text(self) -> Sentence:
        """The allowed range in words, such as "from 1 to 1024"."""
        if self.min is not None and self.max is not None:
            return sentence("from {least:.10g} to {most:.10g}", least=self.min, most=self.max)
        parts = [*self._lower_limit(), *self._upper_limit()]
        if len(parts) > 1:
            return sentence("{lower} and {upper}", lower=parts[0], upper=parts[1])
        return parts[0] if parts else sentence("a finite number")

    def _lower_limit(self) -> Iterator[Sentence]:
        if self.min is not None:
            yield sentence("{least:.10g} or more", least=self.min)
        elif self.above is not None:
            yield sentence("more than {limit:.10g}", limit=self.above)

    def _upper_limit(self) -> Iterator[Sentence]:
        if self.max is not None:
            yield sentence("{most:.10g} or less", most=self.max)
        elif self.below is not None:
            yield sentence("less than {limit:.10g}", limit=self.below)


def _integer(value: Any) -> int:
    if isinstance(value, bool) or int(value) != value or abs(value) > LARGEST_INTEGER:
        raise ValueError
    return int(value)


def _number(value: Any) -> float:
    if isinstance(value, bool | str):
        raise ValueError
    return float(value)


def _flag(value: Any) -> bool:
    if value is not True and value is not False:
        raise ValueError
    return bool(value)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError
    return value


def _texts(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        raise ValueError
    return tuple(_text(part) for part in value)


def _integers(value: Any) -> tuple[int, ...]:
    return tuple(_integer(part) for part in value)


def _pair(value: Any) -> tuple[int, ...]:
    pair = (value, value) if isinstance(value, int) else value
    if len(pair) != 2:
        raise ValueError
    return _integers(pair)


_CONVERT = {
    "int": _integer,
    "float": _number,
    "bool": _flag,
    "text": _text,
    "choice": _text,
    "pair": _pair,
    "ints": _integers,
    "texts": _texts,
}


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
