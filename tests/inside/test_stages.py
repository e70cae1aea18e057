"""One step of training, stage by stage, with questions that have a right answer; and the gradient check."""

from __future__ import annotations

import math
import threading

import numpy as np
import pytest

from nnstudio.document.templates import TEMPLATES
from nnstudio.engine.engine import NumpyEngine
from nnstudio.inside.gradient_check import Checked, gradient_check
from nnstudio.inside.stages import Stage, picture_of, stages
from nnstudio.learning.trace import Trace
from nnstudio.learning.training_data import TrainingData

ENGINE = NumpyEngine()
DOCUMENT = TEMPLATES["first-network"].document
GRAPH, TASK = DOCUMENT.graph, DOCUMENT.task


def batch(count: int = 8) -> TrainingData:
    rng = np.random.default_rng(2)
    images = rng.integers(0, 256, (count, 28, 28, 1), np.uint8)
    return TrainingData.of_arrays(images, rng.integers(0, 10, count), classes=10)


def made() -> tuple[Trace, tuple[Stage, ...]]:
    first = ENGINE.trace(GRAPH, DOCUMENT.training, batch())
    after = ENGINE.trace(GRAPH, DOCUMENT.training, batch(), first.after).loss
    return first, stages(GRAPH, TASK, first, after, math.log(10))


def test_a_step_goes_forward_then_back_then_changes_the_weights():
    _, found = made()
    assert [(stage.kind, stage.node) for stage in found] == [
        ("batch", ""),
        ("forward", "flatten"),
        ("forward", "dense"),
        ("forward", "dense_1"),
        ("loss", ""),
        ("backward", "dense_1"),
        ("backward", "dense"),
        ("backward", "flatten"),
        ("update", "dense"),
        ("update", "dense"),
        ("update", "dense_1"),
        ("update", "dense_1"),
        ("after", ""),
    ]


def test_each_stage_shows_the_real_arrays():
    trace, found = made()
    np.testing.assert_array_equal(found[0].parts[0].values, trace.values["input"][0])
    np.testing.assert_array_equal(found[2].parts[-1].values, trace.values["dense"][0])
    change = found[8].parts[2].values[:, :, 0]
    np.testing.assert_array_equal(change, trace.after["dense/kernel"] - trace.before["dense/kernel"])


def test_the_questions_have_the_answers_that_the_numbers_give():
    trace, found = made()
    loss, after = found[4].asked, found[-1].asked
    assert loss is not None
    assert after is not None
    assert loss.right == int(trace.loss > math.log(10))
    assert after.right == 0  # a small step of Adam on the same batch


def test_weights_are_pictures_whatever_their_shape():
    assert picture_of(np.zeros((3, 3, 2, 4))).shape == (3, 3, 8)
    assert picture_of(np.zeros((7, 5))).shape == (7, 5, 1)
    assert picture_of(np.zeros(9)).shape == (9,)


@pytest.mark.parametrize("name", ["first-network", "first-convolution", "wide-dropout"])
def test_the_gradient_check_agrees_for_the_templates(name: str):
    document = TEMPLATES[name].document
    weights = ENGINE.drawn(document.graph, 1)
    found = gradient_check(ENGINE, document.graph, document.training, batch(3), weights, threading.Event())
    assert found is not None
    assert {each.name for each in found} == set(weights)
    assert all(each.agrees for each in found), [each for each in found if not each.agrees]


def test_a_wrong_gradient_does_not_agree():
    assert not Checked("dense/kernel", (0, 0), 0.5, 0.4).agrees
    assert Checked("dense/kernel", (0, 0), 0.5, 0.5000001).agrees


def test_a_check_that_is_not_wanted_any_more_is_given_up():
    gone = threading.Event()
    gone.set()
    weights = ENGINE.drawn(GRAPH, 1)
    assert gradient_check(ENGINE, GRAPH, DOCUMENT.training, batch(2), weights, gone) is None
