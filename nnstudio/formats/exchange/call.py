"""A call of another library's class or function, as a value: it can be written as Python, or as the library's JSON.

One entry of a table thus serves the readable script and the file alike, and the two can't differ.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from typing import Any

WIDTH = 100
"""Characters in a line of written code, at most, where a call can be broken."""


@dataclasses.dataclass(frozen=True)
class Name:
    """A name that stands in the written code as it is, such as a variable of the script."""

    text: str


@dataclasses.dataclass(frozen=True)
class Written:
    """A number that a reader knows better as a formula, such as 1 / 255."""

    value: float
    text: str


@dataclasses.dataclass(frozen=True)
class Call:
    """function(*positional, **named). function: with its module, as in "keras.layers.Dense".

    Values are numbers, texts, tuples, None, names and other calls.
    """

    function: str
    named: Mapping[str, Any] = dataclasses.field(default_factory=dict)
    positional: tuple[Any, ...] = ()

    def with_named(self, **more: Any) -> Call:
        """The same call with other or more named values."""
        return dataclasses.replace(self, named={**self.named, **more})


def python(value: Any, indent: int = 0, around: int = 0) -> str:
    """The value as Python, broken into lines where it is long.

    indent: of the line that it begins in. around: characters that stand before and behind it there.
    """
    flat = _flat(value)
    if len(flat) + indent + around <= WIDTH or not isinstance(value, Call):
        return flat
    inner = indent + 4
    parts = [python(part, inner, 1) for part in value.positional]
    parts += [f"{name}={python(part, inner, len(name) + 2)}" for name, part in value.named.items()]
    together = ", ".join(parts)
    if "\n" not in together and len(together) + inner <= WIDTH:
        return f"{value.function}(\n{' ' * inner}{together}\n{' ' * indent})"
    lines = "".join(f"{' ' * inner}{part},\n" for part in parts)
    return f"{value.function}(\n{lines}{' ' * indent})"


def _flat(value: Any) -> str:
    if isinstance(value, Name | Written):
        return value.text
    if isinstance(value, Call):
        parts = [_flat(part) for part in value.positional]
        parts += [f"{name}={_flat(part)}" for name, part in value.named.items()]
        return f"{value.function}({', '.join(parts)})"
    if isinstance(value, tuple):
        inside = ", ".join(_flat(part) for part in value)
        return f"({inside},)" if len(value) == 1 else f"({inside})"
    if isinstance(value, list):
        return f"[{', '.join(_flat(part) for part in value)}]"
    return quoted(value) if isinstance(value, str) else repr(value)


def quoted(text: str) -> str:
    """The text as a Python literal in double quotes."""
    return json.dumps(text, ensure_ascii=not text.isprintable())


def broken(text: str, indent: int = 0, before: int = 0) -> str:
    """A call that is written already, with its arguments in lines of their own where it is long.

    indent: of the line that it begins in. before: characters that stand before it there.
    """
    if len(text) + indent + before <= WIDTH:
        return text
    start = text.find("(")
    parts = _arguments(text, start)
    if start < 0 or parts is None:
        return text
    inner = indent + 4
    lines = "".join(f"{' ' * inner}{broken(part, inner, 1)},\n" for part in parts)
    return f"{text[:start]}(\n{lines}{' ' * indent})"


def _arguments(text: str, start: int) -> list[str] | None:
    """What stands between commas in the brackets that open at start; None unless they close at the text's end."""
    depth, cuts = 0, [start]
    for place in range(start, len(text)):
        depth += (text[place] in "([{") - (text[place] in ")]}")
        if depth == 1 and text[place] == ",":
            cuts.append(place)
        if depth == 0 and place < len(text) - 1:
            return None
    ends = [*cuts[1:], len(text) - 1]
    return [text[cut + 1 : end].strip() for cut, end in zip(cuts, ends, strict=True)]
