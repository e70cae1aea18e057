"""Examples as files of NumPy, written bit by bit: as one packed archive, or as arrays that can be mapped."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator, Mapping
from typing import IO

import numpy as np

from nnstudio.data.description import Description
from nnstudio.data.source import Progress
from nnstudio.formats.archive import SAME_DATE
from nnstudio.layers.layer import Array
from nnstudio.layers.shapes import size_of
from nnstudio.learning.examples import Examples
from nnstudio.learning.scaling import BYTE
from nnstudio.learning.settings import TrainingSettings
from nnstudio.learning.training_data import TrainingData

LARGE = 2**28
"""Bytes from which on examples are not packed, so that several processes can share them on the disk."""
BLOCK = 2**22
"""Bytes that are read and written at once."""
FLOAT = 4


class Count:
    """How many examples are written, of all parts together."""

    def __init__(self, total: int, progress: Progress) -> None:
        self.done, self.total, self.progress = 0, total, progress

    def add(self, count: int) -> None:
        """So many more."""
        self.done += count
        self.progress(self.done, self.total)


def size_in_memory(data: TrainingData) -> int:
    """Bytes of all inputs."""
    parts = (data.train, data.validation)
    return sum(len(part) * size_of(part.shape) * part.dtype.itemsize for part in parts if part is not None)


def size_described(description: Description, settings: TrainingSettings) -> int:
    """The same as far as it is known without the data."""
    count = description.train + (description.test if settings.validation == "test set" else 0)
    each = 1 if description.kind == "pictures" and description.scaling.factor == BYTE else FLOAT
    return count * size_of(description.shape) * each


def is_large(data: TrainingData) -> bool:
    """Whether it is better mapped than packed."""
    return size_in_memory(data) > LARGE


def example_files(data: TrainingData, progress: Progress) -> dict[str, Callable[[IO[bytes]], None]]:
    """What writes each file: `data.npz`, or large data as `train_inputs.npy`, `train_targets.npy` and so on.

    Inputs are as they were read, before scaling and augmentation; there are no targets where each example is its own.
    """
    parts = {"train": data.train}
    if data.validation is not None and len(data.validation):
        parts["validation"] = data.validation
    count = Count(sum(map(len, parts.values())), progress)
    if is_large(data):
        return {f"{name}.npy": _writer(examples, kind, count) for name, examples, kind in _arrays(parts)}

    def write(file: IO[bytes]) -> None:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as archive:
            for name, examples, kind in _arrays(parts):
                info = zipfile.ZipInfo(f"{name}.npy", SAME_DATE)
                info.compress_type = zipfile.ZIP_DEFLATED
                info.external_attr = 0o644 << 16
                with archive.open(info, "w", force_zip64=True) as member:
                    _writer(examples, kind, count)(member)

    return {"data.npz": write}


def _arrays(parts: Mapping[str, Examples]) -> Iterator[tuple[str, Examples, str]]:
    for part, examples in parts.items():
        yield f"{part}_inputs", examples, "inputs"
        if examples.targets.ndim == 1 or examples.targets.shape[1]:
            yield f"{part}_targets", examples, "targets"


def _writer(examples: Examples, kind: str, count: Count) -> Callable[[IO[bytes]], None]:
    if kind == "targets":
        return lambda file: _write_targets(file, examples.targets)
    return lambda file: _write_inputs(file, examples, count)


def _write_targets(file: IO[bytes], targets: Array) -> None:
    plain = np.ascontiguousarray(targets, np.int64 if targets.dtype.kind in "iu" else np.float32)
    _write_header(file, plain.dtype, plain.shape)
    file.write(plain.tobytes())


def _write_inputs(file: IO[bytes], examples: Examples, count: Count) -> None:
    _write_header(file, examples.dtype, (len(examples), *examples.shape))
    rows = max(1, BLOCK // max(1, size_of(examples.shape) * examples.dtype.itemsize))
    for start in range(0, len(examples), rows):
        indices = np.arange(start, min(start + rows, len(examples)))
        block = np.empty((len(indices), *examples.shape), examples.dtype)
        examples.read(indices, block)
        file.write(block.tobytes())
        count.add(len(indices))


def _write_header(file: IO[bytes], dtype: np.dtype[np.generic], shape: tuple[int, ...]) -> None:
    said = {"descr": np.lib.format.dtype_to_descr(dtype), "fortran_order": False, "shape": shape}
    np.lib.format.write_array_header_1_0(file, said)
