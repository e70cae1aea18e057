"""Which examples a run learns from, and which it is judged on, as its settings say."""

from __future__ import annotations

from nnstudio.data.source import Opened
from nnstudio.data.split import divide
from nnstudio.learning.settings import TrainingSettings
from nnstudio.learning.training_data import TrainingData


def training_data(opened: Opened, settings: TrainingSettings) -> TrainingData:
    """The examples for `settings.validation`. Raises DataError where too few are left.

    With a split, no part of the test set is touched.
    """
    task, scaling, train = opened.description.task, opened.description.scaling, opened.train
    if settings.validation == "none":
        return TrainingData(task, train, None, scaling)
    if settings.validation == "split":
        rest, aside = divide(train.targets, settings.validation_fraction, settings.seed)
        return TrainingData(task, train.take(rest), train.take(aside), scaling)
    return TrainingData(task, train, opened.test, scaling)
