"""What answers and labels look like: all too sure, too few of one kind, or with no relation to the examples."""

from __future__ import annotations

import math
from collections.abc import Hashable

import numpy as np

from nnstudio.data.exam import times_seen
from nnstudio.document import edits
from nnstudio.document.analysis import Repair
from nnstudio.document.analysis.exam import judge_on_a_split
from nnstudio.document.document import Document
from nnstudio.errors import sentence
from nnstudio.inside.doctor.case import FEWEST_LOOKS, Case
from nnstudio.inside.doctor.disease import Disease
from nnstudio.inside.doctor.finding import Action, Finding
from nnstudio.inside.doctor.onset import onset
from nnstudio.inside.doctor.remedies import better_loss, lower_rate
from nnstudio.learning.tasks import Classification
from nnstudio.runs.baseline import is_above

FEWEST_SURE = 200
MOST_WRONG = 0.05
"""Of answers that are 99.9% sure: an honest network is wrong with one in a thousand of them."""
ERRORS = 3.0
RARE = 0.25
"""Of the share that each class would have if all were alike."""
FEWEST_OF_A_CLASS = 15
RARELY_FOUND = 0.3
FEWEST_LOOKS_AT_TEST = 3
FEWEST_EPOCHS, LAST = 2, 5


class SaturatedAnswers(Disease):
    """Answers that are sure and wrong: the gradient of what is sure is next to nothing."""

    key = "saturated answers"
    title = "Saturated answers"
    source = "LeCun et al. 1998, 4.4; three standard errors above 5% wrong among answers that are 99.9% sure"
    hides = frozenset({"not learning", "rate too small"})

    def examine(self, case: Case) -> Finding | None:
        answers = [look.answers for look in case.late_looks if look.answers is not None]
        if not case.is_ripe or len(answers) < FEWEST_LOOKS:
            return None
        sure, wrong = sum(each.sure for each in answers), sum(each.wrong for each in answers)
        chance = ERRORS * math.sqrt(sure * MOST_WRONG * (1.0 - MOST_WRONG))
        if sure < FEWEST_SURE or wrong < sure * MOST_WRONG + chance:
            return None
        said = sentence(
            "The answers are saturated: of {sure:,} that were 99.9% sure or more, {share:.0%} were wrong, where an "
            "honest network errs once in a thousand",
            sure=sure,
            share=wrong / sure,
        )
        told = [(look.step, look.answers) for look in case.looks if look.answers is not None]
        step = onset([at for at, _ in told], [each.wrong > MOST_WRONG * each.sure for _, each in told])
        repair = better_loss(case.document) or lower_rate(case.document)
        return Finding(self.key, said, (repair,), True, step=step)

    def cause(self, document: Document) -> Hashable:
        return document.graph, document.training.optimizer, document.training.loss, document.source


class Imbalance(Disease):
    """A class that is rare and hardly ever found, while the others are."""

    key = "imbalance"
    title = "Imbalance of classes"
    source = "He & Garcia 2009, Learning from imbalanced data: recall of each class instead of accuracy"
    hides = frozenset({"not learning"})

    def examine(self, case: Case) -> Finding | None:
        task, answers = (
            case.document.task,
            [look.answers for look in case.late_looks if look.answers is not None],
        )
        if not isinstance(task, Classification) or not case.is_ripe or len(answers) < FEWEST_LOOKS:
            return None
        targets = np.sum([each.targets for each in answers], axis=0)
        right = np.sum([each.right for each in answers], axis=0)
        if case.document.training.class_weights == "balanced":
            return None
        shares = targets / targets.sum()
        found = right / np.maximum(targets, 1)
        rare = (shares < RARE / len(task.classes)) & (targets >= FEWEST_OF_A_CLASS)
        common = float(right[~rare].sum() / max(1, targets[~rare].sum()))
        missed = rare & (found < RARELY_FOUND * common)
        if not missed.any() or common < 1.0 / len(task.classes):
            return None
        worst = int(np.flatnonzero(missed)[np.argmin(found[missed])])
        said = sentence(
            "{name!r} is too rare to be learned: it is {share:.1%} of the examples, and {found:.0%} of them are found, "
            "where {common:.0%} of the others are",
            name=task.classes[worst] if worst < len(task.classes) else str(worst),
            share=float(shares[worst]),
            found=float(found[worst]),
            common=common,
        )
        balance = Repair(
            sentence("Let rare classes count as much as common ones"),
            lambda document: edits.change_training(document, class_weights="balanced"),
        )
        return Finding(self.key, said, (balance,), False)

    def cause(self, document: Document) -> Hashable:
        return document.training.class_weights, document.source


class ShuffledLabels(Disease):
    """No more is learned for other examples than a constant answer gives, and nearest neighbours agree no more than any
    two examples do: as far as can be told, the labels belong to other examples.
    """

    key = "shuffled labels"
    title = "Labels without relation"
    source = "Cover & Hart 1967: a nearest neighbour's label errs at most twice as often as the best rule"
    hides = frozenset({"not learning", "overfitting"})

    def examine(self, case: Case) -> Finding | None:
        found = case.relation
        if not wants_relation(case) or found is None or found.is_there:
            return None
        said = sentence(
            "The labels seem to have nothing to do with the examples: other examples are answered no better than by "
            "one constant answer, and of {examples:,} examples the nearest neighbour agrees with {agreement:.1%}, "
            "where chance alone gives {chance:.1%}",
            examples=found.examples,
            agreement=found.agreement,
            chance=found.chance,
        )
        return Finding(self.key, said, actions=(Action.LOOK_AT_DATA,))

    def cause(self, document: Document) -> Hashable:
        return document.source, document.description


def wants_relation(case: Case) -> bool:
    """Whether it is worth asking the examples themselves: others than those that are learned were answered no better
    than by one constant answer, in every one of the last epochs; or no better is anything, where nothing is kept aside.
    """
    metric = case.record.metric
    _, judged = case.record.validation(metric.name)
    if not case.is_ripe or math.isnan(case.baseline):
        return False
    if not len(judged):
        return case.standing.at_baseline
    return len(judged) >= FEWEST_EPOCHS and not is_above(
        metric, float(np.median(judged[-LAST:])), case.baseline
    )


class ChoosingByTest(Disease):
    """The test part was opened several times: the best of several looks is partly luck."""

    key = "choosing by test"
    title = "Choosing by the test part"
    source = "Dwork et al. 2015, The reusable holdout; the expected largest of n normal deviates"

    def examine(self, case: Case) -> Finding | None:
        document = case.document
        seen = [
            sighting
            for sighting in case.sightings
            if sighting.is_of(document.source, document.description.fingerprint)
        ]
        if len({tuple(sighting.metrics.items()) for sighting in seen}) < FEWEST_LOOKS_AT_TEST:
            return None
        times = times_seen(case.sightings, document.source, document.description.fingerprint)
        name = case.record.metric.name
        figures = [sighting.metrics[name] for sighting in seen if name in sighting.metrics]
        if not figures:
            return None
        metric = case.record.metric
        best = max(figures) if metric.higher_is_better else min(figures)
        said = sentence(
            "The test part was opened {times} times, with figures from {worst} to {best}: whoever keeps the best has "
            "chosen by it, and it looks better than it is",
            times=times,
            worst=metric.text(min(figures) if metric.higher_is_better else max(figures)),
            best=metric.text(best),
        )
        repairs = (judge_on_a_split(document),) if document.training.validation == "test set" else ()
        return Finding(self.key, said, repairs, step=None)

    def cause(self, document: Document) -> Hashable:
        return document.training.validation, document.source
