"""One step of training, stage by stage: the batch, each layer forward, the loss, each layer backward, the update.

Each stage has the arrays that it takes and gives, and what can be asked about it before it is shown.
"""

from __future__ import annotations

import dataclasses
from typing import Literal

import numpy as np

from nnstudio.errors import Sentence, sentence
from nnstudio.layers.graph import INPUT, Graph, Node
from nnstudio.layers.layer import Array
from nnstudio.learning.metrics import classes_of, plain
from nnstudio.learning.tasks import Classification, Task
from nnstudio.learning.trace import Trace

Kind = Literal["batch", "forward", "loss", "backward", "update", "after"]


@dataclasses.dataclass(frozen=True, eq=False)
class Part:
    """An array of a stage. title: what it is. values: (height, width, channels), (rows, columns, 1) or (numbers,)."""

    title: Sentence
    values: Array
    sign: str = ""


@dataclasses.dataclass(frozen=True)
class Prediction:
    """A question before a stage is shown. answers: to choose from; right: the place of the right one."""

    question: Sentence
    answers: tuple[Sentence, ...]
    right: int


@dataclasses.dataclass(frozen=True, eq=False)
class Stage:
    """kind: what happens. node: the layer in which; "" for none. parts: its arrays. said: what came of it."""

    kind: Kind
    node: str
    parts: tuple[Part, ...]
    said: Sentence
    asked: Prediction | None = None


def stages(graph: Graph, task: Task, trace: Trace, loss_after: float, chance: float) -> tuple[Stage, ...]:
    """All stages of a step. loss_after: of the same batch with the new weights. chance: the loss of an even guess; NaN
    where there is none.
    """
    nodes = graph.ordered()
    return (
        _batch(task, trace),
        *(_forward(node, trace) for node in nodes),
        _loss(graph, task, trace, chance),
        *(_backward(node, trace) for node in reversed(nodes)),
        *(stage for node in nodes for stage in _updates(node, trace)),
        _after(trace, loss_after),
    )


def _batch(task: Task, trace: Trace) -> Stage:
    inputs = trace.values[INPUT]
    said = sentence("{count} examples are one batch; here is the first of them", count=len(inputs))
    if isinstance(task, Classification):
        label = task.classes[int(trace.targets.reshape(-1)[0])]
        said = sentence(
            "{count} examples are one batch; the first of them is {label}", count=len(inputs), label=label
        )
    return Stage("batch", "", (Part(sentence("the first example"), inputs[0]),), said)


def _forward(node: Node, trace: Trace) -> Stage:
    """The first example goes through a layer: what it takes, what it gives."""
    values = trace.values[node.id]
    parts = [Part(_input_title(source), trace.values[source][0]) for source in node.inputs]
    parts.append(Part(sentence("{node} gives", node=node.id), values[0], "→"))
    spread = sentence("{low} to {high}", low=_figure(values.min()), high=_figure(values.max()))
    return Stage("forward", node.id, tuple(parts), sentence("its values go from {spread}", spread=spread))


def _input_title(source: str) -> Sentence:
    return sentence("the input") if source == INPUT else sentence("from {node}", node=source)


def _loss(graph: Graph, task: Task, trace: Trace, chance: float) -> Stage:
    outputs = trace.values[graph.output().id]
    parts = [Part(sentence("answers of the batch"), _rows(outputs))]
    asked = None
    said = sentence("the loss of the batch is {loss}", loss=_figure(trace.loss))
    if isinstance(task, Classification):
        right = int((classes_of(outputs) == trace.targets.reshape(-1)).sum())
        said = sentence(
            "the loss of the batch is {loss}; {right} of {count} are right",
            loss=_figure(trace.loss),
            right=right,
            count=len(outputs),
        )
        if np.isfinite(chance):
            question = sentence(
                "An even guess has the loss {chance}. What has the network?", chance=_figure(chance)
            )
            answers = sentence("a smaller one"), sentence("a larger one")
            asked = Prediction(question, answers, int(trace.loss > chance))
    return Stage("loss", "", tuple(parts), said, asked)


def _backward(node: Node, trace: Trace) -> Stage:
    """What comes back to a layer, and what it passes on to its inputs and its weights."""
    gradient = trace.gradients[node.id]
    parts = [Part(sentence("comes back to {node}", node=node.id), gradient[0])]
    for name, slope in trace.weight_gradients.items():
        if name.rpartition("/")[0] == node.id and name.endswith("kernel"):
            parts.append(Part(sentence("gradient of its weights"), picture_of(slope), "→"))
    parts += [
        Part(sentence("goes on to {node}", node=source), trace.gradients[source][0], "→")
        for source in node.inputs
    ]
    size = float(np.sqrt(np.mean(np.square(gradient, dtype=np.float64))))
    return Stage(
        "backward",
        node.id,
        tuple(parts),
        sentence("the gradient is about {size} for each value", size=_figure(size)),
    )


def _updates(node: Node, trace: Trace) -> list[Stage]:
    """Each array that trains: as it was, how it changes, as it is."""
    found = []
    for name, slope in trace.weight_gradients.items():
        if name.rpartition("/")[0] != node.id:
            continue
        before, after = trace.before[name], trace.after[name]
        short = name.rpartition("/")[2]
        parts = (
            Part(sentence("{name} before", name=short), picture_of(before)),
            Part(sentence("its gradient"), picture_of(slope)),
            Part(sentence("the change"), picture_of(after - before), "→"),
            Part(sentence("{name} after", name=short), picture_of(after), "="),
        )
        size, change = (
            float(np.sqrt(np.mean(np.square(part, dtype=np.float64)))) for part in (before, after - before)
        )
        said = sentence(
            "a weight is about {size}, and changes by about {change}",
            size=_figure(size),
            change=_figure(change),
        )
        found.append(Stage("update", node.id, parts, said))
    return found


def _after(trace: Trace, loss_after: float) -> Stage:
    said = sentence(
        "the loss of the same batch: {before} before the step, {after} after it",
        before=_figure(trace.loss),
        after=_figure(loss_after),
    )
    question = sentence("All weights have changed. Does the loss of this batch fall?")
    asked = Prediction(question, (sentence("it falls"), sentence("it rises")), int(loss_after > trace.loss))
    return Stage("after", "", (), said, asked)


def picture_of(weights: Array) -> Array:
    """Weights as an array that can be painted: filters beside each other, a matrix as it is, others in a row."""
    if weights.ndim == 4:
        return weights.reshape(*weights.shape[:2], -1)
    if weights.ndim == 2:
        return weights[:, :, np.newaxis]
    return weights.reshape(-1)


def _rows(outputs: Array) -> Array:
    """One line for each example; of images, the first."""
    return outputs[0] if outputs.ndim == 4 else outputs.reshape(len(outputs), -1)[:, :, np.newaxis]


def _figure(value: float) -> str:
    return plain(float(value))
