"""Every layer computes what its formula says, judged by plain loops; and its shape rule tells the shape of that."""

import numpy as np
import pytest

from nnstudio.engine.parameters import Parameters
from nnstudio.engine.predictor import Predictor
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.functions import FUNCTION_NAMES, FUNCTIONS
from nnstudio.layers.graph import stack
from nnstudio.layers.max_pooling2d import MaxPooling2D
from tests.layers.cases import Case, present, untested
from tests.layers.references import CHANCE, REFERENCES, activated
from tests.layers.rig import Rig


def expected(case: Case, rig: Rig) -> np.ndarray:
    inputs = [rig.get(f"x{place}").astype(np.float64) for place in range(len(case.shapes))]
    weights = {name: array.astype(np.float64) for name, array in rig.weights.items()}
    return (REFERENCES | CHANCE)[case.type](case.layer, inputs, weights)


def certain(cases: list[Case]) -> list[Case]:
    return [case for case in cases if case.type in REFERENCES]


@pytest.mark.parametrize("case", certain(present()), ids=str)
@pytest.mark.parametrize("shards", [1, 3])
def test_the_output_is_that_of_the_formula(case: Case, shards: int):
    rig = Rig(case.layer, case.shapes, shards=shards)
    rig.randomise()
    wanted = expected(case, rig)
    np.testing.assert_allclose(rig.run(), wanted, rtol=1e-9, atol=1e-11)


@pytest.mark.parametrize("case", certain(present()), ids=str)
def test_single_precision_is_as_good_as_it_can_be(case: Case):
    rig = Rig(case.layer, case.shapes, dtype=np.float32)
    rig.randomise()
    wanted = expected(case, rig)
    np.testing.assert_allclose(rig.run(), wanted, rtol=2e-5, atol=2e-5)


@pytest.mark.parametrize("case", present(), ids=str)
def test_the_shape_rule_tells_the_shape_of_the_output(case: Case):
    rig = Rig(case.layer, case.shapes, training=False)
    rig.randomise()
    assert case.layer.output_shape(*case.shapes) == expected(case, rig).shape[1:]


def test_every_layer_has_a_reference():
    assert untested(set(REFERENCES) | set(CHANCE)) == []


@pytest.mark.parametrize("case", present(), ids=str)
def test_weights_have_the_shapes_that_the_layer_announces(case: Case):
    rig = Rig(case.layer, case.shapes)
    announced = {spec.name: spec.shape for spec in case.layer.weights(*case.shapes)}
    assert {name: array.shape for name, array in rig.weights.items()} == announced


@pytest.mark.parametrize("case", certain(present()), ids=str)
def test_a_smaller_last_batch_is_computed_the_same(case: Case):
    if case.type == "BatchNormalization" and case.values.get("trainable", True):
        return  # its statistics are those of the batch
    rig = Rig(case.layer, case.shapes, batch=7, shards=3)
    rig.randomise()
    whole = rig.run()
    for images in (1, 2, 5):
        np.testing.assert_allclose(rig.run(images), whole[:images], rtol=1e-12, atol=1e-14)


@pytest.mark.parametrize("name", FUNCTION_NAMES)
def test_activations_are_right_far_from_zero_and_close_to_it(name: str):
    x = np.array([[-30.0, -8.0, -3.0, -1e-3, -1e-9, 0.0, 1e-9, 1e-3, 2.5, 3.0, 8.0, 30.0]])
    y, work = np.empty_like(x), np.empty_like(x)
    FUNCTIONS[name].forward(x, y, work)
    np.testing.assert_allclose(y, activated(name, x), rtol=1e-7, atol=1e-12)


@pytest.mark.parametrize("name", FUNCTION_NAMES)
@pytest.mark.parametrize("far", [200.0, 1e30])
def test_no_activation_overflows(name: str, far: float):
    x = np.array([[-far, far, 0.0]], np.float32)
    y, work = np.empty_like(x), np.empty_like(x)
    dx = np.ones_like(x)
    function = FUNCTIONS[name]
    function.forward(x, y, work)
    function.backward(y if function.reads == "output" else x, dx, dx, work)
    assert np.isfinite(y).all()
    assert np.isfinite(dx).all()


LIMITS = {
    "linear": (np.inf, -np.inf),
    "relu": (np.inf, 0.0),
    "leaky_relu": (np.inf, -np.inf),
    "elu": (np.inf, -1.0),
    "selu": (np.inf, -1.0507009873554805 * 1.6732632423543772),
    "gelu": (np.inf, 0.0),
    "silu": (np.inf, 0.0),
    "softplus": (np.inf, 0.0),
    "sigmoid": (1.0, 0.0),
    "hard_sigmoid": (1.0, 0.0),
    "tanh": (1.0, -1.0),
}
"""Of each activation at infinity and at -infinity; a row of softmax has none."""


@pytest.mark.parametrize("name", [name for name in FUNCTION_NAMES if name != "softmax"])
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_an_infinite_value_gives_the_limit_and_what_is_no_number_is_passed_on(name: str, dtype: type):
    x: np.ndarray = np.array([[np.inf, -np.inf, 1e5, -1e5, np.nan]], dtype)
    y, dx, work = np.empty_like(x), np.ones_like(x), np.empty_like(x)
    function = FUNCTIONS[name]
    function.forward(x, y, work)
    function.backward(y if function.reads == "output" else x, dx, dx, work)
    np.testing.assert_allclose(y[0, :2], LIMITS[name], rtol=1e-6, atol=1e-30)
    np.testing.assert_allclose(dx[0, :2], dx[0, 2:4])
    assert np.isnan(y[0, 4])


@pytest.mark.parametrize("name", [name for name in FUNCTION_NAMES if FUNCTIONS[name].reads == "output"])
def test_activations_whose_gradient_reads_the_output_work_in_place(name: str):
    x = np.random.default_rng(0).standard_normal((4, 9))
    y, work = np.empty_like(x), np.empty_like(x)
    FUNCTIONS[name].forward(x, y, work)
    FUNCTIONS[name].forward(x, x, work)
    np.testing.assert_array_equal(x, y)


@pytest.mark.parametrize("activation", ["linear", "relu", "tanh"])
def test_a_convolution_and_its_pooling_are_the_same_together_and_apart(activation: str):
    conv = Conv2D(filters=3, activation=activation)
    graph = stack((9, 8, 2), [("conv", conv), ("pool", MaxPooling2D())])
    images = np.random.default_rng(1).standard_normal((4, 9, 8, 2))
    weights = Parameters(graph, dtype=np.float64).copy()
    together = Predictor(graph, weights, batch=4, dtype=np.float64).predict(images)
    image = Predictor(stack((9, 8, 2), [("conv", conv)]), weights, batch=4, dtype=np.float64).predict(images)
    pooled = Predictor(stack(image.shape[1:], [("pool", MaxPooling2D())]), batch=4, dtype=np.float64).predict(
        image
    )
    np.testing.assert_allclose(together, pooled, rtol=1e-12)
