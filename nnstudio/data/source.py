"""What every source of data is: declared fields, a description of what is there, and the examples themselves."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Hashable
from typing import ClassVar

from nnstudio.data.description import Description
from nnstudio.data.split import divide
from nnstudio.data.text_table import Cells
from nnstudio.declared import Declared, param
from nnstudio.errors import Sentence, StudioError, sentence
from nnstudio.layers.shapes import Shape
from nnstudio.learning.examples import Examples

Progress = Callable[[int, int], None]
"""Called with how much is done, and of how much; it may raise Cancelled."""


class Cancelled(StudioError):
    """Reading was given up on purpose."""

    def __init__(self) -> None:
        super().__init__(sentence("Reading the data was given up."))


def unwatched(done: int, total: int) -> None:
    """A Progress for callers who don't watch."""


@dataclasses.dataclass(frozen=True)
class Opened:
    """Data that is at hand.

    notes: what a person should know of it, such as what was left out; each a sentence. state: that of its files when
    they were opened, where anybody asked for it.
    """

    description: Description
    train: Examples
    test: Examples
    notes: tuple[str, ...] = ()
    state: Hashable = None
    _split: dict[tuple[float, int], tuple[Examples, Examples]] = dataclasses.field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def split(self, fraction: float, seed: int) -> tuple[Examples, Examples]:
        """The training part without `fraction` of it, and what is kept aside; the same objects for the same request.

        Raises DataError where there are too few.
        """
        if (fraction, seed) not in self._split:
            rest, aside = divide(self.train.targets, fraction, seed)
            self._split.clear()
            self._split[fraction, seed] = self.train.take(rest), self.train.take(aside)
        return self._split[fraction, seed]


@dataclasses.dataclass(frozen=True)
class Source(Declared):
    """Base of all sources. Two that are equal give the same examples.

    limit: only so many examples of each part. ships: whether the data comes with the program.
    """

    ships: ClassVar[bool] = False
    rare: ClassVar[frozenset[str]] = frozenset({"limit", "seed", "test_fraction"})

    limit: int | None = param(
        None, min=1, max=2**31 - 1, unit="examples", help="Takes only so many examples of each part."
    )

    @property
    def asks(self) -> Sentence | None:
        """What opening would do that must be wanted first, as an order for a button ("Download 30 MB"); None where it
        only reads.
        """
        return None

    @property
    def credit(self) -> Sentence | None:
        """Who made the data, and what one may do with it; None where nobody but its owner knows."""
        return None

    def words(self) -> frozenset[str]:
        """Names of classes, columns and what stands in these that the program can say in other languages."""
        return frozenset()

    def reached(self, done: int, total: int) -> Sentence:
        """How far opening is, as a Progress is told it."""
        return sentence("Reading {done:,} of {total:,}", done=done, total=total)

    def state(self) -> Hashable:
        """What changes when the files behind it do, such as their sizes and times; None where there are none.

        Nothing is opened for it. Raises DataError where they can't be found.
        """
        return None

    def settled(self) -> Source:
        """The same with all that it can find out by itself found out, for a form. Raises DataError."""
        return self

    def resized(self, shape: Shape) -> Source | None:
        """The same with every example of that shape; None where it can't give them another."""
        return None

    def head(self, rows: int) -> Cells | None:
        """The first rows as they stand in a table, of a source that is settled; None for any other source.

        Raises DataError.
        """
        return None

    def describe(self, progress: Progress = unwatched) -> Description:
        """What is there, with as little reading as possible. Raises DataError, one sentence."""
        return self.open(progress).description

    def open(self, progress: Progress = unwatched) -> Opened:
        """The examples for training and test. Raises DataError, one sentence, and Cancelled."""
        raise NotImplementedError
