"""The map: the plane in which examples differ most, turned so that it moves and does not jump while one learns."""

from __future__ import annotations

import threading

import numpy as np
import pytest

from nnstudio.document.templates import TEMPLATES
from nnstudio.engine.predictor import Predictor
from nnstudio.inside import seen as seen_module
from nnstudio.inside.map import Map, layers_of, make_map, place_on
from nnstudio.inside.projection import principal
from nnstudio.layers.layer import Array
from nnstudio.learning.examples import ArrayExamples

GRAPH = TEMPLATES["first-network"].document.graph
TASK = TEMPLATES["first-network"].document.task
WANTED = threading.Event()


def cloud(count: int = 300, width: int = 40) -> Array:
    """Points that differ most along two known directions."""
    rng = np.random.default_rng(3)
    spread = np.zeros(width)
    spread[:] = 0.1
    spread[7], spread[20] = 9.0, 4.0
    return (rng.standard_normal((count, width)) * spread + 5).astype(np.float32)


def test_the_plane_is_that_of_the_two_largest_principal_components():
    features = cloud()
    found = principal(features)
    centred = features - features.mean(axis=0)
    _, sizes, directions = np.linalg.svd(centred.astype(np.float64), full_matrices=False)
    np.testing.assert_allclose(np.abs(found.axes.T @ directions[:2].T), np.eye(2), atol=1e-4)
    assert found.kept == pytest.approx(float((sizes[:2] ** 2).sum() / (sizes**2).sum()), rel=1e-4)
    np.testing.assert_allclose(found.of(features).mean(axis=0), 0, atol=1e-3)


@pytest.mark.parametrize("shape", [(1, 5), (5, 1), (2, 2), (4, 3)])
def test_few_examples_or_numbers_make_a_plane_too(shape: tuple[int, int]):
    features = np.random.default_rng(0).random(shape).astype(np.float32)
    found = principal(features)
    assert found.axes.shape == (shape[1], 2)
    assert np.isfinite(found.of(features)).all()


def test_examples_that_are_all_alike_lie_on_one_point():
    found = principal(np.ones((6, 4), np.float32))
    np.testing.assert_array_equal(found.of(np.ones((6, 4), np.float32)), np.zeros((6, 2)))
    assert found.kept == 1.0


def test_a_later_map_is_turned_to_the_one_before():
    features = cloud()
    found = principal(features)
    points = found.of(features)
    turn = np.array([[0.0, -1.0], [1.0, 0.0]])
    mirrored = points @ turn * np.array([1.0, -1.0])
    np.testing.assert_allclose(found.turned(points, mirrored).of(features), mirrored, atol=1e-3)


def examples(count: int = 200) -> ArrayExamples:
    rng = np.random.default_rng(1)
    return ArrayExamples(rng.integers(0, 256, (count, 28, 28, 1), np.uint8), rng.integers(0, 10, count))


def made(layer: str = "dense", before: Map | None = None) -> Map:
    found = make_map(Predictor(GRAPH, seed=1), GRAPH, TASK, examples(), layer, before, WANTED)
    assert found is not None
    return found


def test_every_example_lies_where_its_layer_puts_it():
    model = Predictor(GRAPH, seed=1)
    found = made()
    assert found.points.shape == (200, 2)
    where = place_on(found, model, examples().values[17])
    assert where is not None
    np.testing.assert_allclose(where, found.points[17], atol=1e-3)


def test_mistakes_are_those_of_the_answers():
    found = made()
    model = Predictor(GRAPH, seed=1)
    wrong = model.predict(examples().values).argmax(axis=1) != examples().targets
    np.testing.assert_array_equal(found.mistakes, wrong)


def test_a_large_layer_has_fewer_examples_on_its_map(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(seen_module, "NUMBERS", 784 * 50)
    assert len(made("flatten").points) == 50
    assert len(made("dense").points) == 200


def test_a_map_that_is_not_wanted_any_more_is_given_up():
    gone = threading.Event()
    gone.set()
    assert make_map(Predictor(GRAPH), GRAPH, TASK, examples(), "dense", None, gone) is None


def test_numbers_that_are_predicted_shade_the_points():
    document = TEMPLATES["house-prices"].document
    shape = document.graph.input_shape
    rng = np.random.default_rng(0)
    rows = ArrayExamples(rng.random((30, *shape), np.float32), rng.random((30, 1), np.float32))
    found = make_map(Predictor(document.graph), document.graph, document.task, rows, "input", None, WANTED)
    assert found is not None
    assert not found.mistakes.any()
    shade = found.shade()
    assert (shade.min(), shade.max()) == (0.0, 1.0)
    assert shade.argmax() == rows.targets.argmax()


def test_maps_are_made_of_the_input_and_of_every_layer():
    assert layers_of(GRAPH) == ("input", "flatten", "dense", "dense_1")
