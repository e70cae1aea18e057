"""What the best answer that never looks at the example would reach by each metric: a network is worth what it adds."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nnstudio.layers.layer import Array
from nnstudio.layers.shapes import Shape, size_of
from nnstudio.learning.examples import Examples
from nnstudio.learning.scaling import Scaling
from nnstudio.learning.tasks import Reconstruction, Task

AT_ONCE = 2**22
"""Numbers of the targets that are looked at together."""


def of_constant(task: Task, examples: Examples, outputs: Shape, scaling: Scaling) -> dict[str, float]:
    """Each metric of the task by name for one constant answer, the best for these examples; NaN without any.

    outputs: the shape of an answer.
    """
    metrics = task.metrics()
    if not len(examples):
        return {metric.name: float("nan") for metric in metrics}
    constant = _constant(task, examples, outputs, scaling)
    sums: dict[str, Array] = {}
    for targets in _targets(task, examples, outputs, scaling):
        answers = np.broadcast_to(constant, (len(targets), *outputs))
        for metric in metrics:
            added = metric.sums(answers, targets)
            sums[metric.name] = sums[metric.name] + added if metric.name in sums else added
    return {metric.name: metric.value(sums[metric.name]) for metric in metrics}


def _constant(task: Task, examples: Examples, outputs: Shape, scaling: Scaling) -> Array:
    if not isinstance(task, Reconstruction):
        return task.constant(examples.targets, outputs)
    total = np.zeros(outputs, np.float64)
    for targets in _targets(task, examples, outputs, scaling):
        total += targets.sum(axis=0, dtype=np.float64)
    return np.asarray(total / len(examples), np.float32)


def _targets(task: Task, examples: Examples, outputs: Shape, scaling: Scaling) -> Iterator[Array]:
    step = max(1, AT_ONCE // max(1, size_of(outputs)))
    for start in range(0, len(examples), step):
        places = np.arange(start, min(start + step, len(examples)))
        if isinstance(task, Reconstruction):
            raw = np.empty((len(places), *examples.shape), examples.dtype)
            examples.read(places, raw)
            yield scaling.of(raw)
        else:
            yield examples.targets[places]
