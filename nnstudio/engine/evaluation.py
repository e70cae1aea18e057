"""How good a network is on images with known answers."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Iterator, Mapping

import numpy as np

from nnstudio.engine.binding import Binding
from nnstudio.engine.checks import check_images, check_labels
from nnstudio.engine.errors import DataError
from nnstudio.engine.losses import Loss
from nnstudio.engine.parameters import Parameters
from nnstudio.engine.predictor import fill_images
from nnstudio.engine.program import Program
from nnstudio.engine.team import Team
from nnstudio.errors import sentence
from nnstudio.layers.graph import Graph
from nnstudio.layers.layer import Array

EVALUATION_BATCH = 512


@dataclasses.dataclass(frozen=True)
class Evaluation:
    """loss: mean; accuracy: fraction; confusion: (k, k) int64, rows are truths; predictions: (n, k) float32."""

    loss: float
    accuracy: float
    confusion: Array
    predictions: Array


class Judge:
    """Runs images through a program with a loss and no backward pass, batch by batch."""

    def __init__(self, graph: Graph, parameters: Parameters, loss: Loss, images: int) -> None:
        """images: how many there will be in all."""
        batch = min(EVALUATION_BATCH, max(1, images))
        self.program = Program(graph, parameters, batch, loss=loss)
        self.program.expect(images % batch)

    def batches(self, images: Array, labels: Array, team: Team) -> Iterator[tuple[float, Array]]:
        """For each batch the sum of the losses, and the outputs as a view that the next batch overwrites."""
        for start in range(0, len(images), self.program.batch):
            part = images[start : start + self.program.batch]
            binding = self.program.bind(len(part))
            truths = labels[start : start + len(part)]
            binding.run(team, functools.partial(self._load, binding, part, truths))
            yield float(binding.losses.sum()), binding.output

    def _load(self, binding: Binding, images: Array, labels: Array, part: slice) -> None:
        fill_images(binding.input[part], images[part])
        self.program.set_targets(labels[part], part)


def evaluate(
    graph: Graph,
    weights: Mapping[str, Array],
    images: Array,
    labels: Array,
    loss: Loss,
    threads: int | None = None,
) -> Evaluation:
    """Run images (n, *input_shape) with labels (n,) through the network. With no images, all figures are NaN or empty.

    Raises WeightsError when the weights belong to another graph, DataError when images or labels don't fit it.
    """
    classes = graph.shapes()[graph.output().id][-1]
    check_images(images, graph.input_shape)
    check_labels(labels, classes)
    if len(images) != len(labels):
        raise DataError(
            sentence(
                "Images and labels must be as many, and are {images} and {labels}",
                images=len(images),
                labels=len(labels),
            )
        )
    parameters = Parameters(graph)
    parameters.load(weights)
    predictions = np.zeros((len(images), classes), np.float32)
    total, seen = 0.0, 0
    judge = Judge(graph, parameters, loss, len(images))
    with Team(threads) as team:
        for losses, outputs in judge.batches(images, labels, team):
            predictions[seen : seen + len(outputs)] = outputs
            total, seen = total + losses, seen + len(outputs)
    answers = predictions.argmax(axis=1)
    confusion = np.zeros((classes, classes), np.int64)
    np.add.at(confusion, (labels.astype(np.intp), answers), 1)
    share = float((answers == labels).mean()) if seen else float("nan")
    return Evaluation(total / seen if seen else float("nan"), share, confusion, predictions)
