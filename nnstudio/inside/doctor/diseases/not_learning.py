"""Nothing is learned: one constant answer is as good."""

from __future__ import annotations

from nnstudio.document.remedy import remedy
from nnstudio.errors import sentence
from nnstudio.inside.doctor.case import Case
from nnstudio.inside.doctor.disease import Disease
from nnstudio.inside.doctor.finding import Action, Finding
from nnstudio.inside.doctor.remedies import hidden_saturating
from nnstudio.runs.baseline import Standing

SYMPTOMS = frozenset({"dead relu", "exploding gradients", "saturated layer", "saturated answers"})


class NotLearning(Disease):
    """Where the run stands beside the baseline is judged in runs/baseline.py, with the chance in it."""

    key = "not learning"
    title = "Not learning"
    source = "runs/baseline.py: four standard errors of the baseline over the last quarter of what was seen"

    def examine(self, case: Case) -> Finding | None:
        if not case.is_ripe or case.standing is not Standing.NOTHING:
            return None
        found, metric = remedy(case.document), case.record.metric
        said = sentence(
            "Nothing is learned so far: in {steps:,} steps the loss went from {first:.3g} to {now:.3g}, and always "
            "giving the same answer would reach {baseline}, too. Most likely: {cause}",
            steps=case.steps,
            first=case.losses[0],
            now=case.losses[1],
            baseline=metric.text(case.baseline),
            cause=found.cause,
        )
        repairs, explains = (
            (found.repair,) if found.repair else (),
            _symptoms(case) if found.known else frozenset(),
        )
        return Finding(self.key, said, repairs, True, (Action.RANGE_TEST,), explains=explains)


def _symptoms(case: Case) -> frozenset[str]:
    """What layers show when a network can learn nothing for a reason that was in sight before the first step."""
    vanishing = frozenset() if hidden_saturating(case.document) else frozenset({"vanishing gradients"})
    return SYMPTOMS | vanishing
