"""Where in a plane of two columns everything is unlike the training points. It is of the points alone, and so the same
for every network that learns them.
"""

from __future__ import annotations

import dataclasses

import numpy as np
from numpy.typing import NDArray

from nnstudio.inside.doubt.rows import Rows
from nnstudio.layers.layer import Array
from nnstudio.runs.contour import zero_lines
from nnstudio.runs.plane import Plane, grid

SIDE = 96
"""Points across and upwards that are looked at."""


@dataclasses.dataclass(frozen=True, eq=False)
class Region:
    """unknown: (side, side) which points are unlike all, the first row at the top. border: (m, 4) float32 lines x, y,
    x, y around them, as shares of the picture.
    """

    unknown: NDArray[np.bool_]
    border: Array


def region_of(rows: Rows, plane: Plane, side: int = SIDE) -> Region | None:
    """The region; None where there are too few points to say so of any."""
    if not np.isfinite(rows.far):
        return None
    beyond = (rows.distances(grid(plane, side)) - np.float32(rows.far)).reshape(side, side)
    return Region(beyond > 0, zero_lines(beyond))
