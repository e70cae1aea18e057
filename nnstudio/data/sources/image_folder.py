"""Pictures in folders, a folder for each class: what most people have."""

from __future__ import annotations

import dataclasses
import functools
import math
from collections.abc import Hashable
from pathlib import Path

import numpy as np

from nnstudio.data import decoding
from nnstudio.data.cache import Cache
from nnstudio.data.description import Description
from nnstudio.data.duplicates import notes_of_duplicates
from nnstudio.data.errors import DataError
from nnstudio.data.fingerprint import of_bytes
from nnstudio.data.fitting import fit_picture
from nnstudio.data.listing import Listing, list_pictures
from nnstudio.data.naming import name_of
from nnstudio.data.pictures import PictureSource
from nnstudio.data.source import Opened, Progress, unwatched
from nnstudio.data.split import divide
from nnstudio.data.statistics import on_dark, standard
from nnstudio.declared import param
from nnstudio.errors import Sentence, StudioError, reason_of, sentence
from nnstudio.layers.shapes import Shape
from nnstudio.learning.examples import Examples
from nnstudio.learning.scaling import BYTE, Scaling
from nnstudio.learning.tasks import Classification

NAMED = 3
"""Broken files that are named; more are counted."""


@dataclasses.dataclass(frozen=True)
class ImageFolder(PictureSource):
    """Class folders, or `train` and `test` with class folders, as torchvision and Keras read them."""

    title = "Folder of images"
    help = "A folder for each class, or train and test folders with one for each class in them."

    folder: str = param(
        "", place="folder", label="folder", help="Where the class folders, or train and test, are."
    )
    size: tuple[int, int] = param(
        (64, 64),
        min=1,
        max=1024,
        unit="pixels",
        label="height, width",
        help="Height and width that every picture gets.",
    )
    channels: str = param(
        "colour",
        choices=("colour", "grey"),
        help="Grey is three times as fast, where colour does not matter.",
    )
    fit: str = param(
        "crop",
        choices=("crop", "pad", "stretch"),
        help="crop takes the middle, pad keeps all and adds edges, stretch distorts.",
    )
    invert: bool = param(False, help="Whether dark and light change places.")
    scaling: str = param(
        "0 to 1",
        choices=("0 to 1", "standardised"),
        help="standardised gives each channel mean 0 and deviation 1 over the training part.",
    )
    test_fraction: float = param(
        0.2,
        above=0.0,
        max=0.9,
        unit="fraction",
        help="Part that is kept aside for the test, where there is no test folder.",
    )
    seed: int = param(0, min=0, max=2**31 - 1, help="Which pictures are kept aside is drawn from this.")

    @property
    def shape(self) -> tuple[int, int, int]:
        """Of every picture, (height, width, channels)."""
        return (*self.size, 1 if self.channels == "grey" else 3)

    def resized(self, shape: Shape) -> ImageFolder | None:
        """Pictures of any size, in grey for one channel and in colour for three."""
        largest = self.field("size").max or 0
        if len(shape) != 3 or shape[2] not in (1, 3) or max(shape[:2]) > largest:
            return None
        return self.change(size=shape[:2], channels="grey" if shape[2] == 1 else "colour")

    def open(self, progress: Progress = unwatched, cache: Cache | None = None) -> Opened:
        """Decode what is not in the cache yet, and map it. Raises DataError and Cancelled."""
        if not self.folder:
            raise DataError(sentence("No folder is chosen yet: choose the one with the class folders."))
        listing = list_pictures(Path(self.folder))
        train, test = self._parts(listing, progress, cache or Cache())
        broken = (*train.broken, *test.broken)
        parts = self._split(listing, train, test)
        chosen = [part.some(self.limit, self.seed) for part in parts]
        scaling = standard(chosen[0], BYTE) if self.scaling == "standardised" else Scaling(BYTE)
        description = Description(
            title=name_of(Path(self.folder).resolve().name, self.title),
            kind="pictures",
            shape=self.shape,
            task=Classification(tuple(name_of(name, repr(name)) for name in listing.classes)),
            train=len(chosen[0]),
            test=len(chosen[1]),
            scaling=scaling,
            fit=self.fit,
            invert=self.invert,
            on_dark=on_dark(chosen[0]),
            fingerprint=of_bytes(listing.said()),
        )
        notes = (*_notes(broken), *notes_of_duplicates(chosen[0], chosen[1]))
        return self.asked(Opened(description, chosen[0], chosen[1], notes))

    def state(self) -> Hashable:
        return list_pictures(Path(self.folder)).key()

    def _parts(
        self, listing: Listing, progress: Progress, cache: Cache
    ) -> tuple[decoding.Decoded, decoding.Decoded]:
        fit = functools.partial(
            fit_picture, size=self.size, channels=self.shape[2], fit=self.fit, invert=self.invert
        )
        total = len(listing.train) + len(listing.test)

        def make(into: Path) -> None:
            done = 0
            for name, pictures in (("train", listing.train), ("test", listing.test)):

                def told(part: int, _: int, before: int = done) -> None:
                    progress(before + part, total)

                decoding.decode(Path(self.folder), pictures, fit, max(self.size), into / name, told)
                done += len(pictures)

        key = listing.key(str(Path(self.folder).resolve()), self.shape, self.fit, self.invert)
        try:
            entry = cache.entry(key, make, total * math.prod(self.shape))
            return decoding.load(entry / "train", self.shape), decoding.load(entry / "test", self.shape)
        except StudioError:  # has its own sentence, and is a ValueError too
            raise
        except (OSError, ValueError) as error:
            reason = reason_of(error) if isinstance(error, OSError) else str(error)
            raise DataError(
                sentence(
                    "The pictures can't be kept in {folder}: {reason}. Clear the cache, or make room on the disk.",
                    folder=str(cache.folder),
                    reason=reason,
                )
            ) from error

    def _split(
        self, listing: Listing, train: decoding.Decoded, test: decoding.Decoded
    ) -> tuple[Examples, Examples]:
        if len(np.unique(train.examples.targets)) < 2:
            raise DataError(
                sentence(
                    "{path} has pictures that can be read in fewer than two classes. Broken files in it: {broken}.",
                    path=self.folder,
                    broken=len(train.broken),
                )
            )
        if listing.test:
            return train.examples, test.examples
        rest, aside = divide(train.examples.targets, self.test_fraction, self.seed)
        return train.examples.take(rest), train.examples.take(aside)


def _notes(broken: tuple[str, ...]) -> tuple[Sentence, ...]:
    if not broken:
        return ()
    names = ", ".join(broken[:NAMED])
    if len(broken) > NAMED:
        return (
            sentence(
                "{count:,} files can't be read and are left out, among them {names}.",
                count=len(broken),
                names=names,
            ),
        )
    return (sentence("These files can't be read and are left out: {names}.", names=names),)
