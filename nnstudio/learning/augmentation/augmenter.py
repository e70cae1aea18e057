"""Shows the network each image a little different every time, so that it learns what a digit is and not where
its pixels are. The changes are those of real handwriting: moved, turned, larger, slanted, wobbly, with another
pen, on a worse scan. All chance comes from the generator that is given: the same seed gives the same images.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from nnstudio.errors import sentence
from nnstudio.learning.augmentation.amounts import Amounts
from nnstudio.learning.augmentation.augmentation import Augmentation
from nnstudio.learning.augmentation.pen import Pen
from nnstudio.learning.augmentation.warp import Floats, Warp
from nnstudio.learning.errors import DataError

BLOCK = 32
"""Images that are worked on together: their buffers stay in the cache, and calls cost little per image."""

GRAINS = 2**16
"""Different noises that an image may get."""


class Augmenter:
    """An augmentation with its buffers, for batches of up to `max_batch` images of `shape` (h, w, channels).

    One thread may use it at a time, so each shard has its own; while it works, other threads run.
    """

    def __init__(self, augmentation: Augmentation, max_batch: int, shape: tuple[int, ...]) -> None:
        self.augmentation, self.max_batch, self.shape = augmentation, max_batch, shape
        height, width = shape[:2]
        block = max(1, min(BLOCK, max_batch))
        self.warp = Warp(height, width, block)
        self.pen = Pen(height, width, block)
        self.still = np.empty((block, height * width), np.float32)
        self.grain = _grain(height * width)

    def apply(
        self, images: NDArray[Any], rng: np.random.Generator, out: NDArray[Any] | None = None
    ) -> NDArray[Any]:
        """Changed images, in `out` (which may be `images` itself) or else in a new array.

        `images`: (n, h, w, channels), uint8 in 0..255 or float32 in 0..1; the result is of the same kind.
        Raises DataError for another type or shape, and for more than `max_batch` images.
        """
        out = np.empty_like(images) if out is None else out
        self._check(images, out)
        if self.augmentation.is_off:
            np.copyto(out, images)
            return out
        amounts = Amounts.draw(self.augmentation, len(images), self.shape[0], self.shape[1], rng)
        for first in range(0, len(images), BLOCK):
            for channel in range(self.shape[2]):
                source = images[first : first + BLOCK, ..., channel]
                changed = self._changed(source, amounts, first, rng)
                _store(changed, out[first : first + BLOCK, ..., channel])
        return out

    def _check(self, images: NDArray[Any], out: NDArray[Any]) -> None:
        if images.dtype not in (np.uint8, np.float32) or images.shape[1:] != self.shape:
            raise DataError(
                sentence(
                    "Images to augment must be uint8 or float32 with shape {wanted}, not {dtype} with shape {shape}.",
                    wanted=("n", *self.shape),
                    dtype=images.dtype,
                    shape=images.shape,
                )
            )
        if len(images) > self.max_batch:
            raise DataError(
                sentence(
                    "A batch of {count} images is too large for buffers of {max_batch}.",
                    count=len(images),
                    max_batch=self.max_batch,
                )
            )
        if out.shape != images.shape or out.dtype != images.dtype:
            raise DataError(
                sentence("Augmented images need an array of the same shape and type as the images.")
            )

    def _changed(
        self, images: NDArray[Any], amounts: Amounts, first: int, rng: np.random.Generator
    ) -> Floats:
        """One channel of a block of images that starts with number `first`: (n, h * w), in the same range."""
        block = slice(first, first + len(images))
        plane = self._moved(images, amounts, block)
        if self.augmentation.thickness:
            self.pen.change(plane, amounts.thickness[block])
        for image, rectangle in amounts.erased.items():
            if block.start <= image < block.stop:
                plane.reshape(images.shape)[image - first][rectangle] = 0
        if self.augmentation.noise:
            self._add_noise(plane, 255 if images.dtype == np.uint8 else 1, rng)
        return plane

    def _moved(self, images: NDArray[Any], amounts: Amounts, block: slice) -> Floats:
        if self.augmentation.moves_pixels:
            self.warp.load(images)
            return self.warp.sample(amounts.across[block], amounts.down[block])
        plane = self.still[: len(images)]
        plane.reshape(images.shape)[:] = images
        return plane

    def _add_noise(self, plane: Floats, full_scale: int, rng: np.random.Generator) -> None:
        grain = self.grain[rng.integers(0, len(self.grain), len(plane))]
        np.multiply(grain, np.float32(self.augmentation.noise * full_scale), out=grain)
        np.add(plane, grain, out=plane)
        np.clip(plane, 0, full_scale, out=plane)


def _grain(pixels: int) -> Floats:
    """Stretches of `pixels` values of normally distributed noise, (GRAINS, pixels) as views of one bank.

    Picking a stretch for each image at random is thirty times faster than drawing noise for each pixel.
    """
    bank = np.random.default_rng(0).standard_normal(GRAINS + pixels - 1, np.float32)
    return np.lib.stride_tricks.sliding_window_view(bank, pixels)


def _store(plane: Floats, out: NDArray[Any]) -> None:
    """Writes a plane (n, h * w), rounded if `out` (n, h, w) is of bytes."""
    if out.dtype == np.uint8:
        np.add(plane, np.float32(0.5), out=plane)
    np.copyto(out, plane.reshape(out.shape), casting="unsafe")


def augment(augmentation: Augmentation, images: NDArray[Any], rng: np.random.Generator) -> NDArray[Any]:
    """A changed copy of `images`, as Augmenter.apply makes it; to do it often, keep an Augmenter."""
    return Augmenter(augmentation, len(images), images.shape[1:]).apply(images, rng)
