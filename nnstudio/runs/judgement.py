"""How good a network is by examples with known answers: its figures, each beside the baseline, and which examples stand
behind them. All of it is computed where the network is judged, so that a window only has to show it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from nnstudio.data.columns import Column
from nnstudio.data.training_data import Part
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
    the table that the examples are rows of.
    """

    answering: Answering
    examples: Examples
    loss: float
    figures: tuple[Figure, ...]
    found: Findings
    part: Part = "test"
    columns: tuple[Column, ...] = ()

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
    found = judge(asked.open(), answering, loss, threads, earlier)
    return dataclasses.replace(found, part=asked.part, columns=asked.columns)


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
    task, scaling = answering.task, answering.scaling
    watcher = Watcher(examples) if isinstance(task, Reconstruction) else None
    verdict = ENGINE.evaluate(
        answering.graph,
        answering.all_weights(),
        task,
        examples,
        loss,
        scaling=scaling,
        threads=threads,
        watch=watcher,
    )
    if earlier is not None and earlier.examples is examples and earlier.answering.task == task:
        baselines: Mapping[str, float] = {each.metric.name: each.baseline for each in earlier.figures}
    else:
        outputs = answering.graph.shapes()[answering.graph.output().id]
        baselines = of_constant(task, examples, outputs, scaling)
    figures = tuple(
        Figure(metric, verdict.metrics[metric.name], baselines[metric.name]) for metric in task.metrics()
    )
    return Judgement(answering, examples, verdict.loss, figures, _look(task, examples, verdict, watcher))


def _look(task: Task, examples: Examples, verdict: Verdict, watcher: Watcher | None) -> Findings:
    if isinstance(task, Classification):
        return Confusions.of(task, examples.targets, verdict.predictions)
    if isinstance(task, Regression):
        return Deviations(task, examples.targets, verdict.predictions)
    if isinstance(task, Reconstruction) and watcher is not None:
        return watcher.remakes(task)
    raise TypeError(f"nothing is known to be found in the answers to a {task.name}")
