"""What a person calls a part of a drawing: "the bar at the top", "the dot", "the gap on the left"."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from nnstudio.data.handwriting.lines import Lines
from nnstudio.data.handwriting.strokes import Path
from nnstudio.errors import Sentence, sentence

STRAIGHT = 0.9
"""Distance between the ends of a stroke, as a share of its way, from which on it is a line."""
FLAT = 0.5
"""Most height of a bar, as a share of its width."""
SHORT = 0.12
"""The way of a dot, as a share of the drawing's longer side."""
THIRDS = (0.36, 0.64)

TOP, BOTTOM, MIDDLE = sentence("at the top"), sentence("at the bottom"), sentence("in the middle")
LEFT, RIGHT = sentence("on the left"), sentence("on the right")
PLACES: tuple[tuple[Sentence, ...], ...] = (
    (sentence("at the top left"), TOP, sentence("at the top right")),
    (LEFT, MIDDLE, RIGHT),
    (sentence("at the bottom left"), BOTTOM, sentence("at the bottom right")),
)
"""By thirds of the box around a drawing, from the top left on."""


def length(path: Path) -> float:
    """The way along a path, in its unit."""
    return float(np.hypot(*np.diff(path, axis=0).T).sum())


def place_of(path: Path, lines: Lines) -> Sentence:
    """Where in a drawing the middle of a path lies."""
    points = lines.points
    low, high = points.min(axis=0), points.max(axis=0)
    side = max(float((high - low).max()), 1e-9)
    share = 0.5 + ((path.min(axis=0) + path.max(axis=0)) / 2 - (low + high) / 2) / side
    right, down = np.searchsorted(THIRDS, share)
    return PLACES[int(down)][int(right)]


def kind_of(path: Path, lines: Lines) -> Callable[[Sentence | None], Sentence]:
    """What a stroke is called; it takes the place where there are several of its kind."""
    points = lines.points
    side = float((points.max(axis=0) - points.min(axis=0)).max())
    way, (wide, high) = length(path), np.abs(path[-1] - path[0])
    if way <= SHORT * side:
        return _dot
    if np.hypot(wide, high) < STRAIGHT * way:
        return _stroke
    return _bar if high <= FLAT * wide else _line


def name_of(number: int, lines: Lines) -> Sentence:
    """A stroke of a drawing as one calls it, with its place where it has others of its kind beside it."""
    path = lines.paths[number]
    kind = kind_of(path, lines)
    alike = sum(kind_of(other, lines) is kind for other in lines.drawn)
    return kind(place_of(path, lines) if alike > 1 else None)


def _dot(place: Sentence | None) -> Sentence:
    return sentence("the dot {place}", place=place) if place else sentence("the dot")


def _bar(place: Sentence | None) -> Sentence:
    return sentence("the bar {place}", place=place) if place else sentence("the bar")


def _line(place: Sentence | None) -> Sentence:
    return sentence("the line {place}", place=place) if place else sentence("the line")


def _stroke(place: Sentence | None) -> Sentence:
    return sentence("the stroke {place}", place=place) if place else sentence("the stroke")
