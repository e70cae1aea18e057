"""The template of house prices beside scikit-learn's MLPRegressor of the same size: how well both predict.

`python -m benchmarks.table` divides the table anew for each seed, trains both on the same scaled training rows, and
prints R2 on the same test rows, as scikit-learn computes it. MLPRegressor runs with its own defaults, and once more
with its early stopping. Neither side sees the test rows before.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import warnings

import numpy as np
import sklearn
from sklearn.exceptions import ConvergenceWarning
from sklearn.metrics import r2_score
from sklearn.neural_network import MLPRegressor

from nnstudio.data.source import Opened
from nnstudio.data.sources.house_prices import HousePrices
from nnstudio.document.answer import for_data
from nnstudio.document.document import Document
from nnstudio.document.templates import TEMPLATES
from nnstudio.engine.predictor import Predictor
from nnstudio.engine.training import Training
from nnstudio.layers.dense import Dense
from nnstudio.layers.layer import Array
from nnstudio.learning.training_data import TrainingData

TEMPLATE = "house-prices"
MOST_PASSES = 1000
"""Enough that MLPRegressor ends by itself."""


def main() -> int:
    """Print a line for each seed, and the medians; 1 where the template is worse."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.table", description=__doc__)
    parser.add_argument("--seeds", type=int, default=7, help="how many")
    options = parser.parse_args()
    document = TEMPLATES[TEMPLATE].document
    print(f"{document.title}, hidden layers {hidden_of(document)}, scikit-learn {sklearn.__version__}")
    found: dict[str, list[float]] = {"ours": [], "defaults": [], "early stopping": []}
    print("seed" + "".join(f"{name:>16s}" for name in found))
    for seed in range(options.seeds):
        source = HousePrices().table.change(seed=seed)
        opened = source.open()
        fitted = for_data(document, source, opened.description)  # a rare kind may be in no training row
        found["ours"].append(judged(opened, ours(fitted, opened, seed)))
        found["defaults"].append(judged(opened, theirs(document, opened, seed, early=False)))
        found["early stopping"].append(judged(opened, theirs(document, opened, seed, early=True)))
        print(f"{seed:4d}" + "".join(f"{values[-1]:16.4f}" for values in found.values()), flush=True)
    medians = {name: statistics.median(values) for name, values in found.items()}
    print(
        "median"
        + "".join(f"{value:{14 if place == 0 else 16}.4f}" for place, value in enumerate(medians.values()))
    )
    return int(medians["ours"] < max(medians.values()))


def hidden_of(document: Document) -> tuple[int, ...]:
    """The units of the hidden layers."""
    layers = [node.layer for node in document.graph.ordered()]
    return tuple(layer.units for layer in layers if isinstance(layer, Dense))[:-1]


def ours(document: Document, opened: Opened, seed: int) -> Array:
    """What the template answers to the test rows, (n, 1), after learning all training rows."""
    settings = document.training.change(seed=seed, validation="none")
    data = TrainingData(opened.description.task, opened.train, None, opened.description.scaling)
    with Training(document.graph, settings, data) as training:
        for _ in training.events():
            pass
        weights = training.snapshot()
    return Predictor(document.graph, weights).predict(opened.test.all())


def theirs(document: Document, opened: Opened, seed: int, early: bool) -> Array:
    """The same of MLPRegressor."""
    network = MLPRegressor(
        hidden_layer_sizes=hidden_of(document), random_state=seed, max_iter=MOST_PASSES, early_stopping=early
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        network.fit(opened.train.all(), np.asarray(opened.train.targets[:, 0], np.float64))
    return np.asarray(network.predict(opened.test.all()), np.float32)


def judged(opened: Opened, answers: Array) -> float:
    """R2 of answers to the test rows."""
    return float(r2_score(opened.test.targets[:, 0], answers.ravel()))


if __name__ == "__main__":
    sys.exit(main())
