"""Layers take their memory when they are made: a step after the first makes no array of the size of an activation."""

import dataclasses
import tracemalloc
from typing import Any

import numpy as np
import pytest

from nnstudio.engine.parameters import Parameters
from nnstudio.engine.program import Program
from nnstudio.layers.activation import Activation
from nnstudio.layers.batch_normalization import BatchNormalization
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.functions import FUNCTION_NAMES
from nnstudio.layers.graph import stack
from nnstudio.layers.layer import Layer
from nnstudio.layers.layer_normalization import LayerNormalization
from nnstudio.layers.separable_conv2d import SeparableConv2D
from nnstudio.layers.shapes import Shape
from tests.layers.cases import Case, present, untested
from tests.layers.rig import Rig

LEAST = 1_500_000
"""Bytes of the inputs: well above the few hundred kilobytes that functions may use for temporaries."""
SIDES = {1: (6000,), 2: (60, 100), 3: (20, 20, 24)}
FIXED: dict[str, dict[str, Any]] = {"Reshape": {"target_shape": (-1,)}, "Dense": {"units": 64}}


def large(case: Case) -> Case:
    """The case with inputs that weigh something."""
    sides = SIDES[max(map(len, case.shapes))]
    shapes = tuple(sides[-len(shape) :] for shape in case.shapes)
    values = FIXED.get(case.type, case.values)
    return dataclasses.replace(case, shapes=shapes, values=values)


FIRST = list({(case.type, case.values.get("activation")): large(case) for case in present()}.values())


def allocated(rig: Rig) -> int:
    """The most bytes that a step takes beyond what it found."""
    rig.run()
    rig.run()
    tracemalloc.start()
    try:
        before, _ = tracemalloc.get_traced_memory()
        rig.loss()
        return tracemalloc.get_traced_memory()[1] - before
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("case", FIRST, ids=str)
def test_a_step_makes_no_array_of_the_size_of_an_activation(case: Case):
    batch = LEAST // (4 * max(int(np.prod(shape)) for shape in case.shapes)) + 1
    rig = Rig(case.layer, case.shapes, batch=batch, dtype=np.float32)
    rig.randomise()
    assert allocated(rig) < LEAST / 2


def test_every_layer_is_watched():
    assert untested({case.type for case in FIRST}) == []


CHAINS: list[Layer] = [
    *(Conv2D(filters=4, padding="same", activation=name) for name in FUNCTION_NAMES),
    *(Activation(activation=name) for name in ("relu", "gelu", "softmax")),
    SeparableConv2D(filters=4, padding="same", activation="silu"),
    BatchNormalization(),
    LayerNormalization(),
]


def memory(layer: Layer, depth: int, shape: Shape = (16, 16, 4)) -> int:
    graph = stack(shape, [(f"layer_{place}", layer) for place in range(depth)])
    return Program(graph, Parameters(graph), 64, shards=1).memory()


@pytest.mark.parametrize("layer", CHAINS, ids=lambda layer: f"{layer.type_name()} {layer.summary()}")
def test_answering_takes_hardly_more_memory_for_a_deeper_chain(layer: Layer):
    """A block's zeros around the image are kept for each convolution; an activation is not."""
    activation = 64 * 16 * 16 * 4 * 4
    assert memory(layer, 12) - memory(layer, 4) < 8 * activation
    assert memory(layer, 12) < 6 * activation + 12 * 500_000


@pytest.mark.parametrize(("activation", "copies"), [("linear", 0), ("relu", 1), ("gelu", 1)])
def test_a_function_on_its_own_remembers_one_image_at_most(activation: str, copies: int):
    """Either what went in, or what came out; what the next function needs of it is the same image."""
    activation_bytes = 64 * 16 * 16 * 4 * 4

    def training_memory(depth: int) -> int:
        front = [("conv", Conv2D(filters=4, padding="same"))]
        layers = [(f"layer_{place}", Activation(activation=activation)) for place in range(depth)]
        graph = stack((16, 16, 4), [*front, *layers])
        return Program(graph, Parameters(graph), 64, training=True, shards=1).memory()

    added = training_memory(12) - training_memory(4)
    assert added <= 8 * copies * activation_bytes + 100_000
