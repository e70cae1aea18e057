"""How good a network is by examples with known answers: its figures, each beside the baseline, and which examples stand
behind them. All of it is computed where the network is judged, so that a window only has to show it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

import numpy as np

from nnstudio.data.columns import Column
from nnstudio.data.training_data import Part
from nnstudio.document.outputs import Outputs, meaning_of
from nnstudio.layers.layer import Array
from nnstudio.learning.engine import Verdict
from nnstudio.learning.examples import Examples
from nnstudio.learning.losses import Loss
from nnstudio.learning.metrics import Metric
from nnstudio.learning.tasks import Classification, Reconstruction, Regression, Task
from nnstudio.runs.answering import Answering
from nnstudio.runs.asked import Asked
from nnstudio.runs.confusions import Confusions
from nnstudio.runs.constant import of_constant
from nnstudio.runs.deviations import Deviations
from nnstudio.runs.engines import ENGINE
from nnstudio.runs.remakes import Remakes, Watcher
from nnstudio.runs.temperature import Mended, mended, mended_by_halves

Findings = Confusions | Deviations | Remakes


@dataclasses.dataclass(frozen=True)
class Figure:
    """A metric's value, and what the best answer that doesn't look at the example would reach."""

    metric: Metric
    value: float
    baseline: float


@dataclasses.dataclass(frozen=True, eq=False)
class Judgement:
    """answering: the network that was judged. examples: those that it was judged by. loss: the mean. figures: the
    leading one first. found: what the task has to show. part: of the data, to which the examples belong. columns: of
    the table that the examples are rows of. aside: whether examples are kept aside that are not the test part. mended:
    how sure the answers would be by a temperature that is fitted by those.
    """

    answering: Answering
    examples: Examples
    loss: float
    figures: tuple[Figure, ...]
    found: Findings
    part: Part = "test"
    columns: tuple[Column, ...] = ()
    aside: bool = False
    mended: Mended | None = None

    @property
    def metrics(self) -> dict[str, float]:
        """The figures by name."""
        return {figure.metric.name: figure.value for figure in self.figures}

    @property
    def leading(self) -> Figure:
        """The figure by which epochs are compared."""
        return self.figures[0]


def judge_by(
    asked: Asked,
    answering: Answering,
    loss: Loss,
    threads: int | None = None,
    earlier: Judgement | None = None,
) -> Judgement:
    """Open the examples, and judge by them. Raises what opening and judging raise."""
    examples = asked.open()
    verdict, found = _judge(examples, answering, loss, threads, earlier)
    aside = asked.training.validation == "split"
    better = _mend(asked, answering, loss, threads, verdict.predictions) if aside else None
    return dataclasses.replace(found, part=asked.part, columns=asked.columns, aside=aside, mended=better)


def judge(
    examples: Examples,
    answering: Answering,
    loss: Loss,
    threads: int | None = None,
    earlier: Judgement | None = None,
) -> Judgement:
    """Run the examples through the network, and look at its answers.

    earlier: a judgement whose baselines are used again where it was by the same examples. Raises what
    `Engine.evaluate` raises.
    """
    return _judge(examples, answering, loss, threads, earlier)[1]


def _judge(
    examples: Examples, answering: Answering, loss: Loss, threads: int | None, earlier: Judgement | None
) -> tuple[Verdict, Judgement]:
    task, scaling = answering.task, answering.scaling
    watcher = Watcher(examples) if isinstance(task, Reconstruction) else None
    verdict = _asked_all(examples, answering, loss, threads, watcher)
    if earlier is not None and earlier.examples is examples and earlier.answering.task == task:
        baselines: Mapping[str, float] = {each.metric.name: each.baseline for each in earlier.figures}
    else:
        outputs = answering.graph.shapes()[answering.graph.output().id]
        baselines = of_constant(task, examples, outputs, scaling)
    figures = tuple(
        Figure(metric, verdict.metrics[metric.name], baselines[metric.name]) for metric in task.metrics()
    )
    found = _look(task, examples, verdict, watcher)
    return verdict, Judgement(answering, examples, verdict.loss, figures, found)


def _asked_all(
    examples: Examples, answering: Answering, loss: Loss, threads: int | None, watcher: Watcher | None = None
) -> Verdict:
    return ENGINE.evaluate(
        answering.graph,
        answering.all_weights(),
        answering.task,
        examples,
        loss,
        scaling=answering.scaling,
        threads=threads,
        watch=watcher,
    )


def _mend(
    asked: Asked, answering: Answering, loss: Loss, threads: int | None, outputs: Array
) -> Mended | None:
    """How sure the answers (n, k) would be by a temperature of examples that are kept aside."""
    classifies = isinstance(answering.task, Classification)
    if not classifies or meaning_of(answering.graph, answering.task) is not Outputs.DISTRIBUTION:
        return None
    kept = dataclasses.replace(asked, part="validation").open()
    classes = np.asarray(kept.targets, np.intp)
    if asked.part == "validation":
        return mended_by_halves(outputs, classes)
    return mended(_asked_all(kept, answering, loss, threads).predictions, classes, outputs)


def _look(task: Task, examples: Examples, verdict: Verdict, watcher: Watcher | None) -> Findings:
    if isinstance(task, Classification):
        return Confusions.of(task, examples.targets, verdict.predictions)
    if isinstance(task, Regression):
        return Deviations(task, examples.targets, verdict.predictions)
    if isinstance(task, Reconstruction) and watcher is not None:
        return watcher.remakes(task)
    raise TypeError(f"nothing is known to be found in the answers to a {task.name}")
