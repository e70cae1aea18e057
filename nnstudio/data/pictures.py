"""What all sources of pictures share: whether pictures are to be told apart, or to be given again."""

from __future__ import annotations

import dataclasses

import numpy as np

from nnstudio.data.errors import DataError
from nnstudio.data.source import Opened, Source
from nnstudio.declared import param
from nnstudio.errors import sentence
from nnstudio.layers.layer import Array
from nnstudio.learning.examples import Examples, Indices
from nnstudio.learning.tasks import Classification, Reconstruction, Task

TASKS = (Classification.name, Reconstruction.name)


@dataclasses.dataclass(frozen=True)
class PictureSource(Source):
    """Pictures with a class each, which a reconstruction does not ask for."""

    task: str = param(
        Classification.name,
        choices=TASKS,
        help="Whether pictures are told apart by their class, or given again: by an autoencoder or a denoiser.",
    )
    noise: float = param(
        0.0,
        min=0.0,
        max=1.0,
        unit="of full scale",
        help="Where pictures are given again: noise with this standard deviation is added to what the network gets, "
        "and not to what it should give.",
    )

    def task_of(self, classes: tuple[str, ...]) -> Task:
        """What is asked of pictures of these classes."""
        return Reconstruction(self.noise) if self.task == Reconstruction.name else Classification(classes)

    def asked(self, opened: Opened) -> Opened:
        """The same pictures for the task that is asked, given as those of a classification. Raises DataError."""
        described = opened.description
        if self.task == Classification.name:
            return opened
        if described.kind != "pictures":
            raise DataError(
                sentence("Rows of numbers can't be given again, only pictures: choose classification.")
            )
        if described.scaling.mean:
            raise DataError(
                sentence("Pictures that are given again stay between 0 and 1: choose the scaling 0 to 1.")
            )
        description = dataclasses.replace(described, task=self.task_of(()))
        return dataclasses.replace(
            opened, description=description, train=Itself(opened.train), test=Itself(opened.test)
        )


class Itself(Examples):
    """Examples that are their own targets."""

    def __init__(self, whole: Examples) -> None:
        self.whole = whole
        self.shape, self.dtype = whole.shape, whole.dtype
        self.targets: Array = np.empty((len(whole), 0), np.float32)

    def read(self, indices: Indices, out: Array) -> None:
        self.whole.read(indices, out)

    def all(self) -> Array:
        return self.whole.all()
