"""One value with its arithmetic: what it read, what that counts, and where its gradient comes from; for every layer."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("hypothesis")
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nnstudio.engine.predictor import Predictor
from nnstudio.inside.cell import Cell, Unit, cell_of
from nnstudio.inside.question import Question
from nnstudio.layers.activation import Activation
from nnstudio.layers.batch_normalization import BatchNormalization
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.dense import Dense
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.graph import Graph, stack
from nnstudio.layers.layer import Array
from nnstudio.layers.layer_normalization import LayerNormalization
from nnstudio.layers.max_pooling2d import MaxPooling2D
from nnstudio.learning.engine import before
from nnstudio.learning.scaling import Scaling
from tests.engine.graphs import graphs


def question(graph: Graph, seed: int = 2) -> Question:
    """About the first of the outputs, in float64."""
    shape = graph.shapes()[graph.output().id]
    towards = np.zeros(shape)
    towards.reshape(-1)[0] = 1.0
    example = np.random.default_rng(seed).standard_normal(graph.input_shape)
    return Question(Predictor(graph, dtype=np.float64, seed=3), graph, Scaling(), example, towards)


def weights(asked: Question, name: str) -> Array:
    assert isinstance(asked.model, Predictor)
    return asked.model.parameters.arrays[name]


def small() -> Graph:
    return stack(
        (6, 6, 2),
        [
            ("conv", Conv2D(filters=3, activation="relu")),
            ("pool", MaxPooling2D()),
            ("flat", Flatten()),
            ("norm", BatchNormalization()),
            ("out", Dense(units=4, activation="softmax")),
        ],
    )


def cell(node: str, channel: int, place: tuple[int, int] | None = None) -> tuple[Question, Cell]:
    asked = question(small())
    weights(asked, "conv/bias")[...] = (0.3, -0.2, 0.1)
    return asked, cell_of(asked, Unit(node, channel, place))


def test_a_convolution_multiplies_its_window_by_its_filter():
    asked, found = cell("conv", 1, (2, 3))
    (read,) = found.reads
    np.testing.assert_allclose(read.values, asked.example[2:5, 3:6])
    np.testing.assert_allclose(read.slopes, weights(asked, "conv/kernel")[:, :, :, 1])
    assert read.corner == (2, 3)
    assert found.rest == pytest.approx(-0.2)
    assert found.before == pytest.approx(float((read.values * read.slopes).sum()) - 0.2)
    assert found.value == pytest.approx(max(found.before, 0.0))
    assert (found.activation, found.adds) == ("relu", True)


def test_a_maximum_counts_one_where_it_came_from():
    _, found = cell("pool", 2, (1, 0))
    (read,) = found.reads
    assert read.values.shape == (2, 2, 1)
    assert read.channels.tolist() == [2]
    assert sorted(read.slopes.reshape(-1).tolist()) == [0, 0, 0, 1]
    assert found.value == read.values.max() == found.total
    assert found.rest == 0.0


def test_a_dense_layer_reads_all_of_its_input():
    asked, found = cell("out", 3)
    (read,) = found.reads
    np.testing.assert_allclose(read.slopes, weights(asked, "out/kernel")[:, 3])
    assert read.corner is None
    assert found.activation == "softmax"
    assert found.before == pytest.approx(found.total + found.rest)


def test_backwards_the_gradient_of_a_unit_is_that_of_the_score():
    asked, found = cell("conv", 1, (2, 3))
    back = asked.gradient(asked.example[np.newaxis], "conv")[0, 2, 3, 1]
    ahead = asked.gradient(asked.example[np.newaxis], before("conv"))[0, 2, 3, 1]
    assert found.slope_after == pytest.approx(float(back))
    assert found.slope_before == pytest.approx(float(ahead))


def test_normalisation_shifts_and_scales_one_number():
    _, found = cell("norm", 5)
    (read,) = found.reads
    assert read.channels.tolist() == [5]
    factor = 1 / np.sqrt(1 + BatchNormalization().epsilon)
    np.testing.assert_allclose(read.slopes, [factor])


@pytest.mark.parametrize(
    ("layer", "adds"), [(LayerNormalization(), False), (Activation("sigmoid"), False), (Dense(units=5), True)]
)
def test_a_layer_that_is_no_sum_of_its_inputs_says_so(layer: Dense, adds: bool):
    graph = stack((5,), [("layer", layer)])
    assert cell_of(question(graph), Unit("layer", 1, None)).adds is adds


@given(graphs(), st.data())
@settings(max_examples=80, suppress_health_check=list(HealthCheck), deadline=None)
def test_no_input_that_counts_lies_outside_the_window(graph: Graph, data: st.DataObject):
    """Of any unit of any layer: all slopes are among what is shown, and its values are those of its inputs."""
    asked = question(graph)
    node = data.draw(st.sampled_from(graph.nodes))
    shape = graph.shapes()[node.id]
    at = tuple(data.draw(st.integers(0, side - 1)) for side in shape)
    unit = Unit(node.id, at[-1], (at[0], at[1]) if len(shape) == 3 else None)
    if len(shape) == 2:  # rows of a Reshape: no unit of these is ever shown
        return
    found = cell_of(asked, unit)
    one = np.zeros(shape)
    one[at] = 1.0
    slopes = asked.model.slopes(asked.example[np.newaxis], node.id, one)
    for read, whole in zip(found.reads, slopes, strict=True):
        assert np.abs(read.slopes).sum() == pytest.approx(np.abs(whole).sum(), rel=1e-9, abs=1e-12)
    values = asked.model.inside(asked.example[np.newaxis], {node.id, before(node.id)})
    assert found.value == pytest.approx(float(values[node.id][0][at]))
    assert found.before == pytest.approx(float(values[before(node.id)][0][at]))
