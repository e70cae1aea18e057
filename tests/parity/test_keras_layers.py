"""Every layer, activation and initializer agrees with Keras 3: answers, gradients, statistics, and ten steps."""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np
import pytest

from nnstudio.document.templates import TEMPLATES
from nnstudio.engine.training import Training
from nnstudio.layers.catalogue import LAYERS
from nnstudio.layers.functions import FUNCTION_NAMES, FUNCTIONS
from nnstudio.layers.initializers import INITIALIZERS
from nnstudio.layers.layer import Array
from tests.layers.cases import CASES, Case
from tests.layers.rig import Rig
from tests.parity.keras_judge import (
    jax,
    judged,
    keras,
    keras_layer,
    keras_model,
    keras_optimizer,
    variables_of,
)
from tests.parity.random_cases import random_cases
from tests.parity.small_digits import BATCH, READERS, STEPS, digits, without_chance

pytestmark = pytest.mark.parity

CHANCE = ("Dropout", "SpatialDropout2D", "GaussianNoise")
EXACT = [name for name in LAYERS if name not in CHANCE]
DRAWN = 3
"""Random configurations of each layer."""


def known_to_keras(case: Case) -> bool:
    """Whether Keras has this too: it takes no strides and gaps at once (docs/keras.md)."""
    gaps, steps = (case.layer.values().get(name, (1, 1)) for name in ("dilation_rate", "strides"))
    return (1, 1) in (gaps, steps)


ALL = [case for case in CASES if case.type in EXACT and known_to_keras(case)]
ALL += [case for name in EXACT for case in random_cases(name, DRAWN, known_to_keras)]


def test_every_layer_is_compared():
    assert {case.type for case in ALL} == set(EXACT)
    short = [name for name in EXACT if sum(case.type == name for case in ALL) < DRAWN]
    assert short == []


SINGLE = ("LayerNormalization", "BatchNormalization", "GlobalAveragePooling2D", "tanh")
"""What Keras computes in single precision whatever it is given."""


def tolerance(case: Case) -> float:
    """How far apart both may be."""
    return 2e-5 if {case.type, case.layer.values().get("activation")} & set(SINGLE) else 1e-9


@pytest.mark.parametrize("case", ALL, ids=str)
def test_a_layer_agrees_with_keras(case: Case):
    rig = Rig(case.layer, case.shapes, shards=2)
    rig.randomise()
    inputs = [rig.get(f"x{place}").copy() for place in range(len(case.shapes))]
    weights = {name: array.copy() for name, array in rig.weights.items()}
    ours = rig.run()
    theirs = judged(case.layer, inputs, weights, rig.rows)
    near = tolerance(case)
    np.testing.assert_allclose(ours, theirs.output, rtol=near, atol=near)
    assert set(rig.gradients) == set(theirs.gradients)
    for name, gradient in rig.gradients.items():
        scaled = theirs.gradients[name] * ours.size
        np.testing.assert_allclose(gradient * ours.size, scaled, rtol=near, atol=10 * near, err_msg=name)
    for name in rig.weights.keys() & theirs.after.keys():
        np.testing.assert_allclose(rig.get(name), theirs.after[name], rtol=near, atol=near, err_msg=name)


@pytest.mark.parametrize("name", FUNCTION_NAMES)
def test_an_activation_agrees_with_keras_far_out_too(name: str):
    """But for the corner of leaky_relu, and for -infinity in gelu and silu (docs/keras.md)."""
    rng = np.random.default_rng(2)
    x = rng.normal(size=(40, 6)) * 10.0 ** rng.uniform(-6, 4, (40, 1))
    y, work, dx = np.empty_like(x), np.empty_like(x), np.empty_like(x)
    FUNCTIONS[name].forward(x, y, work)
    dy = rng.normal(size=x.shape)
    FUNCTIONS[name].backward(y if FUNCTIONS[name].reads == "output" else x, dy, dx, work)
    theirs, back = jax.vjp(keras.activations.get(name), x)
    near = 1e-6 if name in SINGLE else 1e-10
    np.testing.assert_allclose(y, np.asarray(theirs), rtol=near, atol=near)
    np.testing.assert_allclose(dx, np.asarray(back(dy.astype(theirs.dtype))[0]), rtol=near, atol=3 * near)


@pytest.mark.parametrize("name", [name for name in FUNCTION_NAMES if name != "softmax"])
def test_an_activation_of_infinity_is_that_of_keras(name: str):
    x = np.array([[np.inf]])
    y = np.empty_like(x)
    FUNCTIONS[name].forward(x, y, np.empty_like(x))
    assert y[0, 0] == float(keras.activations.get(name)(x)[0, 0])


@pytest.mark.parametrize("rate", [0.1, 0.5, 0.8])
@pytest.mark.parametrize("name", ["Dropout", "SpatialDropout2D"])
def test_dropout_leaves_out_and_scales_as_much_as_keras(name: str, rate: float):
    layer = LAYERS[name].from_values({"rate": rate})
    ones: Array = np.ones((400, 5, 5, 16))
    ours = _in_training(layer, ones)
    theirs = np.asarray(keras_layer(layer)(ones, training=True))
    np.testing.assert_allclose(np.unique(ours.round(4)), np.unique(theirs.round(4)), rtol=1e-4)
    assert (ours == 0).mean() == pytest.approx((theirs == 0).mean(), abs=0.03)
    together = [np.ptp(side, axis=(1, 2)).any() for side in (ours, theirs)]
    assert together[0] == together[1]


def test_noise_is_as_wide_as_that_of_keras():
    layer = LAYERS["GaussianNoise"].from_values({"stddev": 0.7})
    zeros: Array = np.zeros((200, 6, 6, 3))
    sides = _in_training(layer, zeros), np.asarray(keras_layer(layer)(zeros, training=True))
    for figure in (np.mean, np.std):
        assert figure(sides[0]) == pytest.approx(figure(sides[1]), abs=0.02)


@pytest.mark.parametrize("name", CHANCE)
def test_without_training_chance_does_nothing_here_and_there(name: str):
    x = np.random.default_rng(3).normal(size=(4, 5, 5, 2))
    np.testing.assert_array_equal(np.asarray(keras_layer(LAYERS[name]())(x, training=False)), x)
    rig = Rig(LAYERS[name](), (x.shape[1:],), batch=4, training=False)
    rig.set("x0", x)
    np.testing.assert_array_equal(rig.run(), x)


def _in_training(layer: Any, x: Array) -> Array:
    rig = Rig(layer, (x.shape[1:],), batch=len(x))
    rig.set("x0", x)
    return rig.run()


@pytest.mark.parametrize("shape", [(300, 200), (3, 3, 24, 40), (5, 1, 60, 50)], ids=str)
@pytest.mark.parametrize("name", INITIALIZERS)
def test_an_initializer_draws_from_the_distribution_of_keras(name: str, shape: tuple[int, ...]):
    """Compared by the largest distance between both distributions, beside that of chance for as many values."""
    fans = keras.src.initializers.random_initializers.compute_fans(shape)
    ours = np.sort(INITIALIZERS[name](np.random.default_rng(4), shape, *fans).ravel())
    theirs = np.sort(np.asarray(keras.initializers.get(name)(shape)).ravel())
    places = np.concatenate([ours, theirs])
    shares = [np.searchsorted(side, places, side="right") / side.size for side in (ours, theirs)]
    assert np.abs(shares[0] - shares[1]).max() < 1.95 * np.sqrt(2.0 / ours.size)
    assert ours.std() == pytest.approx(theirs.std(), rel=0.03)
    assert np.abs(ours).max() == pytest.approx(np.abs(theirs).max(), rel=0.05)


WEIGHTED = [case for case in ALL if any(len(w.shape) > 1 for w in case.layer.weights(*case.shapes))]


@pytest.mark.parametrize("case", WEIGHTED, ids=str)
def test_the_fans_of_a_kernel_are_those_of_keras(case: Case):
    if case.type == "PReLU":
        return  # its alphas begin at 0
    for spec in case.layer.weights(*case.shapes):
        if len(spec.shape) > 1:
            assert spec.fans == keras.src.initializers.random_initializers.compute_fans(spec.shape)


@pytest.mark.parametrize("name", READERS)
def test_ten_steps_of_a_template_end_at_the_weights_of_keras(name: str):
    """With all settings as they are, but for chance, smaller batches and a rate that stays the same."""
    document = TEMPLATES[name].document
    graph = without_chance(document.graph)
    constant = type(document.training)().schedule
    settings = document.training.change(
        shuffle=False, epochs=1, batch_size=BATCH, validation="none", schedule=constant, augmentation=None
    )
    data = digits(BATCH * STEPS)
    with Training(graph, settings, data, threads=2, shards=2, dtype=np.float64) as training:
        start = training.snapshot()
        for _ in training.events():
            pass
        ours = training.snapshot()
    model = keras_model(graph, start)
    loss = getattr(keras.losses, settings.loss.type_name())(**settings.loss.values())
    model.compile(keras_optimizer(settings.optimizer), loss)
    targets = np.eye(10)[data.train.targets] if settings.loss.one_hot else data.train.targets
    for part in (slice(step * BATCH, (step + 1) * BATCH) for step in range(STEPS)):
        model.train_on_batch(data.train.all()[part], targets[part])
    theirs = {weight: np.asarray(variable) for weight, variable in variables_of(model).items()}
    assert set(theirs) == set(ours)
    assert max(float(np.abs(theirs[weight] - start[weight]).max()) for weight in theirs) > 1e-3
    for weight, values in theirs.items():
        np.testing.assert_allclose(ours[weight], values, rtol=0, atol=1e-7, err_msg=weight)


def test_a_penalty_on_the_size_of_weights_is_that_of_keras():
    """Three steps with l1 and l2, which are Keras's kernel_regularizer."""
    document = TEMPLATES["first-network"].document
    dense = document.graph.nodes[1]
    punished = dataclasses.replace(dense, layer=dense.layer.change(l1=1e-3, l2=1e-2))
    nodes = tuple(punished if node.id == dense.id else node for node in document.graph.nodes)
    graph = dataclasses.replace(document.graph, nodes=nodes)
    settings = document.training.change(shuffle=False, epochs=1, batch_size=BATCH, validation="none")
    data = digits(BATCH * 3)
    with Training(graph, settings, data, threads=1, shards=2, dtype=np.float64) as training:
        start = training.snapshot()
        for _ in training.events():
            pass
        ours = training.snapshot()
    model = keras_model(graph, start)
    model.get_layer(dense.id).kernel_regularizer = keras.regularizers.L1L2(l1=1e-3, l2=1e-2)
    model = keras.models.clone_model(model)
    for weight, variable in variables_of(model).items():
        variable.assign(start[weight])
    model.compile(keras_optimizer(settings.optimizer), "categorical_crossentropy")
    for part in (slice(step * BATCH, (step + 1) * BATCH) for step in range(3)):
        model.train_on_batch(data.train.all()[part], np.eye(10)[data.train.targets[part]])
    for weight, variable in variables_of(model).items():
        np.testing.assert_allclose(ours[weight], np.asarray(variable), rtol=0, atol=1e-8, err_msg=weight)
