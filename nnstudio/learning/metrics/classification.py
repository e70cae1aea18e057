"""How good answers are that name a class. One output of a network with two classes is the probability of class 1."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable

import numpy as np

from nnstudio.layers.layer import Array
from nnstudio.learning.metrics.metric import Metric, Sums, ratio

DEVIATIONS = 3.0
"""By so many standard deviations chance alone hardly ever exceeds a baseline."""
UNANSWERED = -1
"""What stands for a class where the outputs name none."""
BINS = 4096
"""Steps of 1 in which ROC AUC tells scores apart; those within one step count as equal."""


@dataclasses.dataclass(frozen=True)
class ClassScores:
    """What a confusion matrix says of each class; arrays are (k,). A value without a case to judge by is 0.

    precision: of what was called this class, the fraction that is. recall: of what is this class, the
    fraction that was called so. f1: harmonic mean of the two, 2 p r / (p + r). support: examples of the class,
    int64.
    """

    precision: Array
    recall: Array
    f1: Array
    support: Array


def classes_of(outputs: Array) -> Array:
    """(n,) the class that each row of outputs (n, k) is largest for, the first one if several are; UNANSWERED where any
    of them is NaN.

    A single output (n, 1) is the probability of class 1: 1 where it is more than a half, else 0.
    """
    classes: Array = (
        outputs.argmax(axis=1) if outputs.shape[1] > 1 else np.asarray(outputs[:, 0] > 0.5, np.intp)
    )
    classes[np.isnan(outputs).any(axis=1)] = UNANSWERED
    return classes


def count_of(outputs: Array) -> int:
    """The number of classes that outputs (n, k) tell apart: 2 for a single output."""
    return max(2, int(outputs.shape[1]))


def answered_or_not(labels: Array, answers: Array, classes: int) -> Array:
    """(classes, classes + 1) int64: `confusion_matrix` with one column more, for what was not answered at all."""
    counted = np.where(answers == UNANSWERED, classes, answers)
    return confusion_matrix(labels, counted, classes + 1)[:-1]


def confusion_matrix(labels: Array, answers: Array, classes: int) -> Array:
    """(classes, classes) int64: how many examples of class `row` were answered `column`.

    labels, answers: (n,) whole numbers from 0 to classes - 1. Raises ValueError when one is outside.
    """
    for what, values in (("label", labels), ("answer", answers)):
        if len(values) and not 0 <= values.min() <= values.max() < classes:
            raise ValueError(f"a {what} is outside 0 to {classes - 1}: {values.min()} to {values.max()}")
    cells = np.asarray(labels, np.int64) * classes + answers
    return np.bincount(cells, minlength=classes * classes).reshape(classes, classes)


class Accuracy(Metric):
    """Fraction of the examples whose class is answered."""

    name = "accuracy"
    title = "Accuracy"
    help = "How many of the examples are answered right."
    share = True
    lowest, highest = 0.0, 1.0

    def sums(self, outputs: Array, targets: Array) -> Sums:
        right = np.count_nonzero(classes_of(outputs) == targets)
        return np.array([right, len(targets)], np.float64)

    def counter(self, outputs: Array, targets: Array) -> Callable[[], Sums]:
        if outputs.shape[1] == 1:
            return super().counter(outputs, targets)
        answers, right = np.empty(len(outputs), np.intp), np.empty(len(outputs), np.bool_)
        sums = np.array([0.0, len(outputs)])

        def count() -> Sums:
            outputs.argmax(axis=1, out=answers)
            np.equal(answers, targets, out=right)
            sums[0] = np.count_nonzero(right)
            return sums

        return count

    def value(self, sums: Sums) -> float:
        return ratio(sums[0], sums[1])

    def beyond(self, baseline: float, count: int) -> float:
        return baseline + DEVIATIONS * math.sqrt(baseline * (1.0 - baseline) / max(1, count))


class Top5Accuracy(Metric):
    """Fraction of the examples whose class is among the five largest outputs.

    Where several outputs are equal to the class's own, it counts as the first of them; what has a NaN is never right.
    """

    name = "top_5_accuracy"
    title = "Top-5 accuracy"
    help = "How often the right class is among the five most probable ones."
    share = True
    lowest, highest = 0.0, 1.0

    def sums(self, outputs: Array, targets: Array) -> Sums:
        near = ~np.isnan(outputs).any(axis=1)
        if outputs.shape[1] > 5:
            own = np.take_along_axis(outputs, np.asarray(targets, np.intp)[:, None], axis=1)
            near &= np.count_nonzero(outputs > own, axis=1) < 5
        right = np.count_nonzero(near)
        return np.array([right, len(targets)], np.float64)

    def value(self, sums: Sums) -> float:
        return ratio(sums[0], sums[1])


class _Macro(Metric):
    """The mean over the classes that occur of a figure of each class, from the confusion matrix."""

    share = True
    lowest, highest = 0.0, 1.0

    def sums(self, outputs: Array, targets: Array) -> Sums:
        counts = answered_or_not(targets, classes_of(outputs), count_of(outputs))
        return counts.reshape(-1).astype(np.float64)

    def value(self, sums: Sums) -> float:
        side = math.isqrt(len(sums))
        counts = sums.reshape(side, side + 1)
        occurs = counts.sum(axis=1) > 0
        if not occurs.any():
            return float("nan")
        right, called, support = np.diagonal(counts), counts[:, :side].sum(axis=0), counts.sum(axis=1)
        return float(self.each(right, called, support)[occurs].mean())

    def each(self, right: Sums, called: Sums, support: Sums) -> Sums:
        """The figure of each class (k,). called: examples answered so. support: examples that are so."""
        raise NotImplementedError


class Precision(_Macro):
    """Of what is called a class, the fraction that is; mean over the classes that occur, 0 where none is called."""

    name = "precision"
    title = "Precision"
    help = "Of the examples called a class, how many are. The mean over the classes."

    def each(self, right: Sums, called: Sums, support: Sums) -> Sums:
        return fractions(right, called)


class Recall(_Macro):
    """Of what is a class, the fraction that is called so; mean over the classes that occur."""

    name = "recall"
    title = "Recall"
    help = "Of the examples of a class, how many are called so. The mean over the classes."

    def each(self, right: Sums, called: Sums, support: Sums) -> Sums:
        return fractions(right, support)


class F1(_Macro):
    """Harmonic mean of a class's precision and recall, 2 p r / (p + r); mean over the classes that occur."""

    name = "f1"
    title = "F1"
    help = "Precision and recall in one figure. The mean over the classes."

    def each(self, right: Sums, called: Sums, support: Sums) -> Sums:
        return fractions(2.0 * right, called + support)


class RocAuc(Metric):
    """Area under the ROC curve of two classes: how often a case of class 1 scores higher than one of class 0.

    With c_1(s) cases of class 1 and c_0(s) of class 0 in step s of the score, the area is
    sum_s c_1(s) (sum_{r < s} c_0(r) + c_0(s) / 2) / (n_1 n_0) (Mann and Whitney 1947). The score is the probability of
    class 1, in steps of 1 / BINS; what has a NaN scores as if it were surely the other class.
    """

    name = "roc_auc"
    title = "ROC AUC"
    help = "How often an example of the second class scores higher than one of the first. 50% is chance."
    share = True
    lowest, highest = 0.0, 1.0

    def sums(self, outputs: Array, targets: Array) -> Sums:
        score, missing = np.asarray(outputs[:, -1], np.float64), np.isnan(outputs).any(axis=1)
        score = np.where(missing, np.equal(targets, 0), score)
        step = np.clip(score * BINS, 0, BINS - 1).astype(np.intp)
        cells = np.asarray(targets, np.intp) * BINS + step
        return np.bincount(cells, minlength=2 * BINS).astype(np.float64)

    def value(self, sums: Sums) -> float:
        none, one = sums.reshape(2, BINS)
        below = np.cumsum(none) - none
        return ratio(float(one @ (below + none / 2.0)), float(one.sum() * none.sum()))


def fractions(part: Sums, whole: Sums) -> Sums:
    """part / whole by element, 0 where whole is 0."""
    return np.divide(part, whole, out=np.zeros(len(part)), where=whole > 0)


def scores_of_counts(right: Array, called: Array, support: Array) -> ClassScores:
    """The figures of each class from three counts of it, (k,): answered rightly, answered so at all, and examples."""
    part = np.asarray(right, np.float64)
    return ClassScores(
        precision=fractions(part, called),
        recall=fractions(part, support),
        f1=fractions(2.0 * part, called + support),
        support=support,
    )
