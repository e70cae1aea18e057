"""Which images a run learns from, and which it is judged on, as its settings say."""

from __future__ import annotations

import numpy as np

from nnstudio.data.dataset import Dataset
from nnstudio.engine.feed import TrainingData
from nnstudio.engine.settings import TrainingSettings


def training_data(dataset: Dataset, settings: TrainingSettings, limit: int | None = None) -> TrainingData:
    """The images for `settings.validation`. limit: only the first images of each split; None means all.

    Raises DataError where too few are left.
    """
    train = dataset.train.limit(limit)
    if settings.validation == "none":
        return TrainingData(train.images, train.labels)
    if settings.validation == "split":
        train, judged = train.divide(settings.validation_fraction, np.random.default_rng(settings.seed))
    else:
        judged = dataset.test.limit(limit)
    return TrainingData(train.images, train.labels, judged.images, judged.labels)
