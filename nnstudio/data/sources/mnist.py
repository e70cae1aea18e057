"""MNIST, the handwritten digits that ship with the program, as a source."""

from __future__ import annotations

import dataclasses

import numpy as np

from nnstudio.data.description import Description
from nnstudio.data.mnist import CLASSES, load_mnist
from nnstudio.data.pictures import PictureSource
from nnstudio.data.source import Opened, Progress, unwatched
from nnstudio.learning.examples import ArrayExamples
from nnstudio.learning.scaling import BYTE, Scaling

TRAIN, TEST = 60_000, 10_000


@dataclasses.dataclass(frozen=True)
class Mnist(PictureSource):
    """60,000 training and 10,000 test images (28, 28, 1) of the digits 0 to 9."""

    title = "MNIST"
    help = "70,000 handwritten digits. They come with the program."
    ships = True

    def describe(self, progress: Progress = unwatched) -> Description:
        most = self.limit or TRAIN
        return Description(
            title=self.title,
            kind="pictures",
            shape=(28, 28, 1),
            task=self.task_of(CLASSES),
            train=min(TRAIN, most),
            test=min(TEST, most),
            scaling=Scaling(BYTE),
            fit="ink",
            on_dark=True,
        )

    def open(self, progress: Progress = unwatched) -> Opened:
        train, test = (
            ArrayExamples(part.images, part.labels.astype(np.intp)).first(self.limit)
            for part in (load_mnist("train"), load_mnist("test"))
        )
        return self.asked(Opened(self.describe(), train, test))
