"""Examples mapped from a file of bytes, of which little stays in this process, however large the file is.

The system would take mapped pages back when it wants them, but until then they count as this program's memory, and a
folder of pictures is soon larger than all else that training needs.
"""

from __future__ import annotations

import mmap
from pathlib import Path

import numpy as np

from nnstudio.layers.layer import Array
from nnstudio.layers.shapes import Shape, size_of
from nnstudio.learning.examples import ArrayExamples, Indices

KEPT = 2**26
"""Bytes of pages that stay, about; a file that has no more is mapped for good."""
AROUND = 2**16
"""Bytes that the system maps around each place that is read."""


class MappedExamples(ArrayExamples):
    """The bytes of a file as (n, *shape), for n targets. Raises OSError, and ValueError where its length is another."""

    def __init__(self, path: Path, shape: Shape, targets: Array) -> None:
        with path.open("rb") as file:
            self._pages = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        super().__init__(np.frombuffer(self._pages, np.uint8).reshape(len(targets), *shape), targets)
        self._often = max(1, KEPT // (size_of(shape) + AROUND))
        self._since = 0

    def read(self, indices: Indices, out: Array) -> None:
        super().read(indices, out)
        if self.values.nbytes <= KEPT:
            return
        self._since += len(indices)  # threads may count over one another: then it is a little later
        if self._since >= self._often:
            self._since = 0
            self.let_go()

    def let_go(self) -> None:
        """Give all pages back. What is read next comes from the system's own memory of the file, or from the disk."""
        if hasattr(mmap, "MADV_DONTNEED"):
            self._pages.madvise(mmap.MADV_DONTNEED)
