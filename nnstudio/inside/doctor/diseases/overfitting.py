"""What is learned no longer holds for other examples."""

from __future__ import annotations

import math
from collections.abc import Hashable

import numpy as np

from nnstudio.document import edits
from nnstudio.document.analysis import Repair
from nnstudio.document.document import Document
from nnstudio.errors import sentence
from nnstudio.inside.doctor.case import Case
from nnstudio.inside.doctor.disease import Disease
from nnstudio.inside.doctor.finding import Finding
from nnstudio.inside.doctor.remedies import drop_out
from nnstudio.runs.record import LOSS

LOST = 1.2
"""The loss of other examples beside its best: Prechelt's GL of 20."""
EPOCHS_AFTER, STRIP = 3, 0.1
"""Epochs in a row that must be so much worse, at least, and as a part of the run: a rate that rises and falls again
lifts the loss for a while."""
TIMES = 4.0
"""The loss of other examples beside that of learned ones: what is learned is learned by heart."""
STANDING = 0.25
"""Part of the epochs for which the other loss must not have fallen, where it does not rise much."""
MUCH = 0.1
"""Distance of both losses beside the loss of a network that knows nothing: less is not worth a word."""
LEARNED = 0.8
"""Of that loss: by one that learned so little, nothing was learned by heart."""
PATIENCE = 3


class Overfitting(Disease):
    """The loss of other examples rises from its best, epoch after epoch, and the leading metric gains nothing by it;
    or it has long stood still far above that of the learned ones. In both cases the learned ones' falls on.
    """

    key = "overfitting"
    title = "Overfitting"
    source = "Prechelt 1998, Early stopping - but when?: generalization loss GL, over a strip of epochs"

    def examine(self, case: Case) -> Finding | None:
        _, judged = case.record.validation(LOSS)
        _, learned = case.record.training(LOSS)
        strip = max(EPOCHS_AFTER, math.ceil(STRIP * case.document.training.epochs))
        if len(judged) <= strip or len(learned) != len(judged) or not np.isfinite(judged).all():
            return None
        best = int(judged.argmin())
        since = len(judged) - 1 - best
        if since < strip or learned[-1] > LEARNED * case.losses[0] or learned[-1] >= learned[best]:
            return None
        lowest = float(judged[-strip:].min())
        rises = lowest >= LOST * judged[best] and not self._gains(case, best)
        by_heart = lowest >= TIMES * learned[-1] and since >= STANDING * len(judged)
        worth = lowest - min(float(learned[-1]), float(judged[best])) >= MUCH * case.losses[0]
        if not (rises or by_heart) or not worth:
            return None
        return self._finding(case, best, rises)

    def _finding(self, case: Case, best: int, rises: bool) -> Finding:
        (epochs, judged), learned = case.record.validation(LOSS), case.record.training(LOSS)[1]
        epoch, lowest, now = int(epochs[best]), float(judged[best]), float(judged[-1])
        before, after = float(learned[best]), float(learned[-1])
        if rises:
            said = sentence(
                "Overfitting since epoch {epoch}: the loss on other examples rose from {best:.3g} to {now:.3g}, while "
                "that of the learned ones fell from {before:.3g} to {learned:.3g}",
                epoch=epoch,
                best=lowest,
                now=now,
                before=before,
                learned=after,
            )
        else:
            said = sentence(
                "Overfitting since epoch {epoch}: the loss on other examples does not fall below {best:.3g} any more "
                "and is {now:.3g}, while that of the learned ones fell from {before:.3g} to {learned:.3g}",
                epoch=epoch,
                best=lowest,
                now=now,
                before=before,
                learned=after,
            )
        step = case.record.epochs[best].step
        return Finding(self.key, said, self._repairs(case.document), True, step=step)

    def _gains(self, case: Case, best: int) -> bool:
        """Whether the leading metric got better since, all the same."""
        metric = case.record.metric
        _, values = case.record.validation(metric.name)
        return len(values) > best and metric.better(
            float(np.median(values[-EPOCHS_AFTER:])), float(values[best])
        )

    def _repairs(self, document: Document) -> tuple[Repair, ...]:
        dropping = drop_out(document)
        found = [dropping] if dropping else []
        if document.training.early_stopping is None:
            found.append(
                Repair(
                    sentence("Stop {count} epochs after the best", count=PATIENCE),
                    lambda each: edits.change_training(each, early_stopping=PATIENCE),
                )
            )
        return tuple(found)

    def cause(self, document: Document) -> Hashable:
        return document.graph, document.training, document.source
