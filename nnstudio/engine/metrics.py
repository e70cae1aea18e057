"""How good answers are, in numbers that people understand. All are pure functions of answers and labels."""

from __future__ import annotations

import dataclasses

import numpy as np

from nnstudio.layers.layer import Array


@dataclasses.dataclass(frozen=True)
class ClassScores:
    """What a confusion matrix says of each class; arrays are (k,). A value without a case to judge by is 0.

    precision: of what was called this class, the fraction that is. recall: of what is this class, the
    fraction that was called so. f1: harmonic mean of the two, 2 p r / (p + r). support: images of the class,
    int64.
    """

    precision: Array
    recall: Array
    f1: Array
    support: Array


def classes_of(predictions: Array) -> Array:
    """(n,) the class that each row of predictions (n, k) is largest for, the first one if several are.

    A single output (n, 1) is the probability of class 1: 1 where it is more than a half, else 0.
    """
    if predictions.shape[1] == 1:
        return np.asarray(predictions[:, 0] > 0.5, np.intp)
    classes: Array = predictions.argmax(axis=1)
    return classes


def count_right(predictions: Array, labels: Array) -> int:
    """How many rows of predictions (n, k) are largest at the image's label. labels: (n,) integers."""
    return int(np.count_nonzero(classes_of(predictions) == labels))


def accuracy(predictions: Array, labels: Array) -> float:
    """Fraction of the images answered right, 0 to 1; 0 without an image. Arguments as `count_right`."""
    return count_right(predictions, labels) / len(labels) if len(labels) else 0.0


def most_frequent_share(labels: Array) -> float:
    """The fraction that an answer gets right that is always the most frequent class; 0 without a label.

    labels: (n,) integers, 0 or more.
    """
    return float(np.bincount(labels.astype(np.intp)).max() / len(labels)) if len(labels) else 0.0


def top_k_accuracy(predictions: Array, labels: Array, k: int = 5) -> float:
    """Fraction of the images whose label is among the k largest of their row; 0 without an image.

    predictions: (n, classes) of 2 classes or more. labels: (n,) integers, 0 <= label < classes. Where several
    are equal to the label's own, the label counts as the first of them. A row with NaN at its label is never
    right.
    """
    if not len(labels):
        return 0.0
    own = np.take_along_axis(predictions, np.asarray(labels, np.intp)[:, None], axis=1)
    larger = np.count_nonzero(predictions > own, axis=1)
    return float(np.mean((larger < k) & ~np.isnan(own[:, 0])))


def confusion_matrix(labels: Array, answers: Array, classes: int) -> Array:
    """(classes, classes) int64: how many images of class `row` were answered `column`.

    labels, answers: (n,) integers from 0 to classes - 1. Raises ValueError when one is outside.
    """
    for what, values in (("label", labels), ("answer", answers)):
        if len(values) and not 0 <= values.min() <= values.max() < classes:
            raise ValueError(f"a {what} is outside 0 to {classes - 1}: {values.min()} to {values.max()}")
    cells = np.asarray(labels, np.int64) * classes + answers
    return np.bincount(cells, minlength=classes * classes).reshape(classes, classes)


def class_scores(confusion: Array) -> ClassScores:
    """Precision, recall, F1 and support of each class from a confusion matrix (k, k)."""
    right = np.diagonal(confusion).astype(np.float64)
    called, support = confusion.sum(axis=0), confusion.sum(axis=1)
    return ClassScores(
        precision=_fraction(right, called),
        recall=_fraction(right, support),
        f1=_fraction(2.0 * right, called + support),
        support=support,
    )


def _fraction(part: Array, whole: Array) -> Array:
    return np.divide(part, whole, out=np.zeros(len(part)), where=whole > 0)
