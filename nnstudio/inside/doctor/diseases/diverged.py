"""Training ran off to infinity."""

from __future__ import annotations

from collections.abc import Hashable

from nnstudio.document.document import Document
from nnstudio.document.remedy import remedy
from nnstudio.errors import sentence
from nnstudio.inside.doctor.case import Case
from nnstudio.inside.doctor.disease import Disease
from nnstudio.inside.doctor.finding import Action, Finding


class HasDiverged(Disease):
    """The engine's own word: a loss, an output or a weight that is no number."""

    key = "diverged"
    title = "Diverged"
    source = "the engine, which checks each loss and, once an epoch, all weights"
    hides = frozenset({"rate too large", "not learning", "exploding gradients"})

    def examine(self, case: Case) -> Finding | None:
        diverged = case.record.diverged
        if diverged is None:
            return None
        found = remedy(case.document, diverged=True)
        first, last = case.losses if case.steps else (float("nan"), float("nan"))
        said = sentence(
            "Training became numerically unstable at step {step}: the loss began at {first:.3g}, and was {last:.3g} "
            "before. Most likely: {cause}",
            step=diverged.step,
            first=first,
            last=last,
            cause=found.cause,
        )
        repairs = (found.repair,) if found.repair else ()
        return Finding(self.key, said, repairs, True, (Action.RANGE_TEST,), diverged.layer, diverged.step)

    def cause(self, document: Document) -> Hashable:
        return document.graph, document.training
