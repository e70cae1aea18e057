"""For each disease five networks that have it, and five that have not: of these some are near misses."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence

from benchmarks.doctor import spoiled
from benchmarks.doctor.networks import convolution, deep, dense, drowned, houses, points
from benchmarks.doctor.patient import Patient
from nnstudio.learning.losses import MeanSquaredError
from nnstudio.learning.optimizers import SGD, Adam
from nnstudio.learning.optimizers.adadelta import Adadelta
from nnstudio.learning.optimizers.adagrad import Adagrad
from nnstudio.learning.optimizers.rmsprop import RMSprop
from nnstudio.learning.schedules import OneCycle

Make = Callable[[], Patient]


@dataclasses.dataclass(frozen=True)
class Trial:
    """sick: five that have the disease. well: five that have not."""

    sick: Sequence[Make]
    well: Sequence[Make]


def _large(make: Callable[..., Patient], rate: float, **more: object) -> Make:
    return lambda: make(optimizer=Adam(learning_rate=rate), **more)


def _sgd(make: Callable[..., Patient], rate: float, momentum: float = 0.0, **more: object) -> Make:
    return lambda: make(optimizer=SGD(learning_rate=rate, momentum=momentum), **more)


def _adadelta(make: Callable[..., Patient], rate: float, **more: object) -> Make:
    return lambda: make(optimizer=Adadelta(learning_rate=rate), **more)


def _fine_tuned() -> Patient:
    """A network that has learned, trained on at a rate that hardly moves it."""
    before = dense()
    again = dense(optimizer=Adam(learning_rate=1e-6))
    return dataclasses.replace(again, weights=before.trained())


def _dead() -> list[Make]:
    return [
        lambda: spoiled.biases(dense(), "dense", -6.0),
        lambda: spoiled.biases(deep(), "dense_2", -4.0),
        lambda: spoiled.biases(convolution(), "dense", -6.0),
        lambda: spoiled.biases(dense(units=64, optimizer=SGD(learning_rate=0.05)), "dense", -4.0),
        lambda: spoiled.biases(houses(), "dense_1", -5.0),
    ]


TRIALS: Mapping[str, Trial] = {
    "diverged": Trial(
        [
            _sgd(lambda **more: deep("linear", **more), 1e3, 0.9),
            _sgd(deep, 1e5, 0.9),
            _sgd(lambda **more: convolution("linear", **more), 1e3, 0.9),
            _sgd(houses, 5.0),
            lambda: spoiled.scaled(houses(optimizer=SGD(learning_rate=0.1)), 100.0),
        ],
        [dense, deep, convolution, houses, _sgd(houses, 0.01)],
    ),
    "not learning": Trial(
        [
            lambda: deep(hidden={"kernel_initializer": "zeros"}),
            lambda: deep(hidden={"l2": 1.0}),
            lambda: drowned(30.0),
            lambda: spoiled.biases(houses(answer="relu"), "dense_2", -5.0),
            lambda: spoiled.blank(points()),
        ],
        [dense, points, houses, lambda: spoiled.noisy(convolution(), 0.4), _sgd(dense, 0.01)],
    ),
    "rate too small": Trial(
        [
            _large(dense, 1e-6),
            _large(convolution, 1e-6),
            _sgd(deep, 1e-5),
            _sgd(points, 1e-5),
            _large(houses, 1e-6),
        ],
        [
            _sgd(dense, 0.01),
            deep,
            _fine_tuned,
            _large(houses, 3e-4),
            lambda: convolution(schedule=OneCycle()),
        ],
    ),
    "rate too large": Trial(
        [
            _large(dense, 1.0),
            _large(deep, 0.1),
            _large(convolution, 0.1),
            _large(points, 3.0),
            _large(houses, 3.0),
        ],
        [
            _large(dense, 0.01),
            _sgd(dense, 0.5),
            lambda: deep(optimizer=Adam(learning_rate=0.005), schedule=OneCycle()),
            points,
            lambda: houses(optimizer=RMSprop(learning_rate=0.003)),
        ],
    ),
    "dead relu": Trial(
        _dead(), [dense, deep, convolution, houses, lambda: spoiled.biases(dense(), "dense", -0.5)]
    ),
    "vanishing gradients": Trial(
        [
            _sgd(lambda **more: deep("sigmoid", 6, **more), 0.1),
            _sgd(lambda **more: deep("sigmoid", 8, **more), 0.1),
            lambda: points("sigmoid", 7),
            _sgd(lambda **more: houses("sigmoid", 8, **more), 0.01),
            _sgd(lambda **more: deep("hard_sigmoid", 6, **more), 0.1),
        ],
        [
            lambda: deep("relu", 8),
            lambda: deep("tanh", 4),
            lambda: deep("sigmoid", 5),
            lambda: houses("relu", 6),
            lambda: points("tanh", 5),
        ],
    ),
    "exploding gradients": Trial(
        [
            lambda: spoiled.widened(deep(depth=8), 4.0),
            lambda: spoiled.widened(deep(depth=6), 6.0),
            lambda: spoiled.widened(houses(depth=6), 4.0),
            lambda: spoiled.widened(houses(depth=4), 8.0),
            lambda: spoiled.widened(convolution(), 30.0),
        ],
        [
            lambda: deep("relu", 8),
            convolution,
            houses,
            lambda: spoiled.widened(deep(depth=4), 1.5),
            _sgd(deep, 0.1),
        ],
    ),
    "overfitting": Trial(
        [
            lambda: spoiled.few(dense(units=256, epochs=40), 150),
            lambda: spoiled.few(spoiled.noisy(dense(units=256, epochs=40), 0.3), 1000),
            lambda: spoiled.few(spoiled.noisy(convolution(epochs=40), 0.3), 600),
            lambda: spoiled.few(spoiled.noisy(points(epochs=200), 0.3), 60),
            lambda: spoiled.few(houses(epochs=150, optimizer=Adam(learning_rate=0.01)), 100),
        ],
        [dense, convolution, lambda: dense(epochs=15), points, houses],
    ),
    "unscaled input": Trial(
        [
            lambda: spoiled.scaled(dense(), 255.0),
            lambda: spoiled.scaled(convolution(), 255.0),
            lambda: spoiled.scaled(houses(), 50.0),
            lambda: spoiled.scaled(deep(), 1.0 / 255.0),
            lambda: spoiled.scaled(points(), 100.0),
        ],
        [dense, points, houses, lambda: spoiled.scaled(dense(), 4.0), lambda: spoiled.scaled(dense(), 0.2)],
    ),
    "saturated layer": Trial(
        [
            lambda: spoiled.widened(deep("tanh", 3), 30.0),
            lambda: spoiled.widened(dense("sigmoid"), 200.0),
            lambda: spoiled.widened(houses("tanh"), 100.0),
            lambda: spoiled.widened(points("tanh"), 100.0),
            lambda: spoiled.widened(convolution("tanh"), 60.0),
        ],
        [
            lambda: dense("sigmoid", epochs=20),
            lambda: deep("tanh", 3),
            lambda: points("tanh", epochs=60),
            lambda: convolution("tanh"),
            lambda: spoiled.widened(dense("tanh"), 4.0),
        ],
    ),
    "saturated answers": Trial(
        [
            lambda: spoiled.widened(dense(loss=MeanSquaredError()), 20.0),
            lambda: spoiled.widened(deep(loss=MeanSquaredError()), 5.0),
            lambda: spoiled.widened(convolution(loss=MeanSquaredError()), 10.0),
            lambda: spoiled.widened(dense(optimizer=SGD(learning_rate=0.001)), 20.0),
            lambda: spoiled.widened(convolution(epochs=1, batch_size=16), 8.0),
        ],
        [
            lambda: dense(epochs=20),
            lambda: dense(loss=MeanSquaredError()),
            lambda: spoiled.few(dense(units=256, epochs=40), 150),
            lambda: convolution(epochs=15),
            lambda: spoiled.noisy(dense(), 0.2),
        ],
    ),
    "imbalance": Trial(
        [
            lambda: spoiled.rare(dense(optimizer=SGD(learning_rate=0.01)), {8: 0.1, 3: 0.1}),
            lambda: spoiled.rare(convolution(epochs=2, optimizer=SGD(learning_rate=0.02)), {5: 0.1}),
            lambda: spoiled.rare(points(epochs=8, optimizer=Adam()), {1: 0.08}),
            lambda: spoiled.rare(deep("sigmoid", 2, epochs=3), {9: 0.1, 4: 0.1}),
            lambda: spoiled.rare(dense(units=4, epochs=2), {5: 0.15, 8: 0.15}),
        ],
        [
            dense,
            convolution,
            lambda: spoiled.rare(convolution(epochs=8), {1: 0.15}),
            lambda: spoiled.rare(points(epochs=40), {1: 0.3}),
            lambda: dense(units=4),
        ],
    ),
    "repeated example": Trial(
        [
            lambda: spoiled.repeated(dense(), 1.0),
            lambda: spoiled.repeated(dense(), 0.5),
            lambda: spoiled.repeated(convolution(), 0.3),
            lambda: spoiled.repeated(houses(), 0.6),
            lambda: spoiled.repeated(deep(), 0.25),
        ],
        [dense, convolution, houses, lambda: spoiled.repeated(dense(), 0.05), lambda: spoiled.twice(deep())],
    ),
    "shuffled labels": Trial(
        [
            lambda: spoiled.shuffled(dense(epochs=10)),
            lambda: spoiled.shuffled(convolution(epochs=10)),
            lambda: spoiled.shuffled(deep(epochs=15)),
            lambda: spoiled.shuffled(houses(epochs=20)),
            lambda: spoiled.shuffled(points(epochs=60)),
        ],
        [
            lambda: spoiled.noisy(dense(), 0.5),
            _sgd(dense, 1e-7),
            points,
            houses,
            lambda: spoiled.few(dense(epochs=20), 100),
        ],
    ),
    "slow adadelta": Trial(
        [_adadelta(make, 0.001) for make in (dense, deep, convolution, points, houses)],
        [
            _adadelta(dense, 1.0),
            _adadelta(convolution, 1.0),
            _adadelta(houses, 0.5),
            dense,
            lambda: dense(optimizer=Adagrad(learning_rate=0.01)),
        ],
    ),
    "choosing by test": Trial(
        [lambda count=count: spoiled.seen_test(dense(), count) for count in (3, 4, 5, 8)]
        + [lambda: spoiled.seen_test(houses(), 6)],
        [dense, houses]
        + [lambda count=count: spoiled.seen_test(dense(), count) for count in (1, 2)]
        + [lambda: spoiled.seen_test(dense(), 5, same=True)],
    ),
}
