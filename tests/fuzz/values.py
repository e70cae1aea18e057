"""What damage is made of: bytes that are turned, and JSON in which something is another thing than it should be."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import numpy as np

Chance = np.random.Generator

ODD: tuple[Any, ...] = (
    None,
    True,
    False,
    0,
    -1,
    1,
    7,
    0.5,
    -0.0,
    2**31,
    2**53 + 1,
    2**63,
    2**64 - 1,
    10**400,
    1e308,
    -1e308,
    5e-324,
    float("nan"),
    float("inf"),
    float("-inf"),
    "",
    " ",
    "input",
    "dense",
    "1",
    "x" * 5000,
    "\x1b[31mred\x1b[0m",
    "\x00",
    "a\nb",
    "\ud800",
    "\u202etxet",
    "\u7f51\u7edc",
    [],
    {},
    [[]],
    [None],
    {"type": "Dense"},
    {"type": []},
    {"": 0},
    list(range(300)),
)


def pick(chance: Chance, choices: Any) -> Any:
    """One of them."""
    return choices[int(chance.integers(len(choices)))]


def places(plain: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The ways to all values within, but for all except the first two of a long list."""
    found = [way] if way else []
    if isinstance(plain, dict):
        items = list(plain.items())
    elif isinstance(plain, list):
        items = list(enumerate(plain))[:2] + list(enumerate(plain))[-1:]
    else:
        items = []
    for key, value in items:
        found += places(value, (*way, key))
    return found


def _at(plain: Any, way: tuple[Any, ...]) -> Any:
    for key in way:
        plain = plain[key]
    return plain


def replace(chance: Chance, plain: Any) -> None:
    """Another value somewhere."""
    *way, key = pick(chance, places(plain))
    _at(plain, tuple(way))[key] = pick(chance, ODD)


def drop(chance: Chance, plain: Any) -> None:
    """Something is missing."""
    *way, key = pick(chance, places(plain))
    del _at(plain, tuple(way))[key]


def swap(chance: Chance, plain: Any) -> None:
    """The value of one place at another."""
    *way, key = pick(chance, places(plain))
    _at(plain, tuple(way))[key] = json.loads(json.dumps(_at(plain, pick(chance, places(plain)))))


def add(chance: Chance, plain: Any) -> None:
    """Something that nobody knows, or once more what is there."""
    inside = [plain, *(_at(plain, way) for way in places(plain))]
    holder = pick(chance, [value for value in inside if isinstance(value, dict | list)])
    if isinstance(holder, dict):
        holder[str(pick(chance, ("extra", "type", "units", "", "\x1b[2J", "\ud83d")))] = pick(chance, ODD)
    else:
        holder.append(holder[0] if holder and chance.random() < 0.5 else pick(chance, ODD))


def nudge(chance: Chance, plain: Any) -> None:
    """A number that is a little, or far, off."""
    numbers = [way for way in places(plain) if type(_at(plain, way)) in (int, float)]
    if numbers:
        *way, key = pick(chance, numbers)
        holder = _at(plain, tuple(way))
        holder[key] = pick(chance, (-1, 1, 2, 0.5, 10**6, -(10**18))) * (holder[key] or 1)


CHANGES: tuple[Callable[[Chance, Any], None], ...] = (
    replace,
    replace,
    replace,
    drop,
    swap,
    add,
    nudge,
    nudge,
)


def damaged_json(chance: Chance, plain: Any) -> Any:
    """A copy of the plain value in which one thing, or a few, are wrong."""
    copy = json.loads(json.dumps(plain))
    for _ in range(int(chance.integers(1, 3))):
        if places(copy):
            pick(chance, CHANGES)(chance, copy)
    return copy


def odd_text(chance: Chance) -> bytes:
    """JSON of strange form, and what is none at all."""
    deep = int(pick(chance, (50, 900, 100_000)))
    texts = (
        b"",
        b"null",
        b"\xff\xfe\x00",
        b"[" * deep + b"]" * deep,
        b'{"a":' * deep + b"1" + b"}" * deep,
        b'"' + b"\\ud800" * 20 + b'"',
        b" " * 200_000,
        b"9" * 5000,
        b"[" + b"1," * 100_000 + b"1]",
        b'{"format": "nnstudio document", "version": 1' + b" " * 200_000,
    )
    return bytes(pick(chance, texts))


def turned(chance: Chance, data: bytes) -> bytes:
    """The bytes with some of them others, cut off, doubled or moved."""
    changed = bytearray(data)
    how = int(chance.integers(5))
    at = int(chance.integers(len(changed))) if changed else 0
    length = int(chance.integers(1, 64))
    if how == 0:
        return bytes(changed[:at])
    if how == 1:
        del changed[at : at + length]
    elif how == 2:
        changed[at:at] = changed[at : at + length]
    elif how == 3:
        changed[at : at + length] = chance.bytes(length)
    else:
        for place in chance.integers(0, max(1, len(changed)), int(chance.integers(1, 8))):
            if changed:
                changed[int(place)] ^= 1 << int(chance.integers(8))
    return bytes(changed)
