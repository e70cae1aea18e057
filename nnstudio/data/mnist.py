"""MNIST, the handwritten digits that ship with the program. Nothing is read before it is asked for, and
what is read is compared with the checksums of the original distribution.
"""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from nnstudio.data.dataset import Dataset, LazySplit
from nnstudio.data.idx import read_idx
from nnstudio.data.resources import resource_path

SHA256 = {
    "train-images-idx3-ubyte.gz": "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
    "train-labels-idx1-ubyte.gz": "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
    "t10k-images-idx3-ubyte.gz": "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
    "t10k-labels-idx1-ubyte.gz": "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
}
CLASSES = tuple("0123456789")


def load_mnist(folder: Path | None = None) -> Dataset:
    """MNIST: 60,000 training and 10,000 test images (28, 28, 1) of the digits 0 to 9.

    `folder`: where the four gzipped IDX files lie; None means those that ship with the program.
    Each file is read when its array is first used; DataError is raised then if it is damaged.
    """
    folder = resource_path("mnist") if folder is None else folder
    return Dataset("MNIST", train=_split(folder, "train"), test=_split(folder, "t10k"), classes=CLASSES)


def _split(folder: Path, prefix: str) -> LazySplit:
    def images() -> NDArray[np.uint8]:
        return _read(folder / f"{prefix}-images-idx3-ubyte.gz", dims=3)[..., np.newaxis]

    def labels() -> NDArray[np.uint8]:
        return _read(folder / f"{prefix}-labels-idx1-ubyte.gz", dims=1)

    return LazySplit(images, labels)


def _read(path: Path, dims: int) -> NDArray[np.uint8]:
    return read_idx(path, dims, SHA256[path.name])
