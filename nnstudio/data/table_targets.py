"""What is predicted from a row of a table: which column it is, whether a class or a number, and how it is learned."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import numpy as np

from nnstudio.data.errors import DataError
from nnstudio.data.fitted_columns import Numbers, is_numeric, numbers_of
from nnstudio.data.naming import name_of
from nnstudio.data.text_table import is_missing
from nnstudio.errors import sentence
from nnstudio.layers.layer import Array
from nnstudio.learning.examples import Indices
from nnstudio.learning.tasks import Classification, Regression, Task
from nnstudio.learning.tasks.classification import MOST_CLASSES
from nnstudio.learning.tasks.regression import Target

USUAL_TARGETS = ("target", "label", "class", "species", "y", "price", "outcome", "result")
FEW_KINDS = 20
"""Whole numbers of so few kinds are taken for classes."""

Columns = Sequence[Sequence[str]]
"""The cells of each target."""


def usual_target(names: Sequence[str]) -> str:
    """The column that most likely is the one to predict: by its name, or else the last."""
    lower = [name.lower() for name in names]
    return next((names[lower.index(usual)] for usual in USUAL_TARGETS if usual in lower), names[-1])


def likely_task(columns: Columns, decimal: str) -> str:
    """Which task suits: "classification" of texts and of whole numbers of few kinds, or else "regression"."""
    if len(columns) > 1:
        return "regression"
    column = columns[0]
    if not is_numeric(column, decimal):
        return "classification"
    values = numbers_of(column, decimal)
    kinds = np.unique(values[np.isfinite(values)])
    whole = bool(np.all(kinds == np.round(kinds)))
    few = len(kinds) <= min(FEW_KINDS, max(2, len(column) // 10))
    return "classification" if whole and few else "regression"


def are_known(columns: Columns, task: str, decimal: str) -> Array:
    """(rows,) bool: whether all targets of a row are known."""
    if task == "regression":
        known = [np.isfinite(numbers_of(column, decimal)) for column in columns]
    else:
        known = [np.array([not is_missing(cell) for cell in column], bool) for column in columns]
    return np.asarray(np.all(known, axis=0))


def read_targets(names: Sequence[str], columns: Columns, task: str, decimal: str) -> tuple[Task, Array]:
    """The task and the targets of rows where they are known: classes, or numbers (rows, targets) not scaled yet.

    Raises DataError, one sentence, where there is nothing to learn.
    """
    if task == "regression":
        return _numbers(names, columns, decimal)
    if len(names) > 1:
        raise DataError(sentence("A class is predicted from one column: choose one target."))
    return _classes(names[0], [cell.strip() for cell in columns[0]], decimal)


def _numbers(names: Sequence[str], columns: Columns, decimal: str) -> tuple[Task, Array]:
    values = np.stack([numbers_of(column, decimal) for column in columns], axis=1)
    for name, column in zip(names, values.T, strict=True):
        if np.all(column == column[0]):
            raise _one_value(name, f"{column[0]:g}")
    return Regression(tuple(map(Target, names))), values


def _classes(name: str, texts: Sequence[str], decimal: str) -> tuple[Task, Array]:
    classes = sorted(set(texts), key=lambda text: _order(text, decimal))
    if len(classes) == 1:
        raise _one_value(name, classes[0])
    if len(classes) > min(MOST_CLASSES, max(2, len(texts) // 2)):
        raise DataError(
            sentence(
                "{name} has {count:,} different values in {rows:,} rows, too many to be classes: choose another "
                "target, or regression.",
                name=name,
                count=len(classes),
                rows=len(texts),
            )
        )
    places = {text: index for index, text in enumerate(classes)}
    shown = tuple(name_of(text, repr(text)) for text in classes)
    return Classification(shown), np.array([places[text] for text in texts], np.intp)


def _order(text: str, decimal: str) -> tuple[float, str]:
    """Classes that are numbers stand in the order of these, before all others."""
    value = numbers_of((text,), decimal)[0]
    return (float(value), text) if np.isfinite(value) else (np.inf, text)


def _one_value(name: str, value: str) -> DataError:
    return DataError(
        sentence(
            "{name} is {value} in every row, and so there is nothing to predict.", name=name, value=value
        )
    )


def scaled_by(task: Task, targets: Numbers | Array, train: Indices) -> tuple[Task, Array]:
    """Numbers are learned near 0: in deviations of the training rows from their mean."""
    if not isinstance(task, Regression):
        return task, targets
    with np.errstate(over="ignore", invalid="ignore"):
        means, deviations = targets[train].mean(axis=0), targets[train].std(axis=0)
    for target, figures in zip(task.targets, np.stack([means, deviations], axis=1), strict=True):
        if not np.isfinite(figures).all():
            raise DataError(
                sentence("The numbers of {name} are too large to be learned: divide them.", name=target.name)
            )
    deviations = np.where(deviations > 0, deviations, 1.0)
    scaled = Regression(
        tuple(
            dataclasses.replace(target, mean=float(mean), scale=float(deviation))
            for target, mean, deviation in zip(task.targets, means, deviations, strict=True)
        )
    )
    return scaled, scaled.scaled(targets)
