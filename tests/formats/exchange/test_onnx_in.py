"""Graphs of ONNX come in as the networks that they left as, and what other programs write otherwise comes in too.

The graphs are plain values here; files are in tests/parity, where the onnx package is.
"""

from __future__ import annotations

from typing import Any

import hypothesis
import numpy as np
import pytest

from nnstudio.document.templates import TEMPLATES
from nnstudio.formats.exchange.arriving import ArrivalError, Arrived
from nnstudio.formats.exchange.network import Network
from nnstudio.formats.onnx.incoming.given import Given, Operator
from nnstudio.formats.onnx.incoming.reader import arrived
from nnstudio.formats.onnx.model import INPUT_NAME, OPSET, built
from nnstudio.layers.graph import Graph
from nnstudio.layers.layer import Array
from nnstudio.runs.engines import ENGINE
from tests.engine.graphs import graphs
from tests.formats.exchange.networks import answers, of_graph, template

SAME = 1e-4


def given_of(network: Network) -> Given:
    """What our exporter writes, without a file."""
    builder, end = built(network)
    operators = tuple(
        Operator(each.type, each.output, each.inputs, (each.output,), each.attributes)
        for each in builder.operators
    )
    sides = (None, *network.graph.input_shape)
    return Given("network", OPSET, INPUT_NAME, sides, end, operators, dict(builder.constants))


def predictions(found: Arrived, examples: Array) -> Array:
    assert found.weights is not None
    scaling = found.document.description.scaling
    model = ENGINE.model(found.document.graph, found.weights, scaling=scaling, batch=len(examples))
    try:
        return model.predict(examples.reshape(len(examples), *found.document.input_shape))
    finally:
        model.close()


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_comes_back_and_answers_alike(name: str) -> None:
    network = template(name)
    found = arrived(given_of(network))
    assert found.gaps == ()
    examples = network.made_up(20)
    np.testing.assert_allclose(predictions(found, examples), answers(network, examples), atol=SAME)


def test_a_stack_comes_back_layer_by_layer() -> None:
    network = template("first-network")
    found = arrived(given_of(network))
    assert found.document.graph == network.graph
    assert found.document.source == TEMPLATES["first-network"].document.source
    assert [str(note) for note in found.notes] == [
        "scaled is left out: pictures are brought to 0 to 1 here already."
    ]


@hypothesis.settings(max_examples=30, deadline=None, derandomize=True, database=None)
@hypothesis.given(graph=graphs())
def test_a_random_network_comes_back(graph: Graph) -> None:
    network = of_graph(TEMPLATES["first-network"].document, graph)
    found = arrived(given_of(network))
    assert found.gaps == ()
    examples = network.made_up(10)
    np.testing.assert_allclose(predictions(found, examples), answers(network, examples), atol=SAME)


class Sketch:
    """A graph in the making, for one image of 6x6 with 2 channels as PyTorch has it, or another shape."""

    def __init__(self, *sides: int | None, opset: int = 17) -> None:
        self.sides, self.opset = sides or (None, 2, 6, 6), opset
        self.operators: list[Operator] = []
        self.constants: dict[str, Array] = {}

    def add(self, kind: str, *inputs: Any, **attributes: Any) -> str:
        names = [name if isinstance(name, str) else self.constant(name) for name in inputs]
        output = f"v{len(self.operators)}"
        self.operators.append(
            Operator(kind, f"{kind.lower()}_{len(self.operators)}", tuple(names), (output,), attributes)
        )
        return output

    def constant(self, values: Any) -> str:
        name = f"c{len(self.constants)}"
        array = np.asarray(values)
        self.constants[name] = array.astype(np.float32) if array.dtype.kind == "f" else array
        return name

    def given(self, end: str) -> Given:
        return Given("sketch", self.opset, "x", self.sides, end, tuple(self.operators), self.constants)


def kinds(found: Arrived) -> list[str]:
    return [node.layer.type_name() for node in found.document.graph.nodes]


def asked(found: Arrived, values: Array) -> Array:
    """The answers for values as the graph takes them, channels first where it has images."""
    model = ENGINE.model(found.document.graph, found.weights or {}, batch=len(values))
    moved = values.transpose(0, 2, 3, 1) if values.ndim == 4 else values
    try:
        return model.predict(np.ascontiguousarray(moved))
    finally:
        model.close()


RNG = np.random.default_rng(1)
IMAGES = RNG.normal(size=(5, 2, 6, 6)).astype(np.float32)


def test_the_dense_behind_a_flatten_reads_pixels_in_our_order() -> None:
    sketch = Sketch()
    kernel = RNG.normal(size=(3, 72))
    sketch.add("Flatten", "x", axis=1)
    found = arrived(sketch.given(sketch.add("Gemm", "v0", kernel, np.zeros(3), transB=1)))
    assert kinds(found) == ["Flatten", "Dense"]
    np.testing.assert_allclose(asked(found, IMAGES), IMAGES.reshape(5, -1) @ kernel.T, atol=SAME)


def test_sides_of_a_reshape_that_the_graph_works_out_are_worked_out() -> None:
    sketch = Sketch()
    batch = sketch.add("Gather", sketch.add("Shape", "x"), np.asarray(0), axis=0)
    sides = sketch.add("Concat", sketch.add("Unsqueeze", batch, np.asarray([0])), np.asarray([-1]), axis=0)
    found = arrived(sketch.given(sketch.add("Gemm", sketch.add("Reshape", "x", sides), np.ones((72, 1)))))
    assert kinds(found) == ["Flatten", "Dense"]
    np.testing.assert_allclose(asked(found, IMAGES)[:, 0], IMAGES.sum(axis=(1, 2, 3)), atol=1e-3)


def test_a_gelu_of_five_operators_is_a_gelu_in_the_layer_before() -> None:
    sketch = Sketch(None, 4)
    x = sketch.add("MatMul", "x", RNG.normal(size=(4, 3)))
    x = sketch.add("Add", x, RNG.normal(size=3))
    curve = sketch.add("Add", sketch.add("Erf", sketch.add("Div", x, np.sqrt(2.0))), 1.0)
    found = arrived(sketch.given(sketch.add("Mul", sketch.add("Mul", x, curve), 0.5)))
    assert [node.layer.summary() for node in found.document.graph.nodes] == ["3 gelu"]


def test_a_layer_normalization_of_many_operators_is_one() -> None:
    sketch = Sketch(None, 4)
    gamma, beta = RNG.normal(size=4), RNG.normal(size=4)
    distance = sketch.add("Sub", "x", sketch.add("ReduceMean", "x", axes=(-1,)))
    variance = sketch.add("ReduceMean", sketch.add("Pow", distance, 2.0), axes=(-1,))
    plain = sketch.add("Div", distance, sketch.add("Sqrt", sketch.add("Add", variance, 1e-5)))
    found = arrived(sketch.given(sketch.add("Add", sketch.add("Mul", plain, gamma), beta)))
    assert kinds(found) == ["LayerNormalization"]
    x = RNG.normal(size=(5, 4)).astype(np.float32)
    wanted = (x - x.mean(1, keepdims=True)) / np.sqrt(x.var(1, keepdims=True) + 1e-5) * gamma + beta
    np.testing.assert_allclose(asked(found, x), wanted, atol=SAME)


def test_a_hard_swish_is_a_product_of_layers_that_there_are() -> None:
    sketch = Sketch(None, 4)
    half = sketch.add("Clip", sketch.add("Add", "x", 3.0), 0.0, 6.0)
    found = arrived(sketch.given(sketch.add("Mul", "x", sketch.add("Div", half, 6.0))))
    assert sorted(kinds(found)) == ["Activation", "Multiply"]
    x = RNG.normal(size=(5, 4)).astype(np.float32) * 4
    np.testing.assert_allclose(asked(found, x), x * np.clip(x / 6 + 0.5, 0, 1), atol=SAME)


@pytest.mark.parametrize("pads", [(1, 1, 1, 1), (0, 0, 1, 1), (1, 0, 0, 1), (2, 1, 2, 1), (0, 0, 0, 0)])
@pytest.mark.parametrize("stride", [1, 2])
def test_a_convolution_keeps_its_answers_whatever_its_padding(pads: tuple[int, ...], stride: int) -> None:
    sketch = Sketch()
    kernel = RNG.normal(size=(3, 2, 3, 3))
    made = sketch.add("Conv", "x", kernel, pads=pads, strides=(stride, stride), kernel_shape=(3, 3))
    found = arrived(sketch.given(made))
    padded = np.pad(IMAGES, ((0, 0), (0, 0), (pads[0], pads[2]), (pads[1], pads[3])))
    windows = np.lib.stride_tricks.sliding_window_view(padded, (3, 3), axis=(2, 3))[:, :, ::stride, ::stride]
    wanted = np.einsum("nchwij,fcij->nhwf", windows, kernel)
    np.testing.assert_allclose(asked(found, IMAGES), wanted, atol=SAME)


def test_zeros_of_a_pad_before_a_convolution_are_its_own() -> None:
    sketch = Sketch()
    padded = sketch.add("Pad", "x", np.asarray([0, 0, 1, 1, 0, 0, 1, 1]))
    found = arrived(sketch.given(sketch.add("Conv", padded, np.ones((3, 2, 3, 3)), kernel_shape=(3, 3))))
    assert [node.layer.summary() for node in found.document.graph.nodes] == ["3 3x3 same"]


def test_what_there_is_not_here_is_named_and_the_rest_comes_in() -> None:
    sketch = Sketch()
    x = sketch.add("Relu", sketch.add("Conv", "x", RNG.normal(size=(3, 2, 3, 3)), kernel_shape=(3, 3)))
    x = sketch.add("InstanceNormalization", x, np.ones(3), np.zeros(3))
    x = sketch.add("Relu", sketch.add("Conv", x, RNG.normal(size=(4, 3, 3, 3)), kernel_shape=(3, 3)))
    found = arrived(sketch.given(sketch.add("Gemm", sketch.add("Flatten", x), RNG.normal(size=(16, 2)))))
    assert [str(gap) for gap in found.gaps] == [
        "instancenormalization_2 is a InstanceNormalization, which there is not here; "
        "BatchNormalization comes nearest."
    ]
    assert kinds(found) == ["Conv2D", "Conv2D", "Flatten", "Dense"]
    assert [node.inputs for node in found.document.nodes][1] == ()
    assert found.weights is None


def test_a_picture_of_unknown_size_is_told() -> None:
    sketch = Sketch(None, 3, None, None)
    with pytest.raises(ArrivalError, match="all sides must be known"):
        arrived(sketch.given(sketch.add("Relu", "x")))


def test_it_is_told_how_the_graph_s_own_program_is_asked() -> None:
    """Examples are turned as the graph has them: channels first, and as bytes where it scales by itself."""
    sketch = Sketch(None, 3, 4, 5)
    pooled = sketch.add("GlobalAveragePool", sketch.add("Mul", "x", 1 / 255))
    found = arrived(sketch.given(sketch.add("Gemm", sketch.add("Flatten", pooled), np.eye(3))))
    assert found.elsewhere is not None
    raw = RNG.integers(0, 256, (2, 4, 5, 3)).astype(np.float32)
    np.testing.assert_array_equal(found.elsewhere.given(raw, raw / 255), raw.transpose(0, 3, 1, 2))
    np.testing.assert_array_equal(found.elsewhere.taken(np.ones((2, 3))), np.ones((2, 3)))


@pytest.mark.parametrize(
    "kind", ["Relu", "Softmax", "Add", "Concat", "MaxPool", "Reshape", "Shape", "Pad", "Resize"]
)
def test_an_operator_without_inputs_is_told(kind: str) -> None:
    sketch = Sketch()
    end = sketch.add("Add", sketch.add("Relu", "x"), sketch.add(kind))
    assert arrived(sketch.given(end)).gaps


@pytest.mark.parametrize("strides", [7, (1,), (0, 0), (2**40, 1), ("a", "b"), (1, 2, 3)])
def test_settings_that_can_not_be_are_told(strides: Any) -> None:
    sketch = Sketch()
    for kind in ("Conv", "ConvTranspose"):
        made = sketch.add(kind, sketch.add("Relu", "x"), np.ones((2, 2, 3, 3)), strides=strides)
    pooled = sketch.add("MaxPool", sketch.add("Relu", "x"), kernel_shape=(2, 2), strides=strides)
    assert arrived(sketch.given(made)).gaps
    assert arrived(sketch.given(pooled)).gaps
