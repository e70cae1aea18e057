"""An NPZ file with NumPy arrays under the names of Keras's data sets, x_train, y_train, x_test, y_test; or x, y."""

from __future__ import annotations

import dataclasses
from collections.abc import Hashable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nnstudio.data import npz
from nnstudio.data.description import LARGEST_SIDE, Description
from nnstudio.data.duplicates import notes_of_duplicates
from nnstudio.data.errors import DataError
from nnstudio.data.fingerprint import of_examples
from nnstudio.data.naming import name_of
from nnstudio.data.npz_labels import read_labels
from nnstudio.data.opening import state_of
from nnstudio.data.pixels import PixelSource, split_or
from nnstudio.data.source import Opened, Progress, unwatched
from nnstudio.data.statistics import on_dark
from nnstudio.data.stored import StoredExamples
from nnstudio.declared import param
from nnstudio.errors import sentence
from nnstudio.layers.shapes import Shape, shape_text
from nnstudio.learning.examples import Examples
from nnstudio.learning.tasks import Classification
from nnstudio.shown import escaped, short

AT_ONCE = 256
PAIRS = (("x_train", "y_train"), ("x", "y"), ("X", "y"))
"""Names of examples and their labels, of which the first that a file has are learned."""
TEST = ("x_test", "y_test")


@dataclasses.dataclass(frozen=True)
class NpzFile(PixelSource):
    """x: images (n, h, w) or (n, h, w, c), or rows (n, k). y: (n,) class numbers or texts, (n, 1), or one-hot rows."""

    title = "NPZ file"
    help = (
        "A file by numpy.savez with x_train and y_train, or x and y, and x_test and y_test if there are any."
    )

    file: str = param("", place="file", help="The NPZ file.")
    names: tuple[str, ...] = param(
        (), help="What the labels mean, from label 0 on. Where it is empty, the numbers that occur."
    )

    def open(self, progress: Progress = unwatched) -> Opened:
        """Map or read the arrays. Raises DataError."""
        if not self.file:
            raise DataError(sentence("No file is chosen yet: choose an NPZ file."))
        path = Path(self.file)
        held = npz.names_in(path)
        pairs = [pair for pair in PAIRS if set(pair) <= set(held)][:1] + [TEST] * ({*TEST} <= set(held))
        if not pairs or pairs[0] == TEST:
            raise DataError(
                sentence(
                    "{file} must have x_train and y_train, or x and y, and has {found}.",
                    file=escaped(path.name),
                    found=short(", ".join(held)),
                )
            )
        read = {labels: npz.read_array(path, labels) for _, labels in pairs}
        classes, numbers = read_labels(read, self.names)
        parts: list[Examples] = []
        for values, labels in pairs:
            parts.append(_part(path, values, labels, numbers[labels]))
            progress(len(parts), len(pairs))
        return self._opened(path, classes, parts[0], parts[1] if len(parts) > 1 else None)

    def state(self) -> Hashable:
        return state_of(Path(self.file))

    def _opened(self, path: Path, classes: tuple[str, ...], train: Examples, test: Examples | None) -> Opened:
        if test is not None and test.shape != train.shape:
            raise DataError(
                sentence(
                    "The training part has examples of {train}, and the test part of {test}: they must be alike.",
                    train=shape_text(train.shape),
                    test=shape_text(test.shape),
                )
            )
        whole, aside = split_or(train, test, self.test_fraction, self.seed)
        chosen, judged = whole.some(self.limit, self.seed), aside.some(self.limit, self.seed)
        shape: Shape = chosen.shape
        description = Description(
            title=name_of(path.stem, self.title),
            kind="pictures" if len(shape) == 3 else "table",
            shape=shape,
            task=Classification(classes),
            train=len(chosen),
            test=len(judged),
            scaling=self.scaling_of(chosen),
            fit=self.fit_of(shape),
            on_dark=len(shape) == 3 and on_dark(chosen),
            fingerprint=of_examples(train, test),
        )
        return self.asked(Opened(description, chosen, judged, notes_of_duplicates(chosen, judged)))


def _part(path: Path, name: str, labels_name: str, labels: NDArray[np.intp]) -> Examples:
    values = _examples(npz.read_array(path, name), name)
    if len(values) != len(labels):
        raise DataError(
            sentence(
                "The numbers of examples in {x} ({count:,}) and of labels in {y} ({other:,}) must agree.",
                x=name,
                y=labels_name,
                count=len(values),
                other=len(labels),
            )
        )
    if values.dtype.kind == "f":
        _check_finite(values, name)
    return StoredExamples(values, labels, path)


def _check_finite(values: NDArray[Any], name: str) -> None:
    for start in range(0, len(values), AT_ONCE):
        some = values[start : start + AT_ONCE]
        fine = np.isfinite(some).reshape(len(some), -1).all(axis=1)
        if not fine.all():
            row = start + int(np.argmin(fine))
            raise DataError(
                sentence("{name} has a value in example {row:,} that is no number.", name=name, row=row)
            )


def _examples(values: NDArray[Any], name: str) -> NDArray[Any]:
    """(n, h, w, c) or (n, k), as they are stored."""
    if values.ndim == 3:
        values = values[..., np.newaxis]
    if values.ndim == 4 and values.shape[3] not in (1, 3):
        raise DataError(
            sentence(
                "{name} must have 1 or 3 channels, the last of its sizes, and is {shape}.",
                name=name,
                shape=short(values.shape),
            )
        )
    largest = LARGEST_SIDE if values.ndim == 4 else LARGEST_SIDE**2
    if values.ndim not in (2, 4) or not values.size or max(values.shape[1:]) > largest:
        raise DataError(
            sentence(
                "{name} must be images (n, height, width, channels) or rows (n, k), and is {shape}.",
                name=name,
                shape=short(values.shape),
            )
        )
    if values.dtype.kind not in "biuf":
        raise DataError(
            sentence("{name} must be numbers, and is of the kind {kind}.", name=name, kind=str(values.dtype))
        )
    return values
