"""What sources of ready images share: how they are scaled, how another picture gets their size, and their split."""

from __future__ import annotations

import dataclasses

import numpy as np

from nnstudio.data.description import FITS
from nnstudio.data.errors import DataError
from nnstudio.data.handwriting.ink import HANDWRITTEN
from nnstudio.data.pictures import PictureSource
from nnstudio.data.split import divide
from nnstudio.data.statistics import standard
from nnstudio.declared import param
from nnstudio.errors import sentence
from nnstudio.layers.shapes import Shape
from nnstudio.learning.examples import Examples
from nnstudio.learning.scaling import BYTE, Scaling, natural

SCALINGS = ("0 to 1", "standardised")


@dataclasses.dataclass(frozen=True)
class PixelSource(PictureSource):
    """Images that lie in arrays, all of one size."""

    fit: str = param(
        "ink",
        choices=FITS,
        help="How a drawing or another picture gets this size: ink as MNIST's digits got theirs, by the centre of "
        "mass; pad with edges, crop to the middle, or stretch.",
    )
    scaling: str = param(
        "0 to 1",
        choices=SCALINGS,
        help="standardised gives each channel mean 0 and deviation 1 over the training part.",
    )
    test_fraction: float = param(
        0.2,
        above=0.0,
        max=0.9,
        unit="fraction",
        help="Part that is kept aside for the test, where there is no test part.",
    )
    seed: int = param(0, min=0, max=2**31 - 1, help="Which examples are kept aside is drawn from this.")

    def scaling_of(self, train: Examples) -> Scaling:
        """From what is read to what the network gets."""
        if self.scaling == "standardised":
            return standard(train, BYTE if train.dtype == np.uint8 else 1.0)
        return natural(train.dtype)

    def fit_of(self, shape: Shape) -> str:
        """How another picture gets this size; ink is the way of handwriting and needs its size."""
        return self.fit if shape == HANDWRITTEN or self.fit != "ink" else "pad"


def split_or(train: Examples, test: Examples | None, fraction: float, seed: int) -> tuple[Examples, Examples]:
    """Both parts; where there is no test part, a fraction of the training part is kept aside for it."""
    if test is not None:
        return train, test
    rest, aside = divide(train.targets, fraction, seed)
    return train.take(rest), train.take(aside)


def check_classes(train: Examples, where: str) -> None:
    """Raises DataError where there is nothing to tell apart."""
    if len(np.unique(train.targets)) < 2:
        raise DataError(
            sentence("{where} has one class: there must be two or more to tell apart.", where=where)
        )
