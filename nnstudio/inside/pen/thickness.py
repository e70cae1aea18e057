"""A thicker or a thinner pen."""

from __future__ import annotations

import dataclasses
from typing import ClassVar, Self

from nnstudio.data.handwriting.lines import Lines
from nnstudio.errors import Sentence, sentence
from nnstudio.inside.pen.change import Change


@dataclasses.dataclass(frozen=True)
class Thickness(Change):
    """thicker: or else thinner. Amounts are in octaves: 1 is twice or half the width."""

    thicker: bool
    MOST: ClassVar[float] = 2.0
    USUAL: ClassVar[float] = 0.35

    @classmethod
    def ways(cls, lines: Lines) -> tuple[Self, ...]:
        return cls(True), cls(False)

    def apply(self, lines: Lines, amount: float) -> Lines:
        return dataclasses.replace(lines, pen=lines.pen * self._factor(amount))

    def said(self, lines: Lines, amount: float, name: str) -> Sentence:
        if self.thicker:
            return sentence(
                "{name} if the pen is {share:.0%} thicker", name=name, share=self._factor(amount) - 1
            )
        return sentence("{name} if the pen is {share:.0%} thinner", name=name, share=1 - self._factor(amount))

    def _factor(self, amount: float) -> float:
        return float(2 ** (amount if self.thicker else -amount))
