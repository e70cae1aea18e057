"""Warnings of gradients that are clipped to nothing.

How far a step goes that is made of a tiny gradient depends on the optimizer. The limits are measured:
docs/learning_nothing.md has the runs.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

from nnstudio.document import edits
from nnstudio.document.analysis.finding import Finding
from nnstudio.document.analysis.report import Repair
from nnstudio.document.document import Document
from nnstudio.errors import declared, sentence
from nnstudio.learning.optimizers.adadelta import Adadelta
from nnstudio.learning.optimizers.adagrad import Adagrad
from nnstudio.learning.optimizers.lion import Lion
from nnstudio.learning.optimizers.optimizer import Optimizer
from nnstudio.learning.optimizers.rmsprop import RMSprop
from nnstudio.learning.optimizers.sgd import SGD

SHORTEST = {"clipnorm": 5e-4, "global_clipnorm": 5e-4, "clipvalue": 5e-6}
"""Length of a step, rate times limit, below which ten epochs change next to nothing."""
SCALED = {"clipnorm": 2e-6, "global_clipnorm": 2e-6, "clipvalue": 2e-8}
"""The same for the limit alone, where a step is divided by the size of the gradients: epsilon is what is left."""
USUAL = {"clipnorm": 1.0, "global_clipnorm": 1.0, "clipvalue": 0.5}


def stride(optimizer: Optimizer) -> float:
    """The rate with the momentum of SGD taken into account: how far it goes where gradients agree."""
    momentum = optimizer.momentum if isinstance(optimizer, SGD) else 0.0
    return float(optimizer.learning_rate / (1.0 - momentum))


def check_clipping(optimizer: Optimizer) -> Iterator[Finding]:
    """Limits that leave nothing of the gradients. Lion takes their sign, and never minds."""
    for name in SHORTEST:
        limit = getattr(optimizer, name)
        if limit is not None and not isinstance(optimizer, Lion) and _is_tight(optimizer, name, limit):
            label = declared(optimizer.field(name).label)
            said = sentence(
                "A {field} of {limit:g} leaves so little of the gradients that next to nothing is learned",
                field=label,
                limit=limit,
            )
            repair = Repair(
                sentence("Set {field} to {value:g}", field=label, value=USUAL[name]), _to_usual(name)
            )
            yield Finding(None, "warning", said, (repair,), "optimizer")


def _is_tight(optimizer: Optimizer, name: str, limit: float) -> bool:
    if isinstance(optimizer, RMSprop):
        return optimizer.learning_rate * limit / math.sqrt(optimizer.epsilon) < SHORTEST[name]
    if isinstance(optimizer, SGD | Adagrad | Adadelta):
        return stride(optimizer) * limit < SHORTEST[name]
    return limit < SCALED[name]


def _to_usual(name: str) -> Callable[[Document], Document]:
    def apply(document: Document) -> Document:
        optimizer = document.training.optimizer.change(**{name: USUAL[name]})
        return edits.change_training(document, optimizer=optimizer)

    return apply
