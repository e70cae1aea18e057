"""Every task is learned by the same loop: two classes by one output, numbers, and the input again."""

import numpy as np
import pytest

from nnstudio.engine.evaluation import evaluate
from nnstudio.engine.training import Training
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.dense import Dense
from nnstudio.layers.graph import INPUT, Graph, Node
from nnstudio.layers.layer import Layer
from nnstudio.learning.errors import DataError
from nnstudio.learning.events import BatchDone, EpochDone, Finished
from nnstudio.learning.examples import ArrayExamples
from nnstudio.learning.losses import LOSSES
from nnstudio.learning.optimizers.adam import Adam
from nnstudio.learning.scaling import Scaling
from nnstudio.learning.settings import TrainingSettings
from nnstudio.learning.tasks import Classification, Reconstruction, Regression, Task
from nnstudio.learning.tasks.regression import Target
from nnstudio.learning.training_data import TrainingData

RNG = np.random.default_rng(0)
POINTS = RNG.uniform(-1, 1, (400, 2)).astype(np.float32)
TWO = Classification(("below", "above"))
PLANE = Regression((Target("height"), Target("half", "m", scale=0.5)))
STRIPES = np.repeat(RNG.integers(0, 2, (120, 6, 1, 1)) * 200, 6, axis=2).astype(np.uint8)


def chain(shape: tuple[int, ...], *layers: Layer) -> Graph:
    names = [f"layer_{index}" for index in range(len(layers))]
    nodes = (Node(n, layer, (b,)) for n, layer, b in zip(names, layers, (INPUT, *names), strict=False))
    return Graph(shape, tuple(nodes))


def examples_of(task: Task) -> ArrayExamples:
    if isinstance(task, Classification):
        return ArrayExamples(POINTS, (POINTS.sum(axis=1) > 0).astype(np.intp))
    if isinstance(task, Regression):
        height = POINTS @ np.array([0.5, -0.25], np.float32)
        return ArrayExamples(POINTS, np.stack([height, height / 2], axis=1))
    return ArrayExamples(STRIPES, np.zeros((len(STRIPES), 0), np.float32))


def network_for(task: Task) -> Graph:
    if isinstance(task, Classification):
        return chain((2,), Dense(units=8, activation="relu"), Dense(units=1, activation="sigmoid"))
    if isinstance(task, Regression):
        return chain((2,), Dense(units=8, activation="relu"), Dense(units=2))
    return chain((6, 6, 1), image_layer(8, "relu"), image_layer(1, "sigmoid"))


def image_layer(filters: int, activation: str) -> Conv2D:
    return Conv2D(filters=filters, kernel_size=(3, 3), padding="same", activation=activation)


def settings(loss: str, **changes: object) -> TrainingSettings:
    base = TrainingSettings(LOSSES[loss](), Adam(learning_rate=0.02), batch_size=20, epochs=30, seed=1)
    return base.change(**changes)


def train(task: Task, plan: TrainingSettings, threads: int = 1) -> tuple[list[object], dict[str, np.ndarray]]:
    data = TrainingData(task, examples_of(task), examples_of(task))
    with Training(network_for(task), plan, data, threads=threads) as training:
        return list(training.events()), training.snapshot()


LEARNED = [
    (TWO, "BinaryCrossentropy", "accuracy", 0.97),
    (TWO, "MeanSquaredError", "accuracy", 0.97),
    (PLANE, "MeanSquaredError", "r2", 0.99),
    (PLANE, "MeanAbsoluteError", "r2", 0.97),
    (PLANE, "Huber", "r2", 0.99),
    (Reconstruction(), "MeanSquaredError", "psnr", 25.0),
    (Reconstruction(), "BinaryCrossentropy", "psnr", 25.0),
    (Reconstruction(noise=0.2), "MeanSquaredError", "psnr", 20.0),
]


@pytest.mark.parametrize(("task", "loss", "metric", "least"), LEARNED)
def test_a_task_is_learned_and_told_by_its_own_metrics(task: Task, loss: str, metric: str, least: float):
    events, _ = train(task, settings(loss))
    last = [event for event in events if isinstance(event, EpochDone)][-1]
    assert last.validation_metrics[metric] > least
    assert set(last.validation_metrics) == {each.name for each in task.metrics()}
    batch = next(event for event in events if isinstance(event, BatchDone))
    assert set(batch.metrics) == set(last.metrics) == {task.metric.name}


@pytest.mark.parametrize(("task", "loss"), [row[:2] for row in LEARNED])
def test_threads_change_no_bit_of_any_task(task: Task, loss: str):
    _, one = train(task, settings(loss, epochs=2), threads=1)
    _, two = train(task, settings(loss, epochs=2), threads=2)
    assert all(one[name].tobytes() == two[name].tobytes() for name in one)


@pytest.mark.parametrize(("task", "loss"), [row[:2] for row in LEARNED])
def test_a_run_of_any_task_goes_on_as_if_it_had_never_been_stopped(task: Task, loss: str):
    plan = settings(loss, epochs=2)
    straight, weights = train(task, plan)
    data = TrainingData(task, examples_of(task), examples_of(task))
    with Training(network_for(task), plan, data) as first:
        events = first.events()
        for _ in range(3):
            next(events)
        events.close()
        saved = first.checkpoint()
    with Training(network_for(task), plan, data) as second:
        second.restore(saved)
        rest = list(second.events())
        resumed = second.snapshot()
    assert rest[-1] == straight[-1]
    assert all(resumed[name].tobytes() == weights[name].tobytes() for name in weights)


def test_the_best_epoch_of_a_metric_that_falls_is_the_one_with_the_lowest_value():
    class Missing(Regression):
        def metrics(self):
            return super().metrics()[1:]

    task = Missing(PLANE.targets)
    events, _ = train(task, settings("MeanSquaredError", epochs=6))
    missed = [e.validation_metrics["mean_absolute_error"] for e in events if isinstance(e, EpochDone)]
    finished = events[-1]
    assert isinstance(finished, Finished)
    assert finished.best_epoch == 1 + int(np.argmin(missed))


def test_noise_is_added_to_the_input_and_never_to_the_target():
    task, same = Reconstruction(noise=0.5), Reconstruction()
    plan = settings("MeanSquaredError", epochs=1, optimizer=Adam(learning_rate=0.0))
    noisy, _ = train(task, plan)
    clean, _ = train(same, plan)
    losses = [next(e.loss for e in run if isinstance(e, BatchDone)) for run in (noisy, clean)]
    assert losses[0] != losses[1]
    assert abs(losses[0] - losses[1]) < 0.2


def test_an_evaluation_has_the_figures_of_the_task_and_the_outputs():
    _, weights = train(PLANE, settings("MeanSquaredError"))
    judged = evaluate(network_for(PLANE), weights, PLANE, examples_of(PLANE), LOSSES["MeanSquaredError"]())
    missed = np.abs((judged.predictions - examples_of(PLANE).targets) * [1.0, 0.5]).mean()
    assert judged.metrics["mean_absolute_error"] == pytest.approx(missed, rel=1e-5)


@pytest.mark.parametrize("noise", [0.0, 0.3])
def test_who_watches_an_evaluation_sees_every_example_as_the_network_does(noise: float):
    task, examples = Reconstruction(noise), ArrayExamples(np.tile(STRIPES, (9, 1, 1, 1)), np.zeros((1080, 0)))
    graph = network_for(task)
    weights = Training(graph, settings("MeanSquaredError"), TrainingData(task, examples)).snapshot()
    seen = [np.full((1080, 6, 6, 1), np.nan, np.float32) for _ in range(3)]

    def watch(places: slice, *batch: np.ndarray) -> None:
        for whole, part in zip(seen, batch, strict=True):
            whole[places] = part

    loss, scaling = LOSSES["MeanSquaredError"](), Scaling(1 / 255)
    watched = evaluate(graph, weights, task, examples, loss, scaling=scaling, watch=watch)
    kept = evaluate(graph, weights, task, examples, loss, scaling=scaling)
    inputs, outputs, targets = seen
    assert watched.metrics == kept.metrics
    assert len(watched.predictions) == 0
    np.testing.assert_array_equal(outputs, kept.predictions)
    np.testing.assert_allclose(targets, examples.all() / np.float32(255))
    assert np.array_equal(inputs, targets) == (noise == 0.0)


def test_standardised_inputs_are_what_the_network_gets():
    scaling = Scaling(1 / 255, (0.5,), (0.25,))
    task, given = Reconstruction(), examples_of(Reconstruction())
    data = TrainingData(task, given, given, scaling)
    with Training(network_for(task), settings("MeanSquaredError", epochs=1), data) as training:
        next(training.events())
        seen = training.feed.inputs()
    expected = (given.values[training.feed.chosen] / 255.0 - 0.5) / 0.25
    np.testing.assert_allclose(seen, expected, rtol=1e-5)


@pytest.mark.parametrize(
    ("graph", "task"),
    [
        (network_for(TWO), PLANE),
        (network_for(TWO), Classification(("a", "b", "c"))),
        (network_for(PLANE), Classification(("a", "b", "c"))),
    ],
)
def test_a_network_that_cannot_answer_the_task_is_refused(graph: Graph, task: Task):
    with pytest.raises(DataError, match="The last layer must give"):
        Training(graph, settings("MeanSquaredError"), TrainingData(task, examples_of(task)))
