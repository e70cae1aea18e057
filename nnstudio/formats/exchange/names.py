"""Names of layers for programs that allow fewer characters: "block_2/conv" is `block_2_conv` there."""

from __future__ import annotations

import keyword
import re
from collections.abc import Collection, Iterable

NOT_IN_NAMES = re.compile(r"\W+", re.ASCII)


def identifiers(names: Iterable[str], taken: Collection[str] = ()) -> dict[str, str]:
    """For each name a Python identifier in ASCII, unique, none of `taken`, and the name itself where it is one."""
    used, found = set(taken), dict[str, str]()
    for name in names:
        base = _identifier(name)
        unique, number = base, 2
        while unique in used:
            unique, number = f"{base}_{number}", number + 1
        used.add(unique)
        found[name] = unique
    return found


def _identifier(name: str) -> str:
    plain = NOT_IN_NAMES.sub("_", name).strip("_") or "layer"
    return f"layer_{plain}" if plain[0].isdigit() or keyword.iskeyword(plain) else plain
