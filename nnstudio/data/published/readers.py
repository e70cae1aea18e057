"""From the files of a published set, as they came, to images and labels in memory. Archives are read where they lie:
nothing in them is ever written to disk, and no more is read than the set is known to have.
"""

from __future__ import annotations

import tarfile
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from nnstudio.data.errors import DataError
from nnstudio.data.idx import read_idx, read_idx_in, read_labels, read_labels_in
from nnstudio.errors import sentence

Part = tuple[NDArray[np.uint8], NDArray[np.intp]]
"""Images (n, height, width, channels) and labels (n,)."""
CIFAR_SIDE = 32
CIFAR_RECORD = 1 + 3 * CIFAR_SIDE * CIFAR_SIDE
LARGEST_BATCH = 2**28
"""Bytes of a file in a tar archive that are read at most."""


def read_idx_files(files: Sequence[Path]) -> tuple[Part, Part]:
    """Both parts of a set in MNIST's format. files: images and labels of the training part, then of the test."""
    train, train_labels, test, test_labels = files
    return (
        _part(read_idx(train, 3), read_labels(train_labels)),
        _part(read_idx(test, 3), read_labels(test_labels)),
    )


def read_emnist(files: Sequence[Path], split: str, first: int) -> tuple[Part, Part]:
    """Both parts of one of EMNIST's splits, upright. files: its archive. first: the label that counts as 0."""
    (path,) = files
    try:
        with zipfile.ZipFile(path) as archive:
            train, test = (
                _emnist_part(archive, path, f"emnist-{split}-{part}", first) for part in ("train", "test")
            )
    except (OSError, zipfile.BadZipFile, RuntimeError, KeyError, zlib.error, EOFError) as error:
        raise damaged(path) from error
    return train, test


def _emnist_part(archive: zipfile.ZipFile, path: Path, name: str, first: int) -> Part:
    """Its images have rows and columns changed places, since they come from MATLAB."""
    members = {Path(member).name: member for member in archive.namelist()}
    images, labels = f"{name}-images-idx3-ubyte.gz", f"{name}-labels-idx1-ubyte.gz"
    with archive.open(members[images]) as file:
        pixels = read_idx_in(file, path / images, 3)
    with archive.open(members[labels]) as file:
        numbers = read_labels_in(file, path / labels)
    return _part(np.ascontiguousarray(pixels.transpose(0, 2, 1)), numbers - first)


def read_cifar(files: Sequence[Path]) -> tuple[Part, Part]:
    """Both parts of CIFAR-10 in its binary version. files: its archive."""
    (path,) = files
    batches: dict[str, Part] = {}
    try:
        with tarfile.open(path, "r|gz") as archive:
            for member in archive:
                if member.isfile() and member.name.endswith(".bin") and member.size <= LARGEST_BATCH:
                    file = archive.extractfile(member)
                    batches[Path(member.name).name] = _cifar_batch(file.read(member.size) if file else b"")
    except (OSError, tarfile.TarError, zlib.error, EOFError, ValueError) as error:
        raise damaged(path) from error
    train = [batch for name, batch in sorted(batches.items()) if name.startswith("data_batch")]
    test = batches.get("test_batch.bin")
    if not train or test is None:
        raise damaged(path)
    images, labels = zip(*train, strict=True)
    return (np.concatenate(images), np.concatenate(labels)), test


def _cifar_batch(data: bytes) -> Part:
    """Records of a label and 32x32 values of red, then of green, then of blue. ValueError for what has no such size."""
    records = np.frombuffer(data, np.uint8).reshape(-1, CIFAR_RECORD)
    images = records[:, 1:].reshape(-1, 3, CIFAR_SIDE, CIFAR_SIDE).transpose(0, 2, 3, 1)
    return np.ascontiguousarray(images), records[:, 0].astype(np.intp)


def _part(images: NDArray[np.uint8], labels: NDArray[np.intp]) -> Part:
    return images[..., np.newaxis], labels


def damaged(path: Path) -> DataError:
    """What a file is that has other contents than its set."""
    return DataError(
        sentence("{path} is damaged: delete it, and it is downloaded again when it is needed.", path=path)
    )
