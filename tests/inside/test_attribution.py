"""Why an answer is given: each way to explain it agrees with what its formula gives in float64, by another route."""

from __future__ import annotations

import numpy as np
import pytest

from nnstudio.document.templates import TEMPLATES
from nnstudio.engine.predictor import Predictor
from nnstudio.inside.attribution import METHODS
from nnstudio.inside.attribution.grad_cam import last_picture
from nnstudio.inside.attribution.occlusion import patches
from nnstudio.inside.question import Question, meant
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.dense import Dense
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.global_average_pooling2d import GlobalAveragePooling2D
from nnstudio.layers.graph import Graph, stack
from nnstudio.layers.layer import Array
from nnstudio.learning.scaling import Scaling
from nnstudio.learning.tasks import Classification, Regression
from nnstudio.learning.tasks.regression import Target

PLAIN = Scaling()
CLASSES = Classification(("a", "b", "c"))


def question(
    graph: Graph, example: Array, chosen: int = 0, against: int | None = None, scaling: Scaling = PLAIN
) -> Question:
    """About a network in float64 with drawn weights."""
    model = Predictor(graph, scaling=scaling, dtype=np.float64, seed=4)
    outputs = graph.shapes()[graph.output().id]
    return Question(model, graph, scaling, example, meant(CLASSES, outputs, chosen, against))


def picture(shape: tuple[int, ...] = (8, 8, 1)) -> Array:
    return np.random.default_rng(2).random(shape, np.float32)


def small_convolution() -> Graph:
    return stack(
        (8, 8, 1),
        [
            ("conv", Conv2D(filters=4, activation="relu")),
            ("flat", Flatten()),
            ("hidden", Dense(units=12, activation="relu")),
            ("out", Dense(units=3, activation="softmax")),
        ],
    )


def straight(classes: int = 3) -> Graph:
    """A network that is a straight line: its scores are sums over the input."""
    return stack(
        (8, 8, 1), [("flat", Flatten()), ("out", Dense(units=classes, use_bias=False, activation="softmax"))]
    )


def kernel(asked: Question) -> Array:
    assert isinstance(asked.model, Predictor)
    return asked.model.parameters.arrays["out/kernel"]


def test_scores_are_those_before_softmax():
    asked = question(straight(), picture(), chosen=1)
    assert asked.scores == "out:before"
    expected = picture().reshape(-1).astype(np.float64) @ kernel(asked)[:, 1]
    np.testing.assert_allclose(asked.score(picture()[np.newaxis]), [expected])


def test_the_gradient_is_that_of_finite_differences():
    asked = question(small_convolution(), picture(), chosen=2)
    found = METHODS["gradient"].explain(asked).values
    for row, column in ((1, 1), (4, 6), (7, 0)):
        step = np.zeros((8, 8, 1))
        step[row, column] = 1e-4
        up, down = asked.score(np.stack([picture() + step, picture() - step]))
        assert found[row, column, 0] == pytest.approx((up - down) / 2e-4, abs=1e-5)


def test_a_difference_of_two_classes_is_the_difference_of_what_explains_each():
    of_one, of_other, both = (
        METHODS["gradient"].explain(question(small_convolution(), picture(), *pair)).values
        for pair in ((2,), (0,), (2, 0))
    )
    np.testing.assert_allclose(both, of_one - of_other, atol=1e-6)


@pytest.mark.parametrize("name", ["gradient-x-input", "integrated-gradients"])
def test_on_a_straight_line_each_pixel_explains_its_ink_times_its_weight(name: str):
    asked = question(straight(), picture(), chosen=1)
    expected = picture() * kernel(asked)[:, 1].reshape(8, 8, 1)
    np.testing.assert_allclose(METHODS[name].explain(asked).values, expected, atol=1e-6)


def test_integrated_gradients_are_those_of_a_very_fine_sum():
    asked = question(small_convolution(), picture(), chosen=1)
    middles = (np.arange(20_000) + 0.5) / 20_000
    slopes = (
        sum(asked.gradient(asked.between(part), "input").sum(axis=0) for part in np.split(middles, 40))
        / 20_000
    )
    np.testing.assert_allclose(
        METHODS["integrated-gradients"].explain(asked).values, picture() * slopes, atol=2e-3
    )


@pytest.mark.parametrize(
    "template", ["first-network", "first-convolution", "residual-network", "house-prices", "spiral"]
)
def test_integrated_gradients_make_up_the_whole_difference(template: str):
    """To one percent, on networks with drawn weights and examples of the kind that they read."""
    document = TEMPLATES[template].document
    graph, scaling = document.graph, document.description.scaling
    model = Predictor(graph, scaling=scaling, seed=1)
    shape = graph.input_shape
    raw = np.random.default_rng(0).random(shape, np.float32)
    example = (raw * 255).astype(np.uint8) if len(shape) == 3 else raw
    outputs = graph.shapes()[graph.output().id]
    asked = Question(model, graph, scaling, example, meant(document.task, outputs, 0))
    found = METHODS["integrated-gradients"].explain(asked)
    start, end = asked.score(asked.between(np.array([0.0, 1.0])))
    assert float(found.values.sum(dtype=np.float64)) == pytest.approx(end - start, rel=0.01)
    assert found.missing is not None
    assert found.missing < 0.01


def test_blank_is_what_the_network_gets_as_zero():
    scaling = Scaling(1 / 255, (0.5,), (0.25,))
    asked = question(straight(), np.full((8, 8, 1), 200, np.uint8), scaling=scaling)
    np.testing.assert_allclose(asked.blank, 127.5)
    np.testing.assert_allclose(asked.model.inside(asked.blank[np.newaxis], ["input"])["input"], 0, atol=1e-6)


def test_grad_cam_weighs_channels_by_what_the_score_gains_from_them():
    """Of averages and a straight line behind them, that is the weight of the class, divided by the places."""
    graph = stack(
        (8, 8, 1),
        [
            ("conv", Conv2D(filters=4, padding="same", activation="relu")),
            ("mean", GlobalAveragePooling2D()),
            ("out", Dense(units=3, activation="softmax")),
        ],
    )
    asked = question(graph, picture(), chosen=1)
    channels = asked.model.inside(picture()[np.newaxis], ["conv"])["conv"][0]
    expected = np.maximum(channels @ kernel(asked)[:, 1] / 64, 0)
    np.testing.assert_allclose(METHODS["grad-cam"].explain(asked).values[..., 0], expected, atol=1e-6)


def test_grad_cam_needs_a_picture_inside_the_network():
    assert last_picture(small_convolution()) == "conv"
    assert METHODS["grad-cam"].refusal(small_convolution()) is None
    said = METHODS["grad-cam"].refusal(straight())
    assert said is not None
    assert "Conv2D" in said


def test_occlusion_is_what_the_score_loses_without_a_patch():
    """On a straight line a patch loses its ink times its weights; each pixel has the mean of the patches over it."""
    asked = question(straight(), picture(), chosen=0)
    worth = picture().astype(np.float64) * kernel(asked)[:, 0].reshape(8, 8, 1)
    expected, times = np.zeros((8, 8, 1)), np.zeros((8, 8, 1))
    for cover in patches((8, 8, 1)):
        expected[cover] += worth[cover].mean()
        times[cover] += 1
    np.testing.assert_allclose(METHODS["occlusion"].explain(asked).values, expected / times, atol=1e-6)
    assert times.min() >= 1


@pytest.mark.parametrize("shape", [(28, 28, 1), (5, 3, 2), (1, 1, 1), (64, 48, 3), (7,), (1,)])
def test_patches_cover_every_number(shape: tuple[int, ...]):
    covered = np.zeros(shape)
    for cover in patches(shape):
        covered[cover] += 1
    assert covered.min() >= 1


def test_each_number_of_a_row_is_covered_by_itself():
    graph = stack((4,), [("out", Dense(units=1, use_bias=False))])
    row = np.array([1.0, -2.0, 0.5, 3.0], np.float32)
    asked = question(graph, row, chosen=1)
    np.testing.assert_allclose(
        METHODS["occlusion"].explain(asked).values, row * kernel(asked)[:, 0], atol=1e-6
    )


def test_one_output_for_two_classes_speaks_for_the_second():
    np.testing.assert_array_equal(meant(CLASSES, (1,), 1), [1.0])
    np.testing.assert_array_equal(meant(CLASSES, (1,), 0), [-1.0])
    np.testing.assert_array_equal(meant(CLASSES, (3,), 2, against=0), [-1.0, 0.0, 1.0])


def test_a_number_that_is_predicted_is_explained_in_its_own_unit():
    task = Regression((Target("price", mean=180.0, scale=60.0), Target("age")))
    np.testing.assert_array_equal(meant(task, (2,), 0), [60.0, 0.0])
    np.testing.assert_array_equal(meant(task, (2,), 1), [0.0, 1.0])
