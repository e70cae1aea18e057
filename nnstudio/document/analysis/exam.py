"""The check that the test part stays an exam: what it decides, it can't judge any more."""

from __future__ import annotations

from collections.abc import Iterator

from nnstudio.document import edits
from nnstudio.document.analysis.facts import Facts
from nnstudio.document.analysis.finding import Finding
from nnstudio.document.analysis.report import Repair
from nnstudio.document.document import Document
from nnstudio.errors import sentence
from nnstudio.learning.schedules import ReduceOnPlateau


def check_exam(facts: Facts) -> Iterator[Finding]:
    """Training whose course the test part decides."""
    document = facts.document
    training = document.training
    if training.validation != "test set":
        return
    if training.early_stopping is not None:
        said = sentence(
            "The test part decides when training stops, and so its figures look better than they are"
        )
    elif isinstance(training.schedule, ReduceOnPlateau):
        said = sentence(
            "The test part decides when the learning rate falls, and so its figures look better than they are"
        )
    else:
        return
    yield Finding(None, "warning", said, (judge_on_a_split(document),), "validation", sure=True)


def judge_on_a_split(document: Document) -> Repair:
    """Leave the test part alone."""
    share = document.training.validation_fraction
    return Repair(
        sentence("Judge on {share:.0%} of the training examples instead", share=share),
        lambda each: edits.change_training(each, validation="split"),
    )
