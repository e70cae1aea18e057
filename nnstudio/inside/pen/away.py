"""One stroke less: a bar too many, a line under the digit, a slip of the pen."""

from __future__ import annotations

import dataclasses
import math
from typing import ClassVar, Self

import numpy as np

from nnstudio.data.handwriting.lines import Lines
from nnstudio.errors import Sentence, sentence
from nnstudio.inside.pen.change import Change
from nnstudio.inside.pen.places import length, name_of

MOST_STROKES = 8
"""So many of the shortest strokes are tried; a scribble has hundreds."""
LEAST = 0.3
"""The cost of a stroke of no length."""
MORE = 4.0
"""How the cost grows: with the share that is left, so that all of the ink can't go."""


@dataclasses.dataclass(frozen=True)
class Away(Change):
    """stroke: its number. share: of the pen's whole way. The cost grows with it: a slip is short."""

    stroke: int
    share: float
    gradual: ClassVar[bool] = False

    @classmethod
    def ways(cls, lines: Lines) -> tuple[Self, ...]:
        lengths = [length(path) + 0.02 if len(path) else 0.0 for path in lines.paths]
        there = [number for number, path in enumerate(lines.paths) if len(path)]
        if len(there) < 2:
            return ()
        shortest = sorted(there, key=lambda number: lengths[number])[:MOST_STROKES]
        return tuple(cls(number, lengths[number] / sum(lengths)) for number in shortest)

    def apply(self, lines: Lines, amount: float) -> Lines:
        paths = list(lines.paths)
        paths[self.stroke] = np.empty((0, 2))
        return lines.with_paths(paths)

    def said(self, lines: Lines, amount: float, name: str) -> Sentence:
        return sentence("{name} if {stroke} goes", name=name, stroke=name_of(self.stroke, lines))

    def cost(self, amount: float) -> float:
        return LEAST - MORE * math.log(max(1 - self.share, 1e-6))
