"""Written code that knows which layer each line belongs to, so that code and canvas can point at each other."""

from __future__ import annotations

import dataclasses
import textwrap
from collections.abc import Iterable

from nnstudio.errors import Sentence


@dataclasses.dataclass(frozen=True)
class Code:
    """text: ends with a newline. nodes: for each of its lines the layer that it is of, or None."""

    text: str
    nodes: tuple[str | None, ...]

    def lines_of(self, node: str) -> tuple[int, ...]:
        """The numbers of the layer's lines, from 0."""
        return tuple(number for number, owner in enumerate(self.nodes) if owner == node)


COLUMNS = 100
"""Characters in a line of a comment."""


def comment(said: Sentence) -> list[str]:
    """The sentence as lines of a comment."""
    return textwrap.wrap(str(said), COLUMNS, initial_indent="# ", subsequent_indent="# ")


class Writer:
    """Collects lines."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._nodes: list[str | None] = []

    def add(self, text: str = "", node: str | None = None) -> None:
        """One or more lines, which belong to that layer."""
        for line in text.split("\n"):
            self._lines.append(line)
            self._nodes.append(node)

    def add_all(self, lines: Iterable[str]) -> None:
        """Lines that belong to no layer."""
        for line in lines:
            self.add(line)

    @property
    def code(self) -> Code:
        """What was added so far."""
        return Code("".join(f"{line}\n" for line in self._lines), tuple(self._nodes))
