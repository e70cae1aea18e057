"""A picture that was not drawn here: from the data, from a file, or from the clipboard."""

from __future__ import annotations

import dataclasses

import numpy as np
from numpy.typing import NDArray

from nnstudio.data.description import Description
from nnstudio.data.handwriting.eraser import erase_image
from nnstudio.data.handwriting.strokes import Stroke
from nnstudio.data.seeing import Seen, as_read, frame_on_pad, ground_of
from nnstudio.data.training_data import Part
from nnstudio.layers.layer import Array
from nnstudio.learning.scaling import Scaling

ERASER_RADIUS = 0.06
"""In pad units."""


@dataclasses.dataclass(frozen=True, eq=False)
class Picture:
    """seen: what the network sees of it. title: where it comes from. label: its class, if known.

    index: its place in that part of the data, if it is from there. values: such an image as it is read, which may be
    finer than bytes. edited: something of it was erased. found: all the digits in it, as one reads them, if they are
    told apart. how: what was done to an image from the data, "" for nothing.
    """

    seen: Seen
    title: str
    label: int | None = None
    index: int | None = None
    values: Array | None = None
    edited: bool = False
    found: tuple[Seen, ...] = ()
    part: Part = "test"
    how: str = ""

    @property
    def image(self) -> NDArray[np.uint8]:
        """What the network sees, (height, width, channels) uint8."""
        return self.seen.image

    @property
    def chosen(self) -> int:
        """Which of the digits in it is shown; 0 where there are none."""
        return next((place for place, seen in enumerate(self.found) if seen is self.seen), 0)

    def read(self, scaling: Scaling) -> Array:
        """The example (height, width, channels) that a network is asked about."""
        return as_read(self.image, scaling) if self.values is None else self.values

    def choose(self, place: int) -> Picture:
        """The same with another one of its digits."""
        return dataclasses.replace(self, seen=self.found[place], edited=False)

    def without(self, eraser: Stroke, description: Description) -> Picture:
        """The same with a part erased; itself where nothing was, and where it is paper to draw on."""
        if self.seen.whole is not None:
            return self
        frame, ground = frame_on_pad(description, self.seen), ground_of(description)
        image = erase_image(self.image, eraser, ERASER_RADIUS, frame, ground)
        if image is self.image:
            return self
        return dataclasses.replace(self, seen=Seen(image), values=None, edited=True, found=())
