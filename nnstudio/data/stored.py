"""Examples in an array as it lies on disk: mapped, of any numbers and in any order, and never converted as a whole."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from nnstudio.data.errors import DataError
from nnstudio.errors import sentence
from nnstudio.layers.layer import Array
from nnstudio.learning.examples import Examples, Indices


class StoredExamples(Examples):
    """values: (n, *shape), numbers of any kind; bytes stay bytes, others are read as float32.

    A batch is copied row by row into the caller's buffer: `numpy.take` copies the whole array first where it is mapped
    at an odd address, as in a ZIP, or is in Fortran's order. path: the file that is mapped; a program that shortens it
    would end this one, so that is looked for before each batch.
    """

    def __init__(self, values: Array, targets: Array, path: Path) -> None:
        self.values, self.targets, self.path = values, targets, path
        self.shape = tuple(values.shape[1:])
        self.dtype = np.dtype(np.uint8 if values.dtype == np.uint8 else np.float32)
        self._known = self._state() if isinstance(values, np.memmap) else None

    def read(self, indices: Indices, out: Array) -> None:
        if self._known is not None and self._state() not in (self._known, None):
            raise DataError(
                sentence("{file} was changed while it was in use: open it again.", file=self.path.name)
            )
        for row, index in enumerate(indices):
            out[row] = self.values[index]

    def _state(self) -> tuple[int, int, int] | None:
        """None where the file is gone: what is mapped stays until it is let go."""
        try:
            known = self.path.stat()
        except OSError:
            return None
        return known.st_ino, known.st_size, known.st_mtime_ns
