"""Classes that are whole numbers: only those that occur are classes, so that labels 3, 7 and 100 are three."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.intp]


def classes_present(parts: Sequence[Places]) -> tuple[tuple[str, ...], tuple[Places, ...]]:
    """The numbers that occur in any part, in order and as names, and each part (n,) as places among them."""
    known = np.unique(np.concatenate(parts))
    return tuple(map(str, known.tolist())), tuple(
        np.searchsorted(known, part).astype(np.intp) for part in parts
    )
