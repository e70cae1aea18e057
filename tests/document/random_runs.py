"""Random runs, and the memory that they really take.

`python -m tests.document.random_runs --runs 3000` compares it with what the analysis says beforehand.
"""

from __future__ import annotations

import argparse
import dataclasses
import functools
import multiprocessing
import os
import sys
import tracemalloc
from collections.abc import Callable
from typing import Any

import numpy as np

from nnstudio.document import edits
from nnstudio.document.analysis.facts import facts_of
from nnstudio.document.analysis.training import memory_of
from nnstudio.document.document import Document, empty_document
from nnstudio.engine.evaluation import EVALUATION_BATCH, evaluate
from nnstudio.engine.run_forecast import RunForecast
from nnstudio.engine.training import Training
from nnstudio.errors import StudioError
from nnstudio.layers.activation import Activation
from nnstudio.layers.add import Add
from nnstudio.layers.average_pooling2d import AveragePooling2D
from nnstudio.layers.batch_normalization import BatchNormalization
from nnstudio.layers.concatenate import Concatenate
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.conv2d_transpose import Conv2DTranspose
from nnstudio.layers.dense import Dense
from nnstudio.layers.depthwise_conv2d import DepthwiseConv2D
from nnstudio.layers.dropout import Dropout
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.functions import FUNCTION_NAMES
from nnstudio.layers.gaussian_noise import GaussianNoise
from nnstudio.layers.global_average_pooling2d import GlobalAveragePooling2D
from nnstudio.layers.layer import Layer
from nnstudio.layers.layer_normalization import LayerNormalization
from nnstudio.layers.max_pooling2d import MaxPooling2D
from nnstudio.layers.prelu import PReLU
from nnstudio.layers.separable_conv2d import SeparableConv2D
from nnstudio.layers.spatial_dropout2d import SpatialDropout2D
from nnstudio.layers.up_sampling2d import UpSampling2D
from nnstudio.learning.augmentation import Augmentation
from nnstudio.learning.losses import LOSSES
from nnstudio.learning.optimizers import OPTIMIZERS, Optimizer
from nnstudio.learning.training_data import TrainingData

LARGEST = 400 * 2**20
"""Bytes that a run may be said to take, so that thousands are done in minutes."""
MOST_WORK = 1_000_000_000
"""Multiply-adds of a step, forward."""
VALIDATED = EVALUATION_BATCH + 60
"""Images to be judged by: those too are a whole batch and a smaller one."""
ENOUGH = 0.9
"""Of what a run takes, which it must be said to take at least."""
Chance = np.random.Generator


@dataclasses.dataclass(frozen=True)
class Run:
    """A network with settings, and what it is trained on and judged by. told: bytes by the analysis."""

    number: int
    document: Document
    data: TrainingData
    judged: TrainingData
    told: int

    @property
    def judges_at_the_end(self) -> bool:
        """Whether `nnstudio train` judges the network once more than training has done."""
        training = self.document.training
        return training.validation != "test set" or training.early_stopping is not None

    def peak(self, threads: int | None = 1) -> int:
        """The most bytes that were taken at one time, from before the network is built to after it was judged."""
        document, data = self.document, self.data
        tracemalloc.start()
        try:
            with Training(document.graph, document.training, data, threads=threads) as training:
                for _ in training.events(1):
                    pass
                if self.judges_at_the_end:
                    judged, loss = self.judged, document.training.loss
                    weights = training.snapshot()
                    evaluate(document.graph, weights, judged.task, judged.train, loss, threads=threads)
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()


def pick(chance: Chance, choices: Any) -> Any:
    """One of them."""
    return choices[int(chance.integers(len(choices)))]


def _image_layer(chance: Chance) -> Layer:
    size = pick(chance, ((1, 1), (2, 2), (3, 3), (5, 5), (3, 1)))
    common: dict[str, Any] = {"kernel_size": size, "padding": pick(chance, ("same", "valid"))}
    common["activation"] = pick(chance, FUNCTION_NAMES)
    filters = int(pick(chance, (1, 4, 8, 16, 32, 64)))
    penalty = float(pick(chance, (0.0, 0.0, 0.001)))
    makers = (
        lambda: Conv2D(filters=filters, l2=penalty, **common),
        lambda: Conv2D(filters=filters, strides=pick(chance, ((1, 1), (2, 2))), **common),
        lambda: SeparableConv2D(filters=filters, **common),
        lambda: DepthwiseConv2D(depth_multiplier=int(pick(chance, (1, 2, 4))), **common),
        lambda: Conv2DTranspose(filters=min(filters, 16), strides=pick(chance, ((1, 1), (2, 2))), **common),
        lambda: MaxPooling2D(pool_size=pick(chance, ((2, 2), (3, 3))), strides=pick(chance, (None, (1, 1)))),
        lambda: AveragePooling2D(pool_size=pick(chance, ((2, 2), (3, 3)))),
        lambda: UpSampling2D(size=(2, 2), interpolation=pick(chance, ("nearest", "bilinear"))),
        lambda: SpatialDropout2D(rate=0.3),
    )
    make: Callable[[], Layer] = pick(chance, makers)
    return make() if chance.random() < 0.75 else _any_layer(chance)


def _any_layer(chance: Chance) -> Layer:
    makers = (
        lambda: Activation(activation=pick(chance, FUNCTION_NAMES)),
        BatchNormalization,
        LayerNormalization,
        PReLU,
        lambda: Dropout(rate=0.3),
        lambda: GaussianNoise(stddev=0.1),
    )
    make: Callable[[], Layer] = pick(chance, makers)
    return make()


def _flat_layer(chance: Chance) -> Layer:
    if chance.random() < 0.4:
        return _any_layer(chance)
    units = int(pick(chance, (10, 64, 128, 500, 2000)))
    return Dense(units=units, activation=pick(chance, FUNCTION_NAMES), l1=float(pick(chance, (0.0, 0.0001))))


def _network(chance: Chance) -> Document:
    document = empty_document("Random")
    for _ in range(int(chance.integers(0, 6))):
        before = document.last
        document = edits.insert(document, _image_layer(chance), before)
        if chance.random() < 0.25:
            merge = pick(chance, (Add(), Concatenate()))
            branch = edits.add(document, Conv2D(filters=4, padding="same"), [before])
            document = edits.add(branch, merge, [document.last, branch.last])
    ending = GlobalAveragePooling2D() if chance.random() < 0.2 else Flatten()
    document = edits.insert(document, ending, document.last)
    for _ in range(int(chance.integers(0, 3))):
        document = edits.insert(document, _flat_layer(chance), document.last)
    return edits.insert(document, Dense(units=10, activation="softmax"), document.last)


def _optimizer(chance: Chance) -> Optimizer:
    optimizer: Optimizer = pick(chance, list(OPTIMIZERS.values()))()
    more: tuple[dict[str, Any], ...] = (
        {},
        {},
        {"use_ema": True},
        {"clipnorm": 1.0},
        {"global_clipnorm": 1.0},
    )
    return optimizer.change(learning_rate=1e-5, **pick(chance, more))


def _settings(chance: Chance) -> dict[str, Any]:
    augmentation = Augmentation(
        elastic=float(pick(chance, (0.0, 1.0))), thickness=float(pick(chance, (0.0, 0.5)))
    )
    return {
        "batch_size": int(pick(chance, (1, 8, 32, 33, 100, 128, 256, 500))),
        "optimizer": _optimizer(chance),
        "loss": pick(chance, list(LOSSES.values()))(),
        "validation": pick(chance, ("none", "test set", "test set", "split")),
        "augmentation": pick(chance, (None, None, augmentation)),
        "class_weights": pick(chance, ("equal", "balanced")),
        "early_stopping": pick(chance, (None, 3)),
        "epochs": 1,
    }


def _images(chance: Chance, count: int) -> TrainingData:
    x = chance.integers(0, 256, (count, 28, 28, 1), np.uint8)
    return TrainingData.of_arrays(x, np.arange(count) % 10, classes=10)


def _data(chance: Chance, document: Document, judged: TrainingData) -> TrainingData:
    """A whole batch and a smaller one: every buffer is there after each has been seen once."""
    batch = document.training.batch_size
    learned = _images(chance, batch + batch // 3 + 1)
    if document.training.validation == "none":
        return learned
    return dataclasses.replace(learned, validation=judged.train)


def run_of(document: Document, chance: Chance, number: int = 0) -> Run:
    """A run of that document, with what the analysis says of it for as many images as there are here."""
    judged = _images(chance, VALIDATED)
    data = _data(chance, document, judged)
    told = RunForecast(document.graph, document.training, len(data.train), VALIDATED).memory
    return Run(number, document, data, judged, told)


def random_run(number: int, seed: int = 0) -> Run:
    """The run of that number: a network that can be trained, neither too large nor too slow."""
    chance = np.random.default_rng([seed, number])
    while True:
        try:
            document = edits.change_training(_network(chance), **_settings(chance))
        except StudioError:
            continue
        facts = facts_of(document)
        work = sum(cost.multiply_adds for cost in facts.costs.values()) * document.training.batch_size
        if 0 < memory_of(facts) < LARGEST and work < MOST_WORK:
            return run_of(document, chance, number)


@dataclasses.dataclass(frozen=True)
class Comparison:
    """What was said of a run, beside what it took, in bytes. layers: the names of their types."""

    number: int
    told: int
    taken: int
    layers: str

    @property
    def ratio(self) -> float:
        """Of what was said to what was taken."""
        return self.told / self.taken


def compare(number: int, seed: int, threads: int) -> Comparison:
    """Do the run of that number."""
    run = random_run(number, seed)
    layers = " ".join(type(node.layer).__name__ for node in run.document.nodes)
    return Comparison(number, run.told, run.peak(threads), layers)


def _print(found: list[Comparison]) -> None:
    ratios = [comparison.ratio for comparison in found]
    low, middle, high = np.percentile(ratios, (1, 50, 99))
    print(f"{len(ratios)} runs, {sum(ratio < ENOUGH for ratio in ratios)} told too little by more than 10%")
    print(
        f"told / taken: least {min(ratios):.2f}, 1% {low:.2f}, median {middle:.2f}, 99% {high:.2f}"
        f", most {max(ratios):.2f}"
    )


def main() -> int:
    """Compare so many runs; status 1 if the analysis says too little for one of them."""
    parser = argparse.ArgumentParser(prog="python -m tests.document.random_runs")
    parser.add_argument("--runs", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--processes", type=int, default=os.cpu_count())
    arguments = parser.parse_args()
    work = functools.partial(compare, seed=arguments.seed, threads=arguments.threads)
    found = []
    with multiprocessing.get_context("spawn").Pool(arguments.processes) as pool:
        for comparison in pool.imap_unordered(work, range(arguments.runs), chunksize=10):
            found.append(comparison)
            if comparison.ratio < ENOUGH:
                told = f"{comparison.told / 1e6:.1f} MB, {comparison.ratio:.2f} of what it took"
                print(f"run {comparison.number}: told {told}: {comparison.layers}", flush=True)
    _print(found)
    return 1 if min(comparison.ratio for comparison in found) < ENOUGH else 0


if __name__ == "__main__":
    sys.exit(main())
