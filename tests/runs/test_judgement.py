"""What is found in the answers of a network, whatever its task is."""

import dataclasses
import gc
import weakref

import numpy as np
import pytest

from nnstudio.layers.dense import Dense
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.graph import stack
from nnstudio.layers.reshape import Reshape
from nnstudio.learning.examples import ArrayExamples
from nnstudio.learning.losses import BinaryCrossentropy, CategoricalCrossentropy, Loss, MeanSquaredError
from nnstudio.learning.metrics import UNANSWERED, confusion_matrix
from nnstudio.learning.scaling import Scaling
from nnstudio.learning.tasks import Classification, Reconstruction, Regression, Task
from nnstudio.learning.tasks.regression import Target
from nnstudio.runs.answering import Answering
from nnstudio.runs.confusions import Confusions
from nnstudio.runs.constant import of_constant
from nnstudio.runs.deviations import MOST_POINTS, Deviations
from nnstudio.runs.judgement import judge
from nnstudio.runs.remakes import Remakes, Watcher

RNG = np.random.default_rng(0)


def answering(task: Task, shape: tuple[int, ...], units: int, activation: str, scaling: Scaling) -> Answering:
    graph = stack(shape, [("flat", Flatten()), ("output", Dense(units=units, activation=activation))])
    return Answering(graph, task, scaling, 0, {}, ("output",), ())


def test_confusions_are_counted_as_in_a_matrix() -> None:
    truths, outputs = RNG.integers(0, 7, 500), RNG.random((500, 7))
    found = Confusions.of(Classification(tuple("abcdefg")), truths, outputs)
    assert found.matrix is not None
    np.testing.assert_array_equal(found.matrix, confusion_matrix(truths, outputs.argmax(axis=1), 7))
    assert sum(pair.count for pair in found.pairs) == len(found.wrong()) == 500 - np.trace(found.matrix)
    assert found.worst is not None
    assert found.worst.count == (found.matrix - np.diag(np.diagonal(found.matrix))).max()
    np.testing.assert_allclose(found.scores.recall, np.diagonal(found.matrix) / found.matrix.sum(axis=1))


def test_without_mistakes_there_is_no_worst_one() -> None:
    found = Confusions.of(Classification(("a", "b")), np.array([0, 1]), np.array([[0.2], [0.9]], np.float32))
    assert found.worst is None
    assert len(found.wrong()) == 0
    np.testing.assert_allclose(found.sureness, [0.8, 0.9])


def test_an_output_beyond_the_classes_is_named_by_its_number() -> None:
    found = Confusions.of(Classification(("a", "b")), np.array([0, 1]), np.eye(4)[[0, 3]])
    assert found.names == ("a", "b", "2", "3")
    assert found.pairs[0].answer == 3


def test_ten_thousand_classes_need_no_matrix() -> None:
    truths = RNG.integers(0, 10_000, 300)
    outputs = np.zeros((300, 10_000), np.float32)
    found = Confusions.of(Classification(tuple(map(str, range(10_000)))), truths, outputs)
    assert found.matrix is None
    assert len(found.scores.recall) == 10_000
    assert all(pair.answer == 0 for pair in found.pairs)


@pytest.mark.parametrize(
    ("task", "targets", "outputs", "name", "expected"),
    [
        (Classification(("a", "b")), np.array([0, 0, 0, 1]), (2,), "accuracy", 0.75),
        (Classification(("a", "b")), np.array([0, 0, 0, 1]), (1,), "roc_auc", 0.5),
        (Regression((Target("t", scale=10.0),)), np.array([[0], [2]], np.float32), (1,), "r2", 0.0),
        (Regression((Target("t", scale=10.0),)), np.array([[0], [2]], np.float32), (1,), "mean_absolute_error", 10.0),
    ],
)  # fmt: skip
def test_the_baseline_is_the_best_constant_answer(
    task: Task, targets: np.ndarray, outputs: tuple[int, ...], name: str, expected: float
) -> None:
    examples = ArrayExamples(np.zeros((len(targets), 3), np.float32), targets)
    assert of_constant(task, examples, outputs, Scaling())[name] == pytest.approx(expected)


def test_the_baseline_of_a_reconstruction_is_the_mean_image() -> None:
    values = np.array([[[[0]]], [[[255]]]], np.uint8)
    examples = ArrayExamples(values, np.zeros((2, 0), np.float32))
    found = of_constant(Reconstruction(), examples, (1, 1, 1), Scaling(1 / 255))
    assert found["mean_absolute_error"] == pytest.approx(0.5)
    assert found["psnr"] == pytest.approx(6.02, abs=0.01)


def test_a_class_is_judged_through_a_single_output() -> None:
    task = Classification(("no", "yes"))
    examples = ArrayExamples(RNG.normal(size=(100, 4)).astype(np.float32), RNG.integers(0, 2, 100))
    judged = judge(examples, answering(task, (4,), 1, "sigmoid", Scaling()), BinaryCrossentropy())
    assert isinstance(judged.found, Confusions)
    assert judged.found.matrix is not None
    assert judged.found.matrix.shape == (2, 2)
    right = np.trace(judged.found.matrix) / 100
    assert judged.leading.value == judged.metrics["accuracy"] == pytest.approx(right)


def test_deviations_are_told_in_the_targets_units() -> None:
    task = Regression((Target("price", "EUR", 100.0, 50.0), Target("age", "years")))
    true, outputs = np.array([[0, 1], [2, 1]], np.float32), np.array([[1, 1], [2, 4]], np.float32)
    found = Deviations(task, true, outputs)
    price, age = found.of(0), found.of(1)
    np.testing.assert_allclose(price.true, [100, 200])
    np.testing.assert_allclose(price.predicted, [150, 200])
    assert price.worst.tolist() == [0, 1]
    assert age.worst.tolist() == [1, 0]
    assert (price.mean, price.deviation) == (25.0, 25.0)
    assert age.counts.sum() == 2
    assert age.edges[0] == -age.edges[-1] == -3.0


def test_predictions_go_with_the_judgement_that_they_belong_to() -> None:
    found = Deviations(Regression((Target("t"),)), np.zeros((3, 1), np.float32), np.ones((3, 1), np.float32))
    assert found.of(0) is found.of(0)
    gone = weakref.ref(found)
    del found
    gc.collect()
    assert gone() is None


def test_of_very_many_points_some_are_drawn_and_the_worst_are_among_them() -> None:
    true = RNG.normal(size=(50_000, 1)).astype(np.float32)
    outputs = true + RNG.normal(size=true.shape).astype(np.float32)
    one = Deviations(Regression((Target("t"),)), true, outputs).of(0)
    assert MOST_POINTS <= len(one.places) <= MOST_POINTS + 10
    assert set(one.worst[:10]) <= set(one.places)
    residuals = np.abs(outputs - true)[:, 0]
    assert one.worst[0] == residuals.argmax()
    assert one.counts.sum() == 50_000


def test_answers_that_are_no_number_are_left_out() -> None:
    true, outputs = np.zeros((3, 1), np.float32), np.array([[1], [np.nan], [np.inf]], np.float32)
    one = Deviations(Regression((Target("t"),)), true, outputs).of(0)
    assert one.places.tolist() == one.worst.tolist() == [0]
    nothing = Deviations(Regression((Target("t"),)), true, outputs * np.nan).of(0)
    assert len(nothing.worst) == 0
    assert np.isnan(nothing.mean)


@pytest.mark.parametrize("noise", [0.0, 0.2])
def test_the_worst_reconstructions_are_kept_with_what_they_were_made_of(noise: float) -> None:
    task, scaling = Reconstruction(noise), Scaling(1 / 255)
    values = RNG.integers(0, 256, (700, 3, 3, 1), dtype=np.uint8)
    examples = ArrayExamples(values, np.zeros((700, 0), np.float32))
    dense = Dense(units=9, activation="sigmoid")
    layers = [("flat", Flatten()), ("dense", dense), ("image", Reshape(target_shape=(3, 3, 1)))]
    graph = stack((3, 3, 1), layers)
    network = Answering(graph, task, scaling, 0, {}, ("dense",), ())
    judged = judge(examples, network, MeanSquaredError())
    found = judged.found
    assert isinstance(found, Remakes)
    assert len(found) == 700
    assert found.noisy == (noise > 0)
    lowest = np.argsort(found.psnr)[: len(found.worst)]
    assert [each.place for each in found.worst] == lowest.tolist()
    for each in found.worst[:5]:
        np.testing.assert_allclose(each.wanted, scaling.of(values[each.place]))
        assert np.allclose(each.given, each.wanted) == (noise == 0)
        mean = float(((each.made - each.wanted) ** 2).mean())
        assert each.psnr == pytest.approx(-10 * np.log10(mean), abs=1e-4)
    whole = -10 * np.log10(np.mean(10 ** (-found.psnr / 10)))
    assert judged.metrics["psnr"] == pytest.approx(whole, abs=1e-4)


def test_the_worst_stay_the_worst_however_the_batches_come() -> None:
    wanted = np.zeros((1000, 2, 2, 1), np.float32)
    outputs = RNG.random(wanted.shape).astype(np.float32)
    examples = ArrayExamples(wanted, np.zeros((1000, 0), np.float32))
    watcher = Watcher(examples)
    for start in range(0, 1000, 128):
        part = slice(start, min(1000, start + 128))
        watcher(part, wanted[part], outputs[part], wanted[part])
    found = watcher.remakes(Reconstruction())
    assert [each.place for each in found.worst] == np.argsort(found.psnr, kind="stable")[:200].tolist()
    assert not np.shares_memory(found.worst[0].made, outputs)


HUGE = np.float32(3e38)


def overflowing(task: Task, units: int, activation: str) -> Answering:
    """A network that answers nothing to an input that is not 0: infinity less infinity is no number."""
    network = answering(task, (2,), units, activation, Scaling())
    kernel = np.tile(np.array([[HUGE], [-HUGE]], np.float32), (1, units))
    weights = {"output/kernel": kernel, "output/bias": np.zeros(units, np.float32)}
    return dataclasses.replace(network, weights=weights, fresh=(), kept=("output",))


@pytest.mark.filterwarnings("ignore:(overflow|invalid):RuntimeWarning")
@pytest.mark.parametrize(
    ("task", "targets", "loss", "activation"),
    [
        (Classification(("a", "b", "c")), np.array([0, 0, 1, 2]), CategoricalCrossentropy(), "softmax"),
        (Regression((Target("x"), Target("y"), Target("z"))), np.zeros((4, 3)), MeanSquaredError(), "linear"),
    ],
)
def test_answers_that_are_no_numbers_are_counted_as_none(
    task: Task, targets: np.ndarray, loss: Loss, activation: str
) -> None:
    inputs = np.array([[0, 0], [4, 4], [0, 0], [4, 4]], np.float32)
    kind = np.intp if targets.ndim == 1 else np.float32
    found = judge(ArrayExamples(inputs, targets.astype(kind)), overflowing(task, 3, activation), loss).found
    assert found.unanswered == 2
    if isinstance(found, Confusions):
        assert found.answers.tolist() == [0, UNANSWERED, 0, UNANSWERED]
        assert [found.answer_at(place) for place in range(4)] == ["a", "", "a", ""]
        assert sorted(found.wrong().tolist()) == [1, 2, 3]
        assert found.matrix is not None
        assert found.matrix.sum() == 2
        assert found.scores.support.tolist() == [2, 1, 1]
        assert found.scores.recall.tolist() == [0.5, 0.0, 0.0]
        assert np.isnan(found.sureness).tolist() == [False, True, False, True]


def test_images_that_are_no_numbers_are_counted() -> None:
    targets = np.full((3, 4, 4, 1), 0.5, np.float32)
    outputs = targets.copy()
    outputs[1, 2, 2] = np.nan
    watcher = Watcher(ArrayExamples(targets, np.empty((3, 0), np.float32)))
    watcher(slice(0, 3), targets, outputs, targets)
    assert watcher.remakes(Reconstruction()).unanswered == 1
