"""Test images for the pad: any one, or the next one that the network gets wrong."""

from __future__ import annotations

import contextlib
import random
import threading
from pathlib import Path

import numpy as np

from nnstudio.data.handwriting.images import read_digits
from nnstudio.data.source import Opened
from nnstudio.learning.examples import Examples
from nnstudio.learning.metrics import classes_of
from nnstudio.runs.answering import Answering
from nnstudio.studio.drawing.model import Picture

AT_ONCE = 250
"""Images that are asked about together."""


def random_picture(opened: Opened, chance: random.Random) -> Picture:
    """Any image of the test part."""
    return picture_of_test_image(opened.test, chance.randrange(len(opened.test)))


def picture_of_test_image(test: Examples, index: int) -> Picture:
    """The image at a place in the test part."""
    image = np.empty((1, *test.shape), test.dtype)
    test.read(np.array([index]), image)
    return Picture(image[0, :, :, 0], f"{index:,}", int(test.targets[index]), index)


def next_wrong_picture(
    test: Examples, answering: Answering, after: int, cancelled: threading.Event
) -> Picture | None:
    """The first test image behind `after`, and then from the front, that the network gets wrong; None
    without one.
    """
    order = np.roll(np.arange(len(test)), -(after + 1))
    with contextlib.closing(answering.model(batch=AT_ONCE)) as model:
        for start in range(0, len(order), AT_ONCE):
            if cancelled.is_set():
                return None
            part = order[start : start + AT_ONCE]
            images = np.empty((len(part), *test.shape), test.dtype)
            test.read(part, images)
            wrong = part[classes_of(model.predict(images)) != test.targets[part]]
            if len(wrong):
                return picture_of_test_image(test, int(wrong[0]))
    return None


def picture_of_file(path: Path) -> Picture:
    """The digits in a picture file, the first of them shown; DataError with a sentence where there is none."""
    digits = read_digits(path)
    return Picture(digits[0].image, path.name, steps=digits[0], digits=digits)
