"""The eraser of the pad. It takes away the parts of the strokes that it passes over, and does not paint them
black: what is left is still vectors, so it can be scaled with any pen and nothing invisible counts as ink.
"""

import math

import numpy as np
from numpy.typing import NDArray

from nnstudio.data.errors import DataError
from nnstudio.data.fitting import Bytes
from nnstudio.data.handwriting.curves import resample
from nnstudio.data.handwriting.framing import Frame
from nnstudio.data.handwriting.rasterise import draw
from nnstudio.data.handwriting.strokes import Drawing, Path, Point, Stroke
from nnstudio.errors import sentence

Intervals = NDArray[np.float64]
"""Stretches of a stroke, (n, 2): from and to, where 2.5 is halfway between points 2 and 3."""


def erase(drawing: Drawing, eraser: Stroke, radius: float) -> Drawing:
    """The drawing without what lies within `radius` (pad units) of the eraser's way; itself if nothing does.

    Strokes are cut where the eraser's border crosses them; the pieces keep their order and their times.
    Raises DataError unless the radius is positive.
    """
    if not 0 < radius < math.inf:
        raise DataError(sentence("An eraser's radius must be greater than 0, not {radius}.", radius=radius))
    discs = resample(eraser.path, step=radius / 4)
    kept = tuple(piece for stroke in drawing.strokes for piece in _pieces(stroke, discs, radius))
    return drawing if kept == drawing.strokes else Drawing(kept, drawing.pen)


def erase_image(image: Bytes, eraser: Stroke, radius: float, frame: Frame, paper: int = 0) -> Bytes:
    """The image (h, w, channels) with paper, 0..255, within `radius` (pad units) of the eraser's way; itself if there
    is nothing else already.

    At its border the eraser takes a part of a pixel, as a pen would cover it.
    """
    pen = 2 * radius * math.sqrt(math.prod(frame.scale))
    covered = draw([frame.place(eraser.path)], pen, frame.size)[..., np.newaxis]
    left = np.rint(image + covered * (paper - image.astype(np.float32))).astype(np.uint8)
    return image if np.array_equal(left, image) else left


def _pieces(stroke: Stroke, discs: Path, radius: float) -> list[Stroke]:
    if len(stroke.points) == 1:
        distance = np.hypot(*(discs - stroke.path).T).min()
        return [] if distance < radius else [stroke]
    erased = _inside(stroke.path, discs, radius)
    if len(erased) == 0:
        return [stroke]
    return [_piece(stroke, start, end) for start, end in _gaps(erased, len(stroke.points) - 1)]


def _inside(path: Path, discs: Path, radius: float) -> Intervals:
    """The stretches of the path that lie inside a disc: where |start + s * along - disc| < radius."""
    start, along = path[:-1, None], np.diff(path, axis=0)[:, None]
    offset = start - discs
    a = np.maximum((along**2).sum(2), 1e-18)
    b = (offset * along).sum(2)
    root = b**2 - a * ((offset**2).sum(2) - radius**2)
    half = np.sqrt(np.maximum(root, 0))
    enter, leave = np.clip((-b - half) / a, 0, 1), np.clip((-b + half) / a, 0, 1)
    segment, disc = np.nonzero((root > 0) & (leave > enter))
    return np.stack([segment + enter[segment, disc], segment + leave[segment, disc]], axis=1)


def _gaps(intervals: Intervals, end: float) -> list[tuple[float, float]]:
    """What the intervals leave of 0..end."""
    gaps, cursor = [], 0.0
    for enter, leave in intervals[np.argsort(intervals[:, 0])]:
        if enter > cursor + 1e-9:
            gaps.append((cursor, float(enter)))
        cursor = max(cursor, float(leave))
    return [*gaps, (cursor, end)] if cursor < end - 1e-9 else gaps


def _piece(stroke: Stroke, start: float, end: float) -> Stroke:
    inner = stroke.points[math.floor(start) + 1 : math.ceil(end)]
    return Stroke((_point_at(stroke, start), *inner, _point_at(stroke, end)), stroke.colour)


def _point_at(stroke: Stroke, position: float) -> Point:
    index = min(int(position), len(stroke.points) - 2)
    a, b, s = stroke.points[index], stroke.points[index + 1], position - index
    return Point(a.x + s * (b.x - a.x), a.y + s * (b.y - a.y), a.t + s * (b.t - a.t))
