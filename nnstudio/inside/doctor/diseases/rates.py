"""Learning rates with which a run gets nowhere: steps that are too short, or so long that they undo each other."""

from __future__ import annotations

from collections.abc import Hashable

import numpy as np

from nnstudio.document.analysis.rates import ADADELTA_TRAP, set_rate, usual_rate
from nnstudio.document.document import Document
from nnstudio.errors import sentence
from nnstudio.inside.doctor.case import Case
from nnstudio.inside.doctor.disease import Disease
from nnstudio.inside.doctor.diseases.layers import strengths
from nnstudio.inside.doctor.finding import Action, Finding
from nnstudio.inside.doctor.onset import rose_above
from nnstudio.inside.doctor.remedies import higher_rate, lower_rate
from nnstudio.inside.doctor.whole_run import path_of_run
from nnstudio.learning.optimizers.adadelta import Adadelta

SHORT_PATH = 0.1
"""All steps of a run one behind the other, beside the weights: what is below stays where it began."""
LONG_STEP = 0.05
"""A usual step is a thousandth of the weights; twenty of these replace them all."""
RISEN = 1.5
"""The loss beside its first: more than the ups and downs of batches."""
LITTLE_LEARNED = 0.5
"""Part of the way from the baseline to the best figure."""
MUCH_LEFT = 0.7
"""Part of the first loss."""


def is_poor(case: Case) -> bool:
    """Whether so little is learned that a rate may be the reason: a network that was trained before is not poor."""
    if not np.isnan(case.learned):
        return case.learned < LITTLE_LEARNED
    return not case.kept_of_loss < MUCH_LEFT


class RateTooSmall(Disease):
    """All that the planned steps could change is a small part of the weights, and the loss is nearly what it was."""

    key = "rate too small"
    title = "Learning rate too small"
    source = "the ratio of updates to weights of Stanford's cs231n, taken over all steps of the run"
    hides = frozenset({"not learning"})

    def examine(self, case: Case) -> Finding | None:
        if not case.is_ripe or len(case.looks) < 10 or not len(case.updates) or not is_poor(case):
            return None
        path, steps = path_of_run(case)
        if (
            not 0.0 < path < SHORT_PATH
            or not case.kept_of_loss > MUCH_LEFT
            or not any(strengths(case).values())
        ):
            return None  # without a gradient, no rate leads anywhere
        said = sentence(
            "The learning rate of {rate:g} is too small: a step changes the weights by {update:.2g} of their size, so "
            "that all {steps:,} steps of the run can't change them by more than {path:.2%}, and the loss is still "
            "{now:.3g} after {first:.3g}",
            rate=case.document.training.optimizer.learning_rate,
            update=float(np.max(case.updates)),
            steps=steps,
            path=path,
            now=case.losses[1],
            first=case.losses[0],
        )
        return Finding(self.key, said, (higher_rate(case.document),), False, (Action.RANGE_TEST,))

    def cause(self, document: Document) -> Hashable:
        return document.training.optimizer, document.training.schedule


class RateTooLarge(Disease):
    """Steps are long beside the weights, and the loss rose by them and has not come down again."""

    key = "rate too large"
    title = "Learning rate too large"
    source = "the ratio of updates to weights of Stanford's cs231n: about 0.001"
    hides = frozenset(
        {
            "not learning",
            "dead relu",
            "saturated answers",
            "saturated layer",
            "exploding gradients",
            "overfitting",
        }
    )

    def examine(self, case: Case) -> Finding | None:
        if not case.is_ripe or len(case.looks) < 10 or not is_poor(case):
            return None
        if not case.longest_step >= LONG_STEP or not case.highest_loss >= RISEN * case.losses[0]:
            return None
        said = sentence(
            "The learning rate of {rate:g} is too large: single steps changed weights by {update:.0%} of their size, "
            "and the loss, {first:.3g} at first, rose to {highest:.3g} and is {now:.3g} after {steps:,} steps",
            rate=case.document.training.optimizer.learning_rate,
            update=case.longest_step,
            steps=case.steps,
            first=case.losses[0],
            highest=case.highest_loss,
            now=case.losses[1],
        )
        step = rose_above(case, RISEN * case.losses[0])
        return Finding(self.key, said, (lower_rate(case.document),), True, (Action.RANGE_TEST,), step=step)

    def cause(self, document: Document) -> Hashable:
        return document.training.optimizer, document.training.schedule


class SlowAdadelta(Disease):
    """Adadelta at the rate that Keras sets: the rule has no rate, and a thousandth of it hardly learns."""

    key = "slow adadelta"
    title = "Adadelta at a small rate"
    source = "Zeiler 2012, whose rule has no rate; docs/learning_nothing.md"
    hides = frozenset({"not learning", "rate too small"})

    def examine(self, case: Case) -> Finding | None:
        optimizer = case.document.training.optimizer
        slow = isinstance(optimizer, Adadelta) and optimizer.learning_rate < ADADELTA_TRAP
        if not slow or not case.is_ripe or not is_poor(case):
            return None
        said = sentence(
            "Adadelta at a learning rate of {rate:g} hardly learns: in {steps:,} steps the loss went from {first:.3g} "
            "to {now:.3g}. Its paper has no rate, which is 1",
            rate=optimizer.learning_rate,
            steps=case.steps,
            first=case.losses[0],
            now=case.losses[1],
        )
        return Finding(self.key, said, (set_rate(optimizer, usual_rate(optimizer)),))

    def cause(self, document: Document) -> Hashable:
        return document.training.optimizer
