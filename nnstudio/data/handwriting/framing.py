"""Where on a network's image a place on the square pad comes to lie. A picture lies on the pad whole and in the middle,
and gets the network's size by padding, cutting or stretching; both are a scale and a shift along each axis.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from nnstudio.data.handwriting.ink import Grey
from nnstudio.data.handwriting.strokes import Path

Size = tuple[int, int]
"""Height and width in pixels."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Image pixels = pad units * scale + shift, each (down, right). size: of the network's image."""

    scale: tuple[float, float]
    shift: tuple[float, float]
    size: Size

    def place(self, path: Path) -> Path:
        """Positions (n, 2) in pad units, x first, as positions in pixels of the image."""
        placed: Path = path * self.scale[::-1] + self.shift[::-1]
        return placed

    def see(self, pad: Grey) -> Grey:
        """What the image (h, w) gets of the whole pad (n, n), each pixel the mean of what it covers; 0 beside it."""
        down, right = (
            covering(len(pad), target, scale, shift)
            for target, scale, shift in zip(self.size, self.scale, self.shift, strict=True)
        )
        return np.asarray(down @ pad @ right.T, np.float32)


def frame_of(picture: Size, size: Size, fit: str) -> Frame:
    """The frame of a picture that lies on the pad, for a network that reads images of `size`.

    fit: "pad" keeps all of the picture, "crop" its middle, "stretch" all of it without its proportions, as
    `fit_picture` does.
    """
    ratios = [to / of for to, of in zip(size, picture, strict=True)]
    if fit != "stretch":
        ratios = [min(ratios) if fit == "pad" else max(ratios)] * 2
    side = max(picture)
    scale = [ratio * side for ratio in ratios]
    shift = [(to - along) / 2 for to, along in zip(size, scale, strict=True)]
    return Frame((scale[0], scale[1]), (shift[0], shift[1]), size)


@lru_cache(maxsize=64)
def covering(source: int, target: int, scale: float, shift: float) -> Grey:
    """The matrix (target, source) that averages a pad of `source` pixels to the `target` pixels of an image.

    Its element is the share of the pad's pixel in the image's, so a row sums to 1 where the pixel lies on the pad.
    """
    edges = (np.arange(target + 1) - shift) / scale * source
    pixel = np.arange(source)
    overlap = np.minimum(edges[1:, None], pixel + 1) - np.maximum(edges[:-1, None], pixel)
    matrix: Grey = (np.clip(overlap, 0, None) * (scale / source)).astype(np.float32)
    matrix.flags.writeable = False
    return matrix
