"""The memory of ops: scratch that all ops of a shard share, and kept arrays that each has for itself.

How much scratch is needed shows only when the ops take it. So the ops are made twice: first on a `Measure`, which
counts, then on the memory of the size found.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from nnstudio.layers.layer import Array
from nnstudio.layers.shapes import Shape

ALIGNMENT = 64


def aligned(size: int) -> int:
    """size rounded up to whole cache lines."""
    return -(-size // ALIGNMENT) * ALIGNMENT


def aligned_bytes(size: int) -> Array:
    """An uninitialised run of bytes that begins at a cache line."""
    raw: Array = np.empty(size + ALIGNMENT, np.uint8)
    start = int(-raw.ctypes.data % ALIGNMENT)
    return raw[start : start + size]


def aligned_zeros(shape: Shape, dtype: Any) -> Array:
    """Zeros that begin at a cache line, which is where what is computed value by value is fastest."""
    size = math.prod(shape) * np.dtype(dtype).itemsize
    raw: Array = np.zeros(size + ALIGNMENT, np.uint8)
    return shaped(raw[int(-raw.ctypes.data % ALIGNMENT) :], shape, dtype)


def shaped(memory: Array, shape: Shape, dtype: Any) -> Array:
    """The first bytes of memory as an array of this shape and dtype."""
    size = math.prod(shape) * np.dtype(dtype).itemsize
    typed: Array = memory[:size].view(dtype)
    return typed.reshape(shape)


def hollow(shape: Shape, dtype: Any) -> Array:
    """An array for its shape only: all its values are the same one in memory."""
    return np.ndarray(shape, dtype, np.zeros(1, dtype), strides=(0,) * len(shape))


class Scratch:
    """Scratch memory of one shard. Each op begins at its start again; without memory it only measures, on hollow
    arrays. ones: those that all shards share.
    """

    def __init__(self, size: int | None = None, ones: Array | None = None) -> None:
        self.size, self._ones = size or 0, ones
        self.memory = None if size is None else aligned_bytes(size)
        self.needed = self.ones_needed = 0
        self._used = 0

    def begin(self) -> None:
        """The next op takes from the start."""
        self._used = 0

    def take(self, shape: Shape, dtype: Any) -> Array:
        """Memory behind what this op took before."""
        start = self._used
        self._used = start + aligned(math.prod(shape) * np.dtype(dtype).itemsize)
        self.needed = max(self.needed, self._used)
        if self.memory is None:
            return hollow(shape, dtype)
        return shaped(self.memory[start:], shape, dtype)

    def ones(self, count: int, dtype: Any) -> Array:
        """The first of the ones that all shards share."""
        self.ones_needed = max(self.ones_needed, count)
        return hollow((count,), dtype) if self._ones is None else self._ones[:count]


class Kept:
    """Arrays of one op on one shard that outlive a call. A smaller batch is given the front of the same arrays."""

    def __init__(self) -> None:
        self.arrays: list[Array] = []
        self._next = 0

    def begin(self) -> None:
        """The op is made again, for another batch size: its first array is the first again."""
        self._next = 0

    def keep(self, shape: Shape, dtype: Any) -> Array:
        """A zeroed array, or the front of the one that the op had at this place for a larger batch."""
        size = math.prod(shape) * np.dtype(dtype).itemsize
        if self._next == len(self.arrays):
            self.arrays.append(np.zeros(size, np.uint8))
        elif self.arrays[self._next].size < size:
            self.arrays[self._next] = np.zeros(size, np.uint8)
        self._next += 1
        return shaped(self.arrays[self._next - 1], shape, dtype)


class OpMemory:
    """What one op sees: the shard's scratch and its own kept arrays."""

    def __init__(self, scratch: Scratch, kept: Kept) -> None:
        self.scratch, self.kept = scratch, kept
        scratch.begin()
        kept.begin()

    def take(self, shape: Shape, dtype: Any) -> Array:
        """Scratch for the time of one call."""
        return self.scratch.take(shape, dtype)

    def ones(self, count: int, dtype: Any) -> Array:
        """Ones to be read only."""
        return self.scratch.ones(count, dtype)

    def keep(self, shape: Shape, dtype: Any) -> Array:
        """Memory of the op's own."""
        return self.kept.keep(shape, dtype)
