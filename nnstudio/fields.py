"""One declared field: what its values may be, how a form names it, and the sentence for a value that does not fit."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterator
from typing import Any

from nnstudio.errors import Sentence, StudioError, declared, sentence
from nnstudio.shown import short

LARGEST_INTEGER = 2**63 - 1


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
