"""Examples to learn from or to be judged on: in memory, mapped from disk, or made when they are asked for."""

from __future__ import annotations

import abc

import numpy as np
from numpy.typing import NDArray

from nnstudio.errors import sentence
from nnstudio.layers.layer import Array
from nnstudio.layers.shapes import Shape
from nnstudio.learning.errors import DataError

Indices = NDArray[np.intp]


class Examples(abc.ABC):
    """A number of examples, each with its target.

    shape: of one example. dtype: uint8 or float32, as `read` gives them, before any scaling. targets: as the task wants
    them, (n,) intp for classes, (n, k) float32 for numbers, (n, 0) float32 where the example itself is the target.
    Several threads may read at a time.
    """

    shape: Shape
    dtype: np.dtype[np.generic]
    targets: Array

    def __len__(self) -> int:
        return len(self.targets)

    @abc.abstractmethod
    def read(self, indices: Indices, out: Array) -> None:
        """Fill out (m, *shape), of this dtype, with the examples at indices (m,), each from 0 to len - 1.

        Raises DataError, a sentence, where they can't be read any more.
        """

    def all(self) -> Array:
        """All of them in memory, (n, *shape)."""
        out = np.empty((len(self), *self.shape), self.dtype)
        self.read(np.arange(len(self)), out)
        return out

    def take(self, indices: Indices) -> Examples:
        """Some of them, in that order, without copying any."""
        return Chosen(self, indices)

    def first(self, count: int | None) -> Examples:
        """The first ones; all for None or a large count."""
        return self if count is None or count >= len(self) else self.take(np.arange(count))

    def some(self, count: int | None, seed: int) -> Examples:
        """So many of them, drawn from the seed, in the order they have; all for None or a large count."""
        if count is None or count >= len(self):
            return self
        return self.take(np.sort(np.random.default_rng(seed).permutation(len(self))[:count]))


class ArrayExamples(Examples):
    """Examples that lie in one array (n, *shape), which may be mapped from a file."""

    def __init__(self, values: Array, targets: Array) -> None:
        if len(values) != len(targets):
            raise DataError(
                sentence(
                    "The numbers of examples ({examples}) and of targets ({targets}) must agree",
                    examples=len(values),
                    targets=len(targets),
                )
            )
        self.values, self.targets = values, targets
        self.shape, self.dtype = tuple(values.shape[1:]), values.dtype

    def read(self, indices: Indices, out: Array) -> None:
        np.take(self.values, indices, axis=0, out=out, mode="clip")

    def all(self) -> Array:
        return self.values


class Chosen(Examples):
    """Some of other examples, in the order of `indices` (m,)."""

    def __init__(self, whole: Examples, indices: Indices) -> None:
        self.whole: Examples = whole.whole if isinstance(whole, Chosen) else whole
        self.indices: Indices = (
            whole.indices[indices] if isinstance(whole, Chosen) else np.asarray(indices, np.intp)
        )
        self.shape, self.dtype, self.targets = whole.shape, whole.dtype, whole.targets[indices]

    def read(self, indices: Indices, out: Array) -> None:
        self.whole.read(self.indices[indices], out)
