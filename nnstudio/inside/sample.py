"""The pictures by which it is measured how much change a network bears. They are changed piece by piece, and any of
them can be changed again in the very same way, so that nobody has to keep them.
"""

from __future__ import annotations

import dataclasses
from typing import Self

import numpy as np
from numpy.typing import NDArray

from nnstudio.inside.changed_pictures import Pictures
from nnstudio.learning.examples import Examples

AT_ONCE = 100
Places = NDArray[np.intp]


@dataclasses.dataclass(frozen=True, eq=False)
class Sample:
    """places: of the pictures among all that there are, (n,). low, high: the lowest and highest value that they may
    have. seed: of the directions and the noise.
    """

    examples: Examples
    places: Places
    low: float
    high: float
    seed: int

    @classmethod
    def of(cls, examples: Examples, most: int, seed: int) -> Self:
        """Up to `most` of them, drawn from the seed, in the order they have. Raises DataError."""
        drawn = np.random.default_rng(seed).permutation(len(examples))[:most]
        places = np.sort(drawn) if most < len(examples) else np.arange(len(examples))
        chosen = examples.take(places)
        return cls(chosen, places, *_range(chosen), seed)

    def __len__(self) -> int:
        """How many there are."""
        return len(self.places)

    @property
    def truths(self) -> Places:
        """Their classes, (n,)."""
        return np.asarray(self.examples.targets, np.intp)

    def pieces(self) -> list[Places]:
        """Which of them are changed together."""
        return [np.arange(start, min(start + AT_ONCE, len(self))) for start in range(0, len(self), AT_ONCE)]

    def piece(self, rows: Places) -> Pictures:
        """One of the pieces, ready to be changed."""
        generator = np.random.default_rng((self.seed, int(rows[0])))
        return Pictures(_read(self.examples, rows), self.low, self.high, generator)

    def changed(self, kind: str, strength: float, rows: Places) -> NDArray[np.generic]:
        """Some of them (m,), as they were changed when it was measured, (m, h, w, c) in the order of the rows."""
        out = np.empty((len(rows), *self.examples.shape), self.examples.dtype)
        for piece in self.pieces():
            asked = np.isin(rows, piece)
            if asked.any():
                out[asked] = self.piece(piece).changed(kind, strength)[rows[asked] - piece[0]]
        return out


def _range(examples: Examples) -> tuple[float, float]:
    """The lowest and highest value that a picture may have: of floats, that some of the first ones do have."""
    if examples.dtype == np.uint8:
        return 0.0, 255.0
    first = _read(examples, np.arange(min(AT_ONCE, len(examples))))
    return float(first.min(initial=0.0)), float(first.max(initial=1.0))


def _read(examples: Examples, places: Places) -> NDArray[np.generic]:
    out = np.empty((len(places), *examples.shape), examples.dtype)
    examples.read(places, out)
    return out
