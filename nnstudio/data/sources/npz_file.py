"""An NPZ file with NumPy arrays under the names that Keras's data sets have: x_train, y_train, x_test, y_test."""

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
from nnstudio.learning.tasks.classification import MOST_CLASSES
from nnstudio.shown import escaped, short

AT_ONCE = 256


@dataclasses.dataclass(frozen=True)
class NpzFile(PixelSource):
    """x: images (n, h, w) or (n, h, w, c), or rows (n, k). y: (n,) class numbers or texts, (n, 1), or one-hot rows."""

    title = "NPZ file"
    help = "A file by numpy.savez with x_train and y_train, and x_test and y_test if there are any."

    file: str = param("", place="file", help="The NPZ file.")
    names: tuple[str, ...] = param(
        (), help="What the labels mean, from label 0 on. Numbers where it is empty."
    )

    def open(self, progress: Progress = unwatched) -> Opened:
        """Map or read the arrays. Raises DataError."""
        if not self.file:
            raise DataError(sentence("No file is chosen yet: choose an NPZ file."))
        path = Path(self.file)
        found = npz.names_in(path)
        if not {"x_train", "y_train"} <= set(found):
            known = short(", ".join(found))
            raise DataError(
                sentence(
                    "{file} must have x_train and y_train, and has {found}.",
                    file=escaped(path.name),
                    found=known,
                )
            )
        labels = npz.read_array(path, "y_train")
        classes, numbers = _classes(labels, "y_train", self.names)
        train = _part(path, "train", numbers)
        progress(1, 2)
        test: Examples | None = None
        if {"x_test", "y_test"} <= set(found):
            judged = _numbers(npz.read_array(path, "y_test"), classes, labels)
            test = _part(path, "test", judged)
        progress(2, 2)
        return self._opened(path, classes, train, test)

    def state(self) -> Hashable:
        return state_of(Path(self.file))

    def _opened(self, path: Path, classes: tuple[str, ...], train: Examples, test: Examples | None) -> Opened:
        if test is not None and test.shape != train.shape:
            raise DataError(
                sentence(
                    "x_train has examples of {train}, and x_test of {test}: they must be alike.",
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


def _part(path: Path, part: str, labels: NDArray[np.intp]) -> Examples:
    values = _examples(npz.read_array(path, f"x_{part}"), f"x_{part}")
    if len(values) != len(labels):
        raise DataError(
            sentence(
                "x_{part} has {count:,} examples, and y_{part} has {other:,} labels: the numbers must agree.",
                part=part,
                count=len(values),
                other=len(labels),
            )
        )
    if values.dtype.kind == "f":
        _check_finite(values, f"x_{part}")
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


def _classes(
    labels: NDArray[Any], name: str, names: tuple[str, ...]
) -> tuple[tuple[str, ...], NDArray[np.intp]]:
    """The classes that these labels stand for, and their numbers (n,)."""
    flat = _flat(labels, name)
    if flat.dtype.kind in "US":
        texts = sorted(set(flat.tolist()))
        classes = tuple(name_of(text, repr(text)) for text in texts)
        _check_count(len(classes), name)
        return classes, np.searchsorted(np.array(texts), flat).astype(np.intp)
    whole = _whole(flat, name)
    count = max(2, int(whole.max(initial=0)) + 1, len(names))
    _check_count(count, name)
    if len(np.unique(whole)) < 2:
        raise DataError(sentence("{name} has one class: there must be two or more to tell apart.", name=name))
    given = (name_of(name, str(label)) for label, name in enumerate(names))
    return (*given, *map(str, range(len(names), count))), whole


def _numbers(labels: NDArray[Any], classes: tuple[str, ...], like: NDArray[Any]) -> NDArray[np.intp]:
    """The numbers (n,) of the test part's labels among the classes of the training part."""
    flat = _flat(labels, "y_test")
    if flat.dtype.kind in "US":
        known = sorted(set(map(str, _flat(like, "y_train").tolist())))
        foreign = sorted(set(flat.tolist()) - set(known))
        if foreign:
            raise DataError(
                sentence("y_test has the class {name}, which y_train has not.", name=escaped(foreign[0][:60]))
            )
        return np.searchsorted(np.array(known), flat).astype(np.intp)
    whole = _whole(flat, "y_test")
    if whole.max(initial=0) >= len(classes):
        raise DataError(
            sentence(
                "y_test has the class {high}, and y_train has {count} classes.",
                high=int(whole.max()),
                count=len(classes),
            )
        )
    return whole


def _flat(labels: NDArray[Any], name: str) -> NDArray[Any]:
    if labels.ndim == 2 and labels.shape[1] == 1:
        labels = labels[:, 0]
    if labels.dtype.kind == "S":
        labels = np.char.decode(labels, "utf-8", "backslashreplace")
    if labels.ndim == 2 and labels.dtype.kind in "biuf" and 0 < labels.shape[1] <= MOST_CLASSES:
        ones = (labels == 1).sum(axis=1) == 1
        if bool(np.all(ones)) and bool(np.all((labels == 0) | (labels == 1))):
            return np.asarray(labels.argmax(axis=1))
    if labels.ndim != 1:
        raise DataError(
            sentence(
                "{name} must be one label an example, or one-hot rows, and is {shape}.",
                name=name,
                shape=short(labels.shape),
            )
        )
    return labels


def _whole(flat: NDArray[Any], name: str) -> NDArray[np.intp]:
    fine = (
        flat.dtype.kind in "biuf" and bool(np.all(np.isfinite(flat))) and bool(np.all(flat == np.trunc(flat)))
    )
    if not fine or (len(flat) and flat.min() < 0):
        raise DataError(
            sentence(
                "{name} must be class numbers from 0 on, texts or one-hot rows; numbers to predict come in a table.",
                name=name,
            )
        )
    if len(flat):
        _check_count(max(2, int(flat.max()) + 1), name)
    return flat.astype(np.intp)


def _check_count(count: int, name: str) -> None:
    if count < 2:
        raise DataError(sentence("{name} has one class: there must be two or more to tell apart.", name=name))
    if count > MOST_CLASSES:
        raise DataError(
            sentence(
                "{name} has {count:,} classes, and {most:,} are the most.",
                name=name,
                count=count,
                most=MOST_CLASSES,
            )
        )
