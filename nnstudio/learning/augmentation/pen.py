"""Makes the strokes of many images thicker or thinner, as if they had been written with another pen."""

import numpy as np

from nnstudio.learning.augmentation.warp import Floats


class Pen:
    """Buffers to change blocks of up to `block` images (height, width); one thread may use it at a time."""

    def __init__(self, height: int, width: int, block: int) -> None:
        self.height, self.width = height, width
        self.stride = width + 1
        self.reach = self.stride
        self.flat = np.zeros(2 * self.reach + block * (height + 1) * self.stride, np.float32)
        self.largest = np.empty(block * (height + 1) * self.stride, np.float32)

    def change(self, planes: Floats, pixels: Floats) -> None:
        """Moves the outlines in `planes` (n, height * width) out by `pixels` (n,), -1..1, negative moves them in.

        A pixel goes that part of the way to the brightest (darkest) of itself and its four neighbours. The darkest
        is found as the brightest of the negative, so that one pass serves both; all around the image is black.
        """
        n, size = len(planes), len(planes) * (self.height + 1) * self.stride
        sign = np.where(pixels < 0, np.float32(-1), np.float32(1))
        source = self.flat[self.reach : self.reach + size]
        images = source.reshape(n, self.height + 1, self.stride)[:, : self.height, : self.width]
        np.multiply(planes.reshape(images.shape), sign[:, None, None], out=images)
        largest = self.largest[:size]
        np.maximum(source, self.flat[self.reach - 1 : self.reach - 1 + size], out=largest)
        for offset in (1, -self.stride, self.stride):
            start = self.reach + offset
            np.maximum(largest, self.flat[start : start + size], out=largest)
        np.subtract(largest, source, out=largest)
        step = largest.reshape(n, self.height + 1, self.stride)
        np.multiply(step, pixels[:, None, None], out=step)
        view = planes.reshape(images.shape)
        np.add(view, step[:, : self.height, : self.width], out=view)
