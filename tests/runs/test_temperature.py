"""A temperature makes answers as sure as they are right, is fitted by examples kept aside, and changes no answer."""

import dataclasses

import numpy as np
import pytest
from numpy.typing import NDArray

from nnstudio.data.shelf import Shelf
from nnstudio.data.sources.points import Points
from nnstudio.data.training_data import Part
from nnstudio.layers.dense import Dense
from nnstudio.layers.graph import stack
from nnstudio.layers.layer import Array
from nnstudio.learning.losses import CategoricalCrossentropy
from nnstudio.learning.optimizers import Adam
from nnstudio.learning.settings import TrainingSettings
from nnstudio.learning.tasks import Classification
from nnstudio.runs import temperature
from nnstudio.runs.answering import Answering
from nnstudio.runs.asked import Asked
from nnstudio.runs.calibration import Calibration, mean_sureness
from nnstudio.runs.confusions import Confusions
from nnstudio.runs.judgement import judge_by
from nnstudio.runs.temperature import (
    COLDEST,
    HOTTEST,
    Classes,
    Mended,
    log_loss,
    mended,
    mended_by_halves,
    scores_of,
    slopes,
    sureness,
)


def softmax(scores: NDArray[np.floating]) -> NDArray[np.floating]:
    shares = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(shares / shares.sum(axis=1, keepdims=True))


def fitted(outputs: Array, right: Classes) -> float:
    found = temperature.fitted(scores_of(outputs), right)
    assert found is not None
    return found


def halved(outputs: Array, right: Classes) -> Mended:
    found = mended_by_halves(outputs, right)
    assert found is not None
    return found


def boasting(count: int, seed: int, factor: float = 2.5, classes: int = 4) -> tuple[Array, Classes]:
    """Outputs of a network that is surer than right: its scores are so many times what they should be."""
    rng = np.random.default_rng(seed)
    honest = rng.normal(0, 2, (count, classes))
    right = np.array([rng.choice(classes, p=each) for each in softmax(honest)])
    return softmax(factor * honest).astype(np.float32), right


def test_a_network_whose_scores_are_too_large_by_a_factor_gets_it_as_its_temperature() -> None:
    outputs, right = boasting(20_000, 1)
    assert fitted(outputs, right) == pytest.approx(2.5, rel=0.03)
    timid, right = boasting(20_000, 2, factor=0.4)
    assert fitted(timid, right) == pytest.approx(0.4, rel=0.03)


def test_it_is_where_a_search_over_all_temperatures_finds_the_least_loss() -> None:
    outputs, right = boasting(700, 3, factor=1.7)
    logits = np.log(outputs.astype(np.float64))

    def loss(temperature: float) -> float:
        return float(-np.log(softmax(logits / temperature)[np.arange(700), right]).mean())

    grid = np.geomspace(COLDEST, HOTTEST, 4001)
    best = grid[np.argmin([loss(each) for each in grid])]
    found = fitted(outputs, right)
    assert found == pytest.approx(best, rel=0.002)
    assert loss(found) <= loss(best) + 1e-12
    assert log_loss(scores_of(outputs), right, 1 / found) == pytest.approx(loss(found), abs=1e-12)


def test_the_loss_is_convex_in_the_inverse_and_flat_where_it_is_least() -> None:
    outputs, right = boasting(500, 4)
    scores = scores_of(outputs)
    inverses = np.linspace(0.05, 3, 60)
    losses = [log_loss(scores, right, each) for each in inverses]
    assert (np.diff(losses, 2) >= -1e-12).all()
    slope, bend = slopes(scores, right, 1 / fitted(outputs, right))
    assert slope == pytest.approx(0, abs=1e-9)
    assert bend > 0


def test_its_slopes_are_those_of_the_loss() -> None:
    outputs, right = boasting(300, 5)
    scores, step = scores_of(outputs), 1e-4
    low, middle, high = (log_loss(scores, right, 0.8 + each) for each in (-step, 0, step))
    slope, bend = slopes(scores, right, 0.8)
    assert slope == pytest.approx((high - low) / (2 * step), rel=1e-6)
    assert bend == pytest.approx((high - 2 * middle + low) / step**2, rel=1e-4)


def test_other_examples_are_nearer_to_as_sure_as_right_and_get_the_same_answers() -> None:
    aside, other = boasting(4000, 6), boasting(4000, 7)
    found = mended(*aside, other[0])
    assert found is not None
    task = Classification(tuple("abcd"))
    before = Confusions.of(task, other[1], other[0])
    after = dataclasses.replace(before, sureness=found.sureness)
    assert Calibration.of(before).error > 0.1
    assert Calibration.of(after).error < 0.03
    shares = softmax(np.log(other[0]) / found.temperature)
    np.testing.assert_array_equal(shares.argmax(axis=1), before.answers)
    np.testing.assert_allclose(found.sureness, shares.max(axis=1), atol=1e-6)


def test_one_output_for_two_classes_has_a_temperature_too() -> None:
    outputs, right = boasting(20_000, 8, classes=2)
    assert fitted(outputs[:, 1:], right) == pytest.approx(fitted(outputs, right), rel=1e-3)
    assert sureness(scores_of(np.array([[0.1]])), 1.0)[0] == pytest.approx(0.9)


def test_no_half_is_judged_by_its_own_right_answers() -> None:
    outputs, right = boasting(400, 9)
    found = halved(outputs, right)
    assert found.crossed
    half = np.random.default_rng(0).permutation(400)[::2]
    others = np.setdiff1d(np.arange(400), half)
    changed = right.copy()
    changed[half] = (changed[half] + 1) % 4
    again = halved(outputs, changed)
    np.testing.assert_array_equal(again.sureness[half], found.sureness[half])
    assert (again.sureness[others] != found.sureness[others]).all()


def test_without_mistakes_or_with_too_few_examples_there_is_none() -> None:
    outputs, right = boasting(300, 10)
    assert temperature.fitted(scores_of(outputs), outputs.argmax(axis=1)) is None
    assert temperature.fitted(scores_of(outputs[:10]), right[:10]) is None
    assert mended_by_halves(outputs, outputs.argmax(axis=1)) is None


def test_what_got_no_answer_is_left_out_and_stays_without_one() -> None:
    outputs, right = boasting(300, 11)
    holes = outputs.copy()
    holes[::7] = np.nan
    kept = np.isfinite(holes).all(axis=1)
    assert fitted(holes, right) == pytest.approx(fitted(outputs[kept], right[kept]))
    found = mended(outputs, right, holes)
    assert found is not None
    assert np.isnan(found.sureness).tolist() == (~kept).tolist()


def test_outputs_that_float32_makes_nothing_do_no_harm() -> None:
    outputs = np.array([[1, 0, 0], [0, 1, 0], [0.5, 0.25, 0.25]] * 20, np.float32)
    found = fitted(outputs, np.array([0, 0, 0] * 20))
    assert found == HOTTEST or COLDEST < found < HOTTEST


def test_how_sure_answers_for_a_class_are_stands_beside_how_often_they_are_right() -> None:
    outputs = np.array([[0.9, 0.1], [0.7, 0.3], [0.2, 0.8], [np.nan, np.nan]], np.float32)
    found = Confusions.of(Classification(("a", "b")), np.array([0, 1, 1, 0]), outputs)
    np.testing.assert_allclose(mean_sureness(found), [0.8, 0.8], atol=1e-6)
    assert Calibration.of(found, 0).excess == pytest.approx(0.8 - 0.5, abs=1e-6)
    assert Calibration.of(found, 1).counts.sum() == 1


@pytest.mark.parametrize("part", ["validation", "test"])
def test_a_judgement_has_one_where_examples_are_kept_aside(part: Part) -> None:
    source = Points(pattern="circle", count=400, noise=0.3)
    description = source.describe()
    graph = stack(description.shape, [("output", Dense(units=2, activation="softmax"))])
    answering = Answering(graph, description.task, description.scaling, 0, {}, ("output",), ())
    settings = TrainingSettings(
        CategoricalCrossentropy(), Adam(), validation="split", validation_fraction=0.25
    )
    asked = Asked(Shelf(), source, settings, part)
    judgement = judge_by(asked, answering, settings.loss)
    kept = len(dataclasses.replace(asked, part="validation").open())
    assert judgement.aside
    assert judgement.mended is not None
    assert judgement.mended.count == kept
    assert judgement.mended.crossed == (part == "validation")
    assert len(judgement.mended.sureness) == len(judgement.examples)
    never = dataclasses.replace(
        asked, training=dataclasses.replace(settings, validation="test set"), part="test"
    )
    without = judge_by(never, answering, settings.loss)
    assert not without.aside
    assert without.mended is None
