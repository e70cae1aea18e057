"""Test images for the pad: any one, or the next one that the network gets wrong."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np

from nnstudio.data.dataset import Dataset
from nnstudio.data.images import read_digits
from nnstudio.studio.drawing.model import Picture
from nnstudio.studio.training.answering import Answering

AT_ONCE = 250
"""Images that are asked about together."""


def random_picture(dataset: Callable[[], Dataset], chance: random.Random) -> Picture:
    """Any image of the test set."""
    test = dataset().test
    return picture_of_test_image(dataset(), chance.randrange(len(test)))


def picture_of_test_image(dataset: Dataset, index: int) -> Picture:
    """The image at a place in the test set."""
    image, label = dataset.test.images[index, :, :, 0], int(dataset.test.labels[index])
    return Picture(image, f"{index:,}", label, index)


def next_wrong_picture(
    dataset: Dataset, answering: Answering, after: int, cancelled: threading.Event
) -> Picture | None:
    """The first test image behind `after`, and then from the front, that the network gets wrong; None
    without one.
    """
    test = dataset.test
    order = np.roll(np.arange(len(test)), -(after + 1))
    predictor = answering.predictor(batch=AT_ONCE)
    for start in range(0, len(order), AT_ONCE):
        if cancelled.is_set():
            return None
        part = order[start : start + AT_ONCE]
        answers = predictor.predict(test.images[part]).argmax(axis=1)
        wrong = part[answers != test.labels[part]]
        if len(wrong):
            return picture_of_test_image(dataset, int(wrong[0]))
    return None


def picture_of_file(path: Path) -> Picture:
    """The digits in a picture file, the first of them shown; DataError with a sentence where there is none."""
    digits = read_digits(path)
    return Picture(digits[0].image, path.name, steps=digits[0], digits=digits)
