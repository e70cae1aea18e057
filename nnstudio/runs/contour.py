"""Where a field over a grid passes zero, as lines: the border between two classes. This is "marching squares", Lorensen
and Cline's marching cubes (1987) in two dimensions, for all cells at once.
"""

from __future__ import annotations

import numpy as np

from nnstudio.layers.layer import Array

TOP, RIGHT, BOTTOM, LEFT = range(4)
"""The edges of a cell, whose corners are the middles of four neighbours of the grid."""


def zero_lines(field: Array) -> Array:
    """(m, 4) float32 lines (x, y, x, y) along which field (side, side) is zero, as shares 0..1 of the picture from the
    left and from the top; the value in row i and column j is that at the middle of the picture's cell there. Nothing
    is known beside a value that is no number.
    """
    side = len(field)
    above = field >= 0
    corners = (above[:-1, :-1], above[:-1, 1:], above[1:, 1:], above[1:, :-1])
    crossed = np.stack([corners[edge] != corners[(edge + 1) % 4] for edge in range(4)], axis=-1)
    known = np.isfinite(field)
    crossed &= (known[:-1, :-1] & known[:-1, 1:] & known[1:, 1:] & known[1:, :-1])[..., np.newaxis]
    rows, columns = np.nonzero(crossed.any(axis=-1))
    if not len(rows):
        return np.empty((0, 4), np.float32)
    hit = crossed[rows, columns]
    places = _places(field, rows, columns)
    order = np.argsort(~hit, axis=1, kind="stable")
    each = np.arange(len(rows))
    lines = [np.concatenate((places[each, order[:, 0]], places[each, order[:, 1]]), axis=1)]
    saddles = np.flatnonzero(hit.all(axis=1))
    if len(saddles):
        pairs = _pairs(field, above, rows[saddles], columns[saddles])
        lines[0][saddles] = _joined(places, saddles, pairs[:, 0], pairs[:, 1])
        lines.append(_joined(places, saddles, pairs[:, 2], pairs[:, 3]))
    return np.asarray((np.concatenate(lines) + 0.5) / side, np.float32)


def _places(field: Array, rows: Array, columns: Array) -> Array:
    """(m, 4, 2) where each edge of these cells is passed, in cells from the first middle; sense only where it is."""
    values = np.stack(
        (
            field[rows, columns],
            field[rows, columns + 1],
            field[rows + 1, columns + 1],
            field[rows + 1, columns],
        ),
        axis=1,
    ).astype(np.float64)
    corners = np.array([(0, 0), (1, 0), (1, 1), (0, 1)], np.float64)
    following = np.roll(values, -1, axis=1)
    rise = following - values
    share = np.divide(-values, rise, out=np.full_like(rise, 0.5), where=rise != 0)
    along = corners + share[..., None] * (np.roll(corners, -1, axis=0) - corners)
    places: Array = along + np.stack((columns, rows), axis=1)[:, None]
    return places


def _pairs(field: Array, above: Array, rows: Array, columns: Array) -> Array:
    """(m, 4) the edges that two lines join, first and second, third and fourth, in cells that all edges are passed of.

    The value in the middle says which two opposite corners belong together.
    """
    mean = (
        field[rows, columns]
        + field[rows, columns + 1]
        + field[rows + 1, columns]
        + field[rows + 1, columns + 1]
    )
    first_is_cut_off = (mean >= 0) != above[rows, columns]
    return np.where(first_is_cut_off[:, None], (LEFT, TOP, RIGHT, BOTTOM), (TOP, RIGHT, BOTTOM, LEFT))


def _joined(places: Array, cells: Array, start: Array, end: Array) -> Array:
    lines: Array = np.concatenate((places[cells, start], places[cells, end]), axis=1)
    return lines
