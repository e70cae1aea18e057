"""A known example that was altered, on its way to the test panel."""

from __future__ import annotations

import dataclasses

import numpy as np
from numpy.typing import NDArray

from nnstudio.data.training_data import Part


@dataclasses.dataclass(frozen=True, eq=False)
class Altered:
    """values: (*shape) as they are read. label: its class. index: its place in that part of the data. how: what was
    done to it, in words.
    """

    values: NDArray[np.generic]
    label: int
    index: int
    how: str
    part: Part
