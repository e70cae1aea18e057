"""What most likely keeps a run from learning, and what one click would do about it."""

from __future__ import annotations

import dataclasses

from nnstudio.document import edits
from nnstudio.document.analysis import Repair, analyse
from nnstudio.document.analysis.rates import set_rate, usual_rate
from nnstudio.document.document import Document
from nnstudio.errors import Sentence, declared, sentence
from nnstudio.learning.optimizers.adam import Adam
from nnstudio.learning.optimizers.sgd import SGD


@dataclasses.dataclass(frozen=True)
class Remedy:
    """cause: a sentence without a full stop. repair: what may help, or None. known: whether analysis warned of it."""

    cause: Sentence
    repair: Repair | None
    known: bool = False


def remedy(document: Document, diverged: bool = False) -> Remedy:
    """The likeliest cause that training this document leads nowhere, or, if it diverged, to infinity.

    What the analysis warns of comes first: with relu at the end and a cross-entropy, no rate is small enough. Else it
    is the learning rate, as far as anybody can tell.
    """
    for problem in analyse(document).problems:
        if problem.severity == "warning" and problem.repair is not None:
            return Remedy(problem.sentence, problem.repair, True)
    optimizer = document.training.optimizer
    rate, usual, name = optimizer.learning_rate, usual_rate(optimizer), declared(type(optimizer).title)
    if rate > usual or diverged:
        lower = usual if rate > usual else rate / 10.0
        said = sentence("The learning rate of {rate:g} is too large for this network", rate=rate)
        return Remedy(said, set_rate(optimizer, lower))
    if rate < usual:
        said = sentence("The learning rate of {rate:g} is too small to get anywhere", rate=rate)
        return Remedy(said, set_rate(optimizer, usual))
    if isinstance(optimizer, SGD):
        repair = Repair(
            sentence("Train with {name}", name="Adam"), lambda d: edits.change_training(d, optimizer=Adam())
        )
        return Remedy(sentence("{name} gets nowhere from where this network begins", name=name), repair)
    return Remedy(
        sentence("The learning rate of {rate:g} is too large for this network", rate=rate),
        set_rate(optimizer, rate / 10.0),
    )
