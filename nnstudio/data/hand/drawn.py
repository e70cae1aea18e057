"""One example that somebody keeps: strokes with the class that they are meant to be, or a picture that came in. As a
line of JSON it is read, moved and mended by anybody.
"""

from __future__ import annotations

import base64
import binascii
import dataclasses
import json
from typing import Any

import numpy as np

from nnstudio.data.errors import DataError
from nnstudio.data.fitting import Bytes
from nnstudio.data.handwriting.strokes import Colour, Drawing, Point, Stroke
from nnstudio.errors import sentence
from nnstudio.layers.shapes import Shape

MOST_POINTS = 100_000
"""Positions of the pen in one drawing."""
WIDEST = 16.0
"""The widest pen, and the inverse of the narrowest, in times of the usual one."""


@dataclasses.dataclass(frozen=True, eq=False)
class Drawn:
    """label: the name of its class. drawing: its strokes. image: what the network sees, (h, w, channels) uint8, where
    there are no strokes.
    """

    label: str
    drawing: Drawing = Drawing()
    image: Bytes | None = None

    def line(self) -> str:
        """One line of JSON, without its end."""
        plain: dict[str, Any] = {"label": self.label}
        if self.image is None:
            plain["pen"] = self.drawing.pen
            plain["strokes"] = [
                {"colour": stroke.colour, "points": [_plain(point) for point in stroke.points]}
                for stroke in self.drawing.strokes
            ]
        else:
            plain["image"] = base64.b64encode(self.image.tobytes()).decode("ascii")
        return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def read_drawn(line: str, classes: tuple[str, ...], shape: Shape) -> Drawn:
    """What `Drawn.line` wrote, for data of these classes and of examples of this shape. Raises DataError."""
    try:
        plain = json.loads(line)
        label = plain["label"]
        if label not in classes:
            raise _unreadable()
        if "image" in plain:
            data = np.frombuffer(base64.b64decode(plain["image"], validate=True), np.uint8)
            return Drawn(label, image=data.reshape(shape))
        strokes = tuple(_stroke(stroke) for stroke in plain["strokes"])
        pen = float(plain["pen"])
    except (ValueError, KeyError, TypeError, RecursionError, OverflowError, binascii.Error) as error:
        raise _unreadable() from error
    points = sum(len(stroke.points) for stroke in strokes)
    if not strokes or points > MOST_POINTS or not 1 / WIDEST <= pen <= WIDEST:
        raise _unreadable()
    return Drawn(label, Drawing(strokes, pen))


def _plain(point: Point) -> list[float]:
    """A hundred-thousandth of the pad is finer than any pen reports."""
    return [round(point.x, 5), round(point.y, 5), round(point.t, 3)]


def _stroke(plain: Any) -> Stroke:
    points = tuple(Point(float(x), float(y), float(t)) for x, y, t in plain["points"])
    return Stroke(points, _colour(plain["colour"]))


def _colour(plain: Any) -> Colour | None:
    if plain is None:
        return None
    red, green, blue = plain
    if not all(type(part) is int and 0 <= part <= 255 for part in (red, green, blue)):
        raise _unreadable()
    return (red, green, blue)


def _unreadable() -> DataError:
    return DataError(sentence("This is no drawing that was kept."))
