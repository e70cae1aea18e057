"""Files in the IDX format, plain or gzipped: MNIST's own, in which many sets of small images are published."""

from __future__ import annotations

import dataclasses
from collections.abc import Hashable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from nnstudio.data.class_numbers import Places, classes_present
from nnstudio.data.description import Description
from nnstudio.data.duplicates import notes_of_duplicates
from nnstudio.data.errors import DataError
from nnstudio.data.fingerprint import of_examples
from nnstudio.data.idx import read_idx, read_labels
from nnstudio.data.naming import name_of
from nnstudio.data.opening import state_of
from nnstudio.data.pixels import PixelSource, check_classes, split_or
from nnstudio.data.source import Opened, Progress, unwatched
from nnstudio.data.statistics import on_dark
from nnstudio.declared import param
from nnstudio.errors import sentence
from nnstudio.layers.shapes import shape_text
from nnstudio.learning.examples import ArrayExamples
from nnstudio.learning.tasks import Classification

PARTS = {"train": ("train", "training"), "test": ("t10k", "test", "testing")}
"""What the names of the files of each part begin with, or have in them."""
ENDINGS = (".gz", "")
MOST_NAMES = 10_000


@dataclasses.dataclass(frozen=True)
class IdxFiles(PixelSource):
    """A folder with train-images-idx3-ubyte, train-labels-idx1-ubyte and, if there are any, the two of the test."""

    title = "IDX files"
    help = "A folder with images and labels in the format of MNIST, such as Fashion-MNIST, KMNIST or EMNIST."

    folder: str = param(
        "", place="folder", help="Where train-images-idx3-ubyte and the others are, plain or as .gz."
    )
    names: tuple[str, ...] = param(
        (), help="What the labels mean, from label 0 on. Where it is empty, the numbers that occur."
    )
    turned: bool = param(False, help="Whether rows and columns change places, as in EMNIST's own files.")

    def open(self, progress: Progress = unwatched) -> Opened:
        """Read the files whole: they are of bytes. Raises DataError."""
        if not self.folder:
            raise DataError(sentence("No folder is chosen yet: choose the one with the IDX files."))
        train = self._part("train")
        progress(1, 2)
        if train is None:
            raise DataError(
                sentence(
                    "{folder} has no train-images-idx3-ubyte with its labels, plain or as .gz.",
                    folder=self.folder,
                )
            )
        test = self._part("test")
        progress(2, 2)
        return self._opened(train, test)

    def state(self) -> Hashable:
        files = (self._file(part, what) for part in PARTS for what in ("images", "labels"))
        return state_of(*(path for path in files if path is not None))

    def _part(self, part: str) -> tuple[NDArray[np.uint8], NDArray[np.intp]] | None:
        images, labels = self._file(part, "images"), self._file(part, "labels")
        if images is None or labels is None:
            return None
        pixels, numbers = read_idx(images, 3), read_labels(labels)
        if len(pixels) != len(numbers):
            raise DataError(
                sentence(
                    "The numbers of images in {images} ({count:,}) and of labels in {labels} ({other:,}) must agree.",
                    images=images.name,
                    count=len(pixels),
                    labels=labels.name,
                    other=len(numbers),
                )
            )
        if not pixels.size:
            raise DataError(sentence("{images} has no images.", images=images.name))
        whole = np.ascontiguousarray(pixels.transpose(0, 2, 1)) if self.turned else pixels
        return whole[..., np.newaxis], numbers

    def _file(self, part: str, what: str) -> Path | None:
        """The file of that part, images or labels: the first by name that says so."""
        try:
            files = sorted(path for path in Path(self.folder).iterdir() if what in path.name.lower())
        except OSError as error:
            raise DataError(sentence("The folder {path} can't be read.", path=self.folder)) from error
        for path in files:
            name = path.name.lower()
            if "idx" in name and any(word in name.split(what)[0] for word in PARTS[part]):
                return path
        return None

    def _opened(
        self,
        train: tuple[NDArray[np.uint8], NDArray[np.intp]],
        test: tuple[NDArray[np.uint8], NDArray[np.intp]] | None,
    ) -> Opened:
        if test is not None and test[0].shape[1:] != train[0].shape[1:]:
            raise DataError(
                sentence(
                    "The training images have {train} pixels, and those of the test {test}: they must be alike.",
                    train=shape_text(train[0].shape[1:3]),
                    test=shape_text(test[0].shape[1:3]),
                )
            )
        known = tuple(part for part in (train, test) if part is not None)
        classes, labels = self._classes([numbers for _, numbers in known])
        whole, *others = (ArrayExamples(part[0], own) for part, own in zip(known, labels, strict=True))
        check_classes(whole, self.folder)
        aside = others[0] if others else None
        parts = split_or(whole, aside, self.test_fraction, self.seed)
        chosen, judged = (part.some(self.limit, self.seed) for part in parts)
        description = Description(
            title=name_of(Path(self.folder).resolve().name, self.title),
            kind="pictures",
            shape=tuple(train[0].shape[1:]),
            task=Classification(classes),
            train=len(chosen),
            test=len(judged),
            scaling=self.scaling_of(chosen),
            fit=self.fit_of(train[0].shape[1:]),
            on_dark=on_dark(chosen),
            fingerprint=of_examples(whole, aside),
        )
        return self.asked(Opened(description, chosen, judged, notes_of_duplicates(chosen, judged)))

    def _classes(self, parts: Sequence[Places]) -> tuple[tuple[str, ...], Sequence[Places]]:
        """The classes, and the labels of each part as places among them: as they are numbered where names are given."""
        if not self.names:
            return _few(*classes_present(parts))
        count = max(2, len(self.names), *(int(labels.max(initial=0)) + 1 for labels in parts))
        given = (name_of(name, str(label)) for label, name in enumerate(self.names))
        return _few((*given, *map(str, range(len(self.names), count))), parts)


def _few(classes: tuple[str, ...], parts: Sequence[Places]) -> tuple[tuple[str, ...], Sequence[Places]]:
    if len(classes) > MOST_NAMES:
        raise DataError(
            sentence(
                "There are {count:,} classes, and {most:,} are the most.", count=len(classes), most=MOST_NAMES
            )
        )
    return classes, parts
