"""Whether examples can be learned by a network, said in a sentence before anything is computed."""

from __future__ import annotations

import numpy as np

from nnstudio.errors import sentence
from nnstudio.layers.graph import Graph
from nnstudio.layers.layer import Array
from nnstudio.layers.shapes import Shape, shape_text
from nnstudio.learning.errors import DataError
from nnstudio.learning.examples import Examples
from nnstudio.learning.tasks import Task
from nnstudio.learning.training_data import TrainingData

NUMBERS = "biuf"
"""The kinds of dtype that examples may have."""
AT_ONCE = 1024


def check_data(graph: Graph, data: TrainingData) -> None:
    """Raise DataError or TaskError if a network can't learn this."""
    check_output(graph, data.task)
    if len(data.train) == 0:
        raise DataError(sentence("There are no training examples"))
    for examples in (data.train, data.validation):
        if examples is not None:
            check_examples(examples, graph.input_shape, data.task)
            if examples.dtype.kind == "f" and not _are_finite(examples):
                raise DataError(sentence("The examples hold NaN or infinity"))


def check_output(graph: Graph, task: Task) -> None:
    """Raise DataError unless the network's output can be an answer to the task."""
    output = graph.shapes()[graph.output().id]
    if not task.accepts(output, graph.input_shape):
        wanted = shape_text(task.outputs(graph.input_shape)[0])
        raise DataError(
            sentence(
                "The last layer must give {wanted} numbers, and gives {given}",
                wanted=wanted,
                given=shape_text(output),
            )
        )


def check_examples(examples: Examples, shape: Shape, task: Task) -> None:
    """Raise DataError or TaskError unless these examples fit a network's input, and their targets the task."""
    _check_shape(tuple(examples.shape), shape)
    if examples.dtype.kind not in NUMBERS:
        raise DataError(
            sentence("The examples must be numbers, and are of the kind {dtype}", dtype=str(examples.dtype))
        )
    task.check(examples.targets, shape)


def check_inputs(values: Array, shape: Shape) -> None:
    """Raise DataError unless these are numbers (n, *shape)."""
    if values.shape == shape:
        wanted = shape_text(shape)
        raise DataError(
            sentence("This is one example of {wanted}: put it in an array of them, (1, ...)", wanted=wanted)
        )
    _check_shape(tuple(values.shape[1:]), shape)
    if values.dtype.kind not in NUMBERS:
        raise DataError(
            sentence("The examples must be numbers, and are of the kind {dtype}", dtype=str(values.dtype))
        )


def _check_shape(found: Shape, shape: Shape) -> None:
    if found != shape:
        got = shape_text(found) or sentence("single numbers")
        raise DataError(
            sentence(
                "The examples are {got}, and the network's input is {wanted}",
                got=got,
                wanted=shape_text(shape),
            )
        )


def _are_finite(examples: Examples) -> bool:
    for start in range(0, len(examples), AT_ONCE):
        indices = np.arange(start, min(start + AT_ONCE, len(examples)))
        part = np.empty((len(indices), *examples.shape), examples.dtype)
        examples.read(indices, part)
        if not np.isfinite(part).all():
            return False
    return True
