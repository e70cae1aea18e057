"""What a network learns from: labelled images in a training and a test split. Images stay uint8, as they
are on disk, and are converted batch by batch; whoever holds a split can't change it.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nnstudio.data.errors import DataError
from nnstudio.errors import sentence

Reader = Callable[[], NDArray[np.uint8]]


@dataclass(frozen=True, eq=False)
class Split:
    """Labelled images: `images` (n, height, width, channels) uint8 and `labels` (n,) uint8, read-only.

    Raises DataError when the two don't belong together.
    """

    images: NDArray[np.uint8]
    labels: NDArray[np.uint8]

    def __post_init__(self) -> None:
        if self.images.dtype != np.uint8 or self.images.ndim != 4:
            raise DataError(
                sentence(
                    "Images must be uint8 with shape (n, height, width, channels), not {dtype} with shape {shape}.",
                    dtype=self.images.dtype,
                    shape=self.images.shape,
                )
            )
        if self.labels.dtype != np.uint8 or self.labels.shape != self.images.shape[:1]:
            raise DataError(
                sentence(
                    "{count:,} images need as many uint8 labels, not {dtype} with shape {shape}.",
                    count=len(self.images),
                    dtype=self.labels.dtype,
                    shape=self.labels.shape,
                )
            )
        object.__setattr__(self, "images", _read_only(self.images))
        object.__setattr__(self, "labels", _read_only(self.labels))

    def __len__(self) -> int:
        return len(self.labels)

    def limit(self, n: int | None) -> "Split":
        """The first `n` images (a view); None or a large n means all. Raises DataError for n < 1."""
        if n is None:
            return self
        if n < 1:
            raise DataError(
                sentence("A limit of {n} images leaves nothing to learn from: ask for 1 or more.", n=n)
            )
        return Split(self.images[:n], self.labels[:n])

    def take(self, indices: NDArray[np.integer]) -> "Split":
        """The images at `indices` (m,), in that order (a copy)."""
        return Split(self.images[indices], self.labels[indices])

    def divide(self, fraction: float, rng: np.random.Generator) -> tuple["Split", "Split"]:
        """Two splits without common images: the rest, and `fraction` of them for validation.

        `fraction`: 0 < fraction < 1 of the images, rounded; each part gets at least one image.
        Both keep the order of the original. The same generator state gives the same division.
        Raises DataError for another fraction, or for fewer than two images.
        """
        if not 0 < fraction < 1:
            raise DataError(
                sentence(
                    "A validation split of {fraction} is impossible: choose it between 0 and 1.",
                    fraction=fraction,
                )
            )
        if len(self) < 2:
            raise DataError(
                sentence("{count} image cannot be divided for validation: use 2 or more.", count=len(self))
            )
        held_out = min(max(round(len(self) * fraction), 1), len(self) - 1)
        order = rng.permutation(len(self))
        return self.take(np.sort(order[held_out:])), self.take(np.sort(order[:held_out]))


class LazySplit(Split):
    """A split whose arrays are read from disk when they are first asked for, each on its own, and kept."""

    def __init__(self, images: Reader, labels: Reader) -> None:
        object.__setattr__(self, "_readers", {"images": images, "labels": labels})

    def __getattr__(self, name: str) -> NDArray[np.uint8]:
        readers: dict[str, Reader] = self.__dict__.get("_readers", {})
        if name not in readers:
            raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")
        array = _read_only(readers[name]())
        object.__setattr__(self, name, array)
        return array


@dataclass(frozen=True, eq=False)
class Dataset:
    """Images to train on, images to test on, and what their labels mean.

    `classes`: the name of each label, so that label 3 means classes[3].
    `input_shape`: (height, width, channels) of every image.
    """

    name: str
    train: Split
    test: Split
    classes: tuple[str, ...]
    input_shape: tuple[int, int, int] = (28, 28, 1)


def _read_only(array: NDArray[np.uint8]) -> NDArray[np.uint8]:
    view = array.view()
    view.flags.writeable = False
    return view
