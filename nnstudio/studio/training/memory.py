"""Keeps the memory of one run from piling up on that of the next, where the C library is glibc.

Large buffers are pages of the system, and go back to it when they are freed. But each that is freed raises the size
from which that is so (mallopt(3), M_MMAP_THRESHOLD), so the buffers of later runs lie in a heap for each thread,
between small things that stay: a window grew by a quarter of a megabyte and more with every run.
"""

from __future__ import annotations

import ctypes
import functools
import sys

M_MMAP_THRESHOLD = -3
LARGE = 1024 * 1024
"""Bytes from which a buffer is large; a threshold that is set does not rise. glibc begins with 128 KB, but then a
training step, which allocates some hundreds of KB at times, takes a third longer.
"""


def keep_large_buffers_apart() -> None:
    """Hold the threshold at LARGE, for the whole process."""
    library = _glibc()
    if library is not None:
        library.mallopt(M_MMAP_THRESHOLD, LARGE)


def give_back() -> None:
    """Return to the system what is free in all heaps. Takes some milliseconds."""
    library = _glibc()
    if library is not None:
        library.malloc_trim(0)


@functools.cache
def _glibc() -> ctypes.CDLL | None:
    """The C library, if it is one with both calls."""
    library = ctypes.CDLL(None) if sys.platform == "linux" else None
    return library if hasattr(library, "malloc_trim") and hasattr(library, "mallopt") else None
