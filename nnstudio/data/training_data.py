"""Which examples a run learns from, and by which the network is judged, as its settings say.

While a network is being chosen, all that asks for examples with known answers asks here, so that the test part stays
unseen until somebody opens it on purpose.
"""

from __future__ import annotations

from typing import Literal

import numpy as np

from nnstudio.data.description import Description
from nnstudio.data.source import Opened
from nnstudio.data.split import divide
from nnstudio.learning.examples import Examples, Indices
from nnstudio.learning.settings import TrainingSettings
from nnstudio.learning.training_data import TrainingData

Part = Literal["training", "validation", "test"]
PARTS: dict[str, Part] = {"split": "validation", "test set": "test", "none": "training"}
"""For each way of validation the part that a network is asked about."""
MOST_LEARNED = 10_000
"""Examples of the training part by which a network is judged where nothing is kept aside."""


def training_data(opened: Opened, settings: TrainingSettings) -> TrainingData:
    """The examples for `settings.validation`. Raises DataError where too few are left.

    With a split, no part of the test set is touched.
    """
    task, scaling = opened.description.task, opened.description.scaling
    if settings.validation == "none":
        return TrainingData(task, opened.train, None, scaling)
    if settings.validation == "split":
        return TrainingData(task, *opened.split(settings.validation_fraction, settings.seed), scaling=scaling)
    return TrainingData(task, opened.train, opened.test, scaling)


def learned_places(opened: Opened, settings: TrainingSettings) -> Indices:
    """Where the examples that are learned stand among those of the training part. Raises DataError."""
    if settings.validation != "split":
        return np.arange(len(opened.train))
    return divide(opened.train.targets, settings.validation_fraction, settings.seed)[0]


def part_asked(settings: TrainingSettings, description: Description) -> Part:
    """The part that the network of a run with these settings is asked about while it is being chosen."""
    return PARTS[settings.validation] if description.test or settings.validation == "split" else "training"


def examples_of(opened: Opened, settings: TrainingSettings, part: Part) -> Examples:
    """The examples of a part, as these settings divide the data; of those that are learned only the first."""
    if part == "test":
        return opened.test
    if part == "validation":
        return opened.split(settings.validation_fraction, settings.seed)[1]
    return opened.train.first(MOST_LEARNED)


def examples_asked(opened: Opened, settings: TrainingSettings) -> Examples:
    """The examples that a network is asked about while it is being chosen."""
    return examples_of(opened, settings, part_asked(settings, opened.description))
