"""Memory is taken once: a step after the first makes no new arrays of the size of an activation."""

from __future__ import annotations

import tracemalloc

import numpy as np
import pytest

from nnstudio.document.templates import TEMPLATES
from nnstudio.engine import program as program_module
from nnstudio.engine.parameters import Parameters
from nnstudio.engine.program import Program
from nnstudio.engine.training import Training
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.graph import Graph, stack
from nnstudio.learning.training_data import TrainingData

FLOAT = 4


def noise(count: int) -> TrainingData:
    rng = np.random.default_rng(0)
    return TrainingData.of_arrays(
        rng.integers(0, 256, (count, 28, 28, 1), dtype=np.uint8), rng.integers(0, 10, count)
    )


def test_a_step_after_the_first_allocates_no_activation() -> None:
    document = TEMPLATES["two-convolutions"].document
    smallest = 128 * 12 * 12 * 64 * FLOAT
    with Training(document.graph, document.training, noise(512), threads=1) as training:
        events = training.events()
        next(events)
        next(events)
        tracemalloc.start()
        try:
            before, _ = tracemalloc.get_traced_memory()
            next(events)
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    assert peak - before < smallest / 8


def chain(depth: int) -> Graph:
    layers = [(f"conv_{place}", Conv2D(filters=8, padding="same")) for place in range(depth)]
    return stack((28, 28, 1), layers)


def memory(depth: int, training: bool) -> int:
    graph = chain(depth)
    return Program(graph, Parameters(graph), 16, training=training, shards=1).memory()


def test_answering_needs_no_more_memory_for_a_deeper_chain() -> None:
    assert memory(12, training=False) == memory(6, training=False)


def test_learning_remembers_each_layer_of_a_deeper_chain() -> None:
    activation = 16 * 28 * 28 * 8 * FLOAT
    assert memory(12, training=True) - memory(6, training=True) >= 6 * activation


def test_gradients_of_a_deeper_chain_share_their_memory() -> None:
    activation = 16 * 28 * 28 * 8 * FLOAT
    assert memory(12, training=True) - memory(6, training=True) < 6.5 * activation


def test_pooling_with_the_convolution_saves_the_memory_of_the_large_image(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    document = TEMPLATES["two-convolutions"].document
    graph = document.graph
    large = 128 * 24 * 24 * 64 * FLOAT

    def used() -> int:
        return Program(graph, Parameters(graph), 128, loss=document.training.loss, training=True).memory()

    together = used()
    monkeypatch.setattr(program_module, "fuse", lambda graph: graph)
    assert used() - together > large
