"""Where a field over a grid passes zero, as lines: the border between two classes. This is "marching squares", Lorensen
and Cline's marching cubes (1987) in two dimensions, for all cells at once. It is done 30 times a second by the thread
that trains, so it looks the cells' lines up, and computes only those.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from nnstudio.layers.layer import Array

TOP, RIGHT, BOTTOM, LEFT = range(4)
"""The edges of a cell, whose corners are the middles of four neighbours of the grid."""
CORNERS = np.array([(0, 0), (1, 0), (1, 1), (0, 1)], np.float64)
"""Where each edge begins, clockwise from the upper left; it ends where the next one begins."""
STEPS = np.roll(CORNERS, -1, axis=0) - CORNERS
BOTH = (0b0101, 0b1010)
"""Kinds of cells that two lines pass: opposite corners are above zero, the others below."""
EVERYWHERE = (TOP, RIGHT, BOTTOM, LEFT)


def _edges_of(kind: int) -> tuple[int, int]:
    """The edges that the line of a cell joins. kind: bit i is set where the value at corner i is not below zero."""
    above = [bool(kind >> corner & 1) for corner in range(4)]
    passed = [edge for edge in EVERYWHERE if above[edge] != above[(edge + 1) % 4]]
    return (passed[0], passed[1]) if passed else (TOP, TOP)


EDGES = np.array([_edges_of(kind) for kind in range(16)])
PASSED = np.array([kind not in (0b0000, 0b1111) for kind in range(16)])


def zero_lines(field: Array) -> Array:
    """(m, 4) float32 lines (x, y, x, y) along which field (side, side) is zero, as shares 0..1 of the picture from the
    left and from the top; the value in row i and column j is that at the middle of the picture's cell there. Nothing
    is known beside a value that is no number.
    """
    side = len(field)
    kinds = _kinds(field)
    cells = np.flatnonzero(PASSED[kinds])
    rows, columns = np.divmod(cells, side - 1)
    first: NDArray[np.intp] = rows * side + columns
    values = np.take(field, first[:, None] + np.array((0, 1, side + 1, side))).astype(np.float64)
    known = np.isfinite(values).all(axis=1)
    if not known.all():
        cells, rows, columns, values = cells[known], rows[known], columns[known], values[known]
    if not len(cells):
        return np.empty((0, 4), np.float32)
    kinds = kinds[cells]
    edges = EDGES[kinds]
    saddles = np.flatnonzero((kinds == BOTH[0]) | (kinds == BOTH[1]))
    pairs = _pairs(values[saddles])
    edges[saddles] = pairs[:, :2]
    corners = np.stack((columns, rows), axis=1)
    lines = _lines(values, corners, edges)
    if len(saddles):
        lines = np.concatenate((lines, _lines(values[saddles], corners[saddles], pairs[:, 2:])))
    return np.asarray((lines + 0.5) / side, np.float32)


def _kinds(field: Array) -> Array:
    """(n,) uint8 the kind of each cell, row by row."""
    above = (field >= 0).view(np.uint8)
    upper, lower = above[:-1], above[1:]
    kinds: Array = upper[:, :-1] + 2 * upper[:, 1:] + 4 * lower[:, 1:] + 8 * lower[:, :-1]
    return kinds.ravel()


def _lines(values: Array, corners: Array, edges: Array) -> Array:
    """(m, 4) one line in each cell, in cells from the first middle. values: (m, 4) at its corners. corners: (m, 2)
    where the upper left one is. edges: (m, 2) those that the line joins, which are passed.
    """
    each = np.arange(len(values))[:, None]
    start, end = values[each, edges], values[each, (edges + 1) % 4]
    places = CORNERS[edges] + (start / (start - end))[..., None] * STEPS[edges] + corners[:, None]
    lines: Array = places.reshape(-1, 4)
    return lines


def _pairs(values: Array) -> Array:
    """(m, 4) the edges that two lines join, first and second, third and fourth, in cells that all edges are passed of.

    The value in the middle says which two opposite corners belong together.
    """
    first_is_cut_off = (values.sum(axis=1) >= 0) != (values[:, 0] >= 0)
    return np.where(first_is_cut_off[:, None], (LEFT, TOP, RIGHT, BOTTOM), (TOP, RIGHT, BOTTOM, LEFT))
