"""From the numbers on disk to those that the network gets: the same in training, for an answer, and in exports."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any, Self

import numpy as np

from nnstudio.errors import sentence
from nnstudio.layers.layer import Array
from nnstudio.learning.errors import DataError
from nnstudio.learning.plain import all_finite, finite

BYTE = 1.0 / 255.0
MOST_PLACES = 100_000


@dataclasses.dataclass(frozen=True)
class Scaling:
    """x = (raw * factor - mean) / deviation, along the last axis.

    factor: 1/255 for bytes, so that they become 0..1. mean, deviation: one for each channel or column, in units of
    raw * factor; () for 0 and 1. deviation > 0.
    """

    factor: float = 1.0
    mean: tuple[float, ...] = ()
    deviation: tuple[float, ...] = ()

    def apply(self, raw: Array, out: Array) -> None:
        """Fill out (n, *shape), floats, from raw of the same shape."""
        np.copyto(out, raw, casting="same_kind")
        if self.factor != 1.0:  # apart: a multiplication that has to convert first takes longer than both
            np.multiply(out, out.dtype.type(self.factor), out=out)
        if self.mean:
            np.subtract(out, np.asarray(self.mean, out.dtype), out=out)
            np.multiply(out, np.asarray(1.0 / np.asarray(self.deviation), out.dtype), out=out)

    def of(self, raw: Array) -> Array:
        """The same as a new float32 array."""
        out: Array = np.empty(raw.shape, np.float32)
        self.apply(raw, out)
        return out

    def as_bytes(self, raw: Array) -> Array:
        """What is read as a picture is drawn, uint8: raw * factor from 0 to 1 becomes 0 to 255."""
        if raw.dtype == np.uint8 and self.factor == BYTE:
            return raw
        return np.asarray(
            np.rint(np.clip(np.float32(raw) * np.float32(self.factor), 0.0, 1.0) * 255), np.uint8
        )

    def undo(self, values: Array) -> Array:
        """raw * factor again from what the network gets: 0..1 for pictures, float32."""
        if not self.mean:
            return np.asarray(values, np.float32)
        back: Array = np.asarray(values * np.asarray(self.deviation) + np.asarray(self.mean), np.float32)
        return back

    def to_json(self) -> dict[str, Any]:
        """A plain dict."""
        return {"factor": self.factor, "mean": list(self.mean), "deviation": list(self.deviation)}

    @classmethod
    def from_json(cls, plain: Any) -> Self:
        """What `to_json` wrote; DataError, a sentence, for anything else."""
        if not isinstance(plain, Mapping):
            raise DataError(sentence("The scaling of the data can't be read."))
        factor = finite(plain.get("factor"))
        mean, deviation = (all_finite(plain.get(name), MOST_PLACES) for name in ("mean", "deviation"))
        if factor is None or mean is None or deviation is None or len(mean) != len(deviation):
            raise DataError(sentence("The scaling of the data can't be read."))
        if not all(each > 0 for each in deviation):
            raise DataError(sentence("The scaling of the data can't be read."))
        return cls(factor, mean, deviation)


def natural(dtype: np.dtype[Any]) -> Scaling:
    """The scaling of examples of which nothing else is known: bytes become 0..1, other numbers stay as they are."""
    return Scaling(BYTE) if dtype == np.uint8 else Scaling()
