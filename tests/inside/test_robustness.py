"""How much change a network bears: pictures changed by a known strength, and the accuracy that is left."""

from __future__ import annotations

import threading

import numpy as np
import pytest

from nnstudio.engine.predictor import Predictor
from nnstudio.inside.changed_pictures import NOISE, ROTATION, SHIFT, STRENGTHS, THICKNESS, Pictures, kinds_for
from nnstudio.inside.robustness import Robustness, robustness_of
from nnstudio.layers.dense import Dense
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.graph import stack
from nnstudio.learning.augmentation.augmentation import Augmentation
from nnstudio.learning.examples import ArrayExamples
from nnstudio.learning.metrics import classes_of
from nnstudio.learning.scaling import BYTE, Scaling
from nnstudio.learning.training_data import TrainingData
from tests.engine.small_runs import settings, train

WANTED = threading.Event()
SCALING = Scaling(BYTE)
GRAPH = stack(
    (14, 14, 1),
    [
        ("flat", Flatten()),
        ("hidden", Dense(units=32, activation="relu")),
        ("out", Dense(units=3, activation="softmax")),
    ],
)


def signs(count: int, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """A bar that lies, one that stands, or a slanting cross, in the middle: where it is doesn't tell which it is."""
    rng = np.random.default_rng(seed)
    labels = rng.integers(0, 3, count)
    values = rng.integers(0, 60, (count, 14, 14, 1), dtype=np.uint8)
    along = np.arange(4, 10)
    for value, label in zip(values, labels, strict=True):
        if label == 0:
            value[7, along] += 180
        elif label == 1:
            value[along, 7] += 180
        else:
            value[along, along] += 180
            value[along, 13 - along] += 180
    return values, labels


def pictures(values: np.ndarray, seed: int = 0, high: float = 255.0) -> Pictures:
    return Pictures(values, 0.0, high, np.random.default_rng(seed))


def bar(count: int = 1, shape: tuple[int, ...] = (13, 17, 1), paper: int = 0, ink: int = 200) -> np.ndarray:
    """A bar, three pixels thick, in the middle of a picture."""
    values = np.full((count, *shape), paper, np.uint8)
    values[:, 3:10, 7:10] = ink
    return values


@pytest.mark.parametrize("kind", list(STRENGTHS))
@pytest.mark.parametrize("channels", [1, 3])
def test_strength_0_leaves_the_pictures_as_they_are(kind, channels):
    values = np.random.default_rng(0).integers(0, 256, (7, 9, 12, channels), np.uint8)
    if kind in kinds_for(values.shape[1:]):
        np.testing.assert_array_equal(pictures(values).changed(kind, 0.0), values)


def test_a_shift_moves_by_a_share_of_the_sides_and_brings_paper_in():
    moved = pictures(bar(20, (40, 40, 1), paper=90), seed=1)
    rows, columns = np.mgrid[:40, :40]
    ink = (moved.changed(SHIFT, 20.0)[..., 0].astype(float) - 90) / 110
    still = (moved.values[..., 0].astype(float) - 90) / 110
    for one, other in zip(ink, still, strict=True):
        across = (one * columns).sum() / one.sum() - (other * columns).sum() / other.sum()
        down = (one * rows).sum() / one.sum() - (other * rows).sum() / other.sum()
        if one.sum() > 0.99 * other.sum():
            assert np.hypot(across, down) == pytest.approx(8.0, abs=0.1)
    assert set(np.unique(moved.changed(SHIFT, 20.0)[:, 0, 0])) <= set(range(90, 201))


def test_a_quarter_turn_turns_to_either_side():
    values = np.random.default_rng(0).integers(0, 256, (30, 11, 11, 1), np.uint8)
    values[:, (0, -1)] = 0
    values[:, :, (0, -1)] = 0
    turned = pictures(values).changed(ROTATION, 90.0)
    sides = set()
    for one, other in zip(turned[..., 0].astype(int), values[..., 0].astype(int), strict=True):
        fits = [quarter for quarter in (1, -1) if np.abs(np.rot90(other, quarter) - one).max() <= 1]
        assert len(fits) == 1
        sides.add(fits[0])
    assert sides == {1, -1}


@pytest.mark.parametrize(("paper", "ink"), [(0, 200), (240, 20)])
def test_strokes_grow_whether_they_are_lighter_or_darker_than_the_paper(paper, ink):
    change = pictures(bar(paper=paper, ink=ink))
    row = {
        strength: int((change.changed(THICKNESS, strength)[0, 6, :, 0] == ink).sum())
        for strength in (-1, 1, 2)
    }
    assert row == {-1: 1, 1: 5, 2: 7}


def test_noise_has_the_strength_that_is_asked_for_and_stays_in_the_range():
    grey = np.full((50, 20, 20, 3), 128, np.uint8)
    assert pictures(grey).changed(NOISE, 10.0).astype(float).std() == pytest.approx(25.5, rel=0.02)
    floats = np.full((5, 20, 20, 1), 0.5, np.float32)
    noisy = pictures(floats, high=1.0).changed(NOISE, 50.0)
    assert noisy.dtype == np.float32
    assert (noisy.min(), noisy.max()) == (0.0, 1.0)


def test_colours_have_no_strokes():
    assert THICKNESS in kinds_for((28, 28, 1))
    assert kinds_for((32, 32, 3)) == (SHIFT, ROTATION, NOISE)


def trained(shifted: bool) -> Predictor:
    """A network that tells three signs apart, that saw them in their place or moved up to a quarter of the side."""
    augmentation = Augmentation(shift=0.25) if shifted else Augmentation()
    plan = settings(epochs=40, validation="none", augmentation=augmentation)
    _, weights = train(GRAPH, plan, TrainingData.of_arrays(*signs(300), None, None))
    model = Predictor(GRAPH, scaling=SCALING)
    model.load_weights(weights)
    return model


def test_strength_0_has_the_plain_accuracy_and_a_network_that_saw_shifted_pictures_is_more_robust():
    examples = ArrayExamples(*signs(250, seed=1))
    curves = {}
    for shifted in (False, True):
        model = trained(shifted)
        accuracy = float((classes_of(model.predict(examples.values)) == examples.targets).mean())
        result = robustness_of(model, examples, WANTED)
        assert result is not None
        assert result.plain == pytest.approx(accuracy)
        assert result.count == 250
        for kind, curve in result.curves.items():
            assert curve[STRENGTHS[kind].index(0.0)] == result.plain
        assert result.plain > 0.95
        curves[shifted] = result.curves[SHIFT]
    far = slice(3, 6)
    assert (curves[True][far] > curves[False][far] + 0.2).all()


def test_each_accuracy_has_an_interval_around_it_that_is_narrower_with_more_pictures():
    curves = {SHIFT: np.array([0.0, 0.5, 0.9, 1.0])}
    widths = []
    for count in (100, 1_000):
        low, high = Robustness(0.9, count, curves).bounds(SHIFT)
        assert ((low <= curves[SHIFT] + 1e-9) & (curves[SHIFT] <= high + 1e-9)).all()
        assert ((low >= 0) & (high <= 1)).all()
        widths.append(high - low)
    assert (widths[1] < widths[0]).all()
    assert widths[1][2] / 2 == pytest.approx(1.96 * np.sqrt(0.9 * 0.1 / 1_000), rel=0.02)


def test_the_same_seed_gives_the_same_curves_and_progress_rises_to_the_end():
    model, examples = Predictor(GRAPH, scaling=SCALING, seed=1), ArrayExamples(*signs(230))
    told: list[float] = []
    one = robustness_of(model, examples, WANTED, seed=4, most=120, progress=told.append)
    other = robustness_of(model, examples, WANTED, seed=4, most=120)
    assert one is not None
    assert other is not None
    assert one.count == 120
    for kind in STRENGTHS:
        np.testing.assert_array_equal(one.curves[kind], other.curves[kind])
    assert told == sorted(told)
    assert told[-1] == pytest.approx(1.0)


def test_it_ends_at_once_when_it_is_not_wanted_any_more():
    given_up = threading.Event()
    told: list[float] = []

    def stop_after_three(done: float) -> None:
        told.append(done)
        if len(told) == 3:
            given_up.set()

    model, examples = Predictor(GRAPH, scaling=SCALING), ArrayExamples(*signs(200))
    assert robustness_of(model, examples, given_up, progress=stop_after_three) is None
    assert len(told) == 3


def test_each_picture_can_be_changed_again_as_it_was_asked_about():
    values, labels = signs(230)
    examples = ArrayExamples(values, labels)
    model = Predictor(GRAPH, scaling=SCALING, seed=1)
    found = robustness_of(model, examples, WANTED, seed=4, most=150)
    assert found is not None
    assert found.sample is not None
    np.testing.assert_array_equal(found.sample.truths, labels[found.sample.places])
    rows = np.array([149, 3, 99, 100])
    np.testing.assert_array_equal(
        found.sample.changed(NOISE, 0.0, rows), values[found.sample.places[rows]], strict=True
    )
    for kind in STRENGTHS:
        for at in (1, 6):
            again = found.sample.changed(kind, STRENGTHS[kind][at], rows)
            assert classes_of(model.predict(again)).tolist() == found.answers[kind][at, rows].tolist()


def test_what_went_wrong_at_a_strength_is_known_the_surest_first():
    model, examples = Predictor(GRAPH, scaling=SCALING, seed=1), ArrayExamples(*signs(120))
    found = robustness_of(model, examples, WANTED)
    assert found is not None
    assert found.sample is not None
    for at in range(len(STRENGTHS[SHIFT])):
        wrong = found.wrong(SHIFT, at)
        assert len(wrong) == round((1 - found.curves[SHIFT][at]) * found.count)
        assert (found.answers[SHIFT][at, wrong] != found.sample.truths[wrong]).all()
        assert (np.diff(found.sureness[SHIFT][at, wrong]) <= 0).all()
    assert len(Robustness(1.0, 1, {}).wrong(SHIFT, 0)) == 0
