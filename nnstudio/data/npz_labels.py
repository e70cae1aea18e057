"""The labels in an NPZ file: whole numbers, texts or one-hot rows, and the classes that they stand for."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from nnstudio.data.class_numbers import classes_present
from nnstudio.data.errors import DataError
from nnstudio.data.naming import name_of
from nnstudio.errors import sentence
from nnstudio.learning.tasks.classification import MOST_CLASSES
from nnstudio.shown import escaped, short

Places = NDArray[np.intp]
LARGEST = 2**31 - 1


def read_labels(
    parts: dict[str, NDArray[Any]], names: tuple[str, ...]
) -> tuple[tuple[str, ...], dict[str, Places]]:
    """The classes, and for each array of labels, the training part's first, their places (n,) among the classes.

    parts: by the names of the arrays. names: of the labels from 0 on; without any, the classes are those that occur.
    Raises DataError, also where a label occurs in no training example.
    """
    flat = {name: _flat(labels, name) for name, labels in parts.items()}
    train = next(iter(flat))
    if flat[train].dtype.kind in "US":
        known = sorted(set(flat[train].tolist()))
        classes = tuple(name_of(text, repr(text)) for text in known)
        found = {name: _of_texts(labels, known, name, train) for name, labels in flat.items()}
    else:
        whole = {name: _whole(labels, name) for name, labels in flat.items()}
        for name, labels in whole.items():
            _check_known(labels.tolist(), set(whole[train].tolist()), name, train)
        classes, found = _numbered(whole, names) if names else _present(whole)
    _check_count(len(np.unique(found[train])), train)
    _check_count(len(classes), train)
    return classes, found


def _present(whole: dict[str, Places]) -> tuple[tuple[str, ...], dict[str, Places]]:
    classes, parts = classes_present(tuple(whole.values()))
    return classes, dict(zip(whole, parts, strict=True))


def _numbered(whole: dict[str, Places], names: tuple[str, ...]) -> tuple[tuple[str, ...], dict[str, Places]]:
    count = max(len(names), *(int(labels.max(initial=-1)) + 1 for labels in whole.values()))
    _check_count(max(2, count), next(iter(whole)))
    given = (name_of(name, str(label)) for label, name in enumerate(names))
    return (*given, *map(str, range(len(names), count))), whole


def _of_texts(labels: NDArray[Any], known: list[str], name: str, train: str) -> Places:
    texts = labels.astype(str)
    _check_known(texts.tolist(), set(known), name, train)
    return np.searchsorted(np.array(known), texts).astype(np.intp)


def _check_known(labels: list[Any], known: set[Any], name: str, train: str) -> None:
    foreign = sorted(set(labels) - known)
    if foreign:
        shown = escaped(str(foreign[0])[:60])
        raise DataError(
            sentence(
                "{part} has the class {name}, which {train} has not.", part=name, name=shown, train=train
            )
        )


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
    if not fine or (len(flat) and not 0 <= flat.min() <= flat.max() <= LARGEST):
        raise DataError(
            sentence(
                "{name} must be class numbers from 0 on, texts or one-hot rows; numbers to predict come in a table.",
                name=name,
            )
        )
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
