"""MNIST, the handwritten digits that ship with the program, as arrays. What is read is compared with the checksums of
the original distribution.
"""

from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from nnstudio.data.idx import read_idx
from nnstudio.data.resources import resource_path

SHA256 = {
    "train-images-idx3-ubyte.gz": "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
    "train-labels-idx1-ubyte.gz": "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
    "t10k-images-idx3-ubyte.gz": "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
    "t10k-labels-idx1-ubyte.gz": "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
}
CLASSES = tuple("0123456789")
PREFIXES = {"train": "train", "test": "t10k"}


class Digits(NamedTuple):
    """Read-only: `images` (n, 28, 28, 1) uint8, white on black, and `labels` (n,) uint8, the digits 0 to 9."""

    images: NDArray[np.uint8]
    labels: NDArray[np.uint8]


def load_mnist(part: str, folder: Path | None = None) -> Digits:
    """One part of MNIST, "train" with 60,000 digits or "test" with 10,000.

    `folder`: where the four gzipped IDX files lie; None means those that ship with the program.
    Raises DataError when a file of the part is missing or damaged.
    """
    folder = resource_path("mnist") if folder is None else folder
    images = _read(folder / f"{PREFIXES[part]}-images-idx3-ubyte.gz", dims=3)
    return Digits(images[..., np.newaxis], _read(folder / f"{PREFIXES[part]}-labels-idx1-ubyte.gz", dims=1))


def _read(path: Path, dims: int) -> NDArray[np.uint8]:
    return read_idx(path, dims, SHA256[path.name])
