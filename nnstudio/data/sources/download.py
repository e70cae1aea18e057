"""Sets that others have published, downloaded once when they are first needed."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import numpy as np

from nnstudio.data.description import Description
from nnstudio.data.duplicates import notes_of_duplicates
from nnstudio.data.pictures import PictureSource
from nnstudio.data.pixels import SCALINGS
from nnstudio.data.published.catalogue import SETS, PublishedSet
from nnstudio.data.published.fetching import fetch, is_here
from nnstudio.data.published.readers import Part, damaged
from nnstudio.data.source import Opened, Progress, unwatched
from nnstudio.data.spoken import spoken
from nnstudio.data.statistics import standard
from nnstudio.declared import param
from nnstudio.errors import Sentence, sentence
from nnstudio.learning.examples import ArrayExamples, Examples
from nnstudio.learning.scaling import BYTE, Scaling
from nnstudio.shown import bytes_text


@dataclasses.dataclass(frozen=True)
class Download(PictureSource):
    """One of the sets in SETS. It is known without being here; opening it gets it into the user's data folder."""

    title = "Published set"
    help = "A set of images that others have published. It is downloaded when it is first needed."

    name: str = param(
        "fashion-mnist",
        label="set",
        choices=tuple(SETS),
        help="Fashion-MNIST: clothes. KMNIST: old Japanese writing. EMNIST: letters, or letters and digits. "
        "QMNIST: MNIST with 60,000 test images. CIFAR-10: small photos in colour.",
    )
    scaling: str = param(
        "0 to 1",
        choices=SCALINGS,
        help="standardised gives each channel mean 0 and deviation 1 over the training part.",
    )
    seed: int = param(0, min=0, max=2**31 - 1, help="Which examples a limit takes is drawn from this.")

    @property
    def published(self) -> PublishedSet:
        """Title, size, origin and licence of the chosen set, and what it consists of."""
        return SETS[self.name]

    def words(self) -> frozenset[str]:
        return frozenset(name for name in self.published.classes if len(name) > 1)

    @property
    def asks(self) -> Sentence | None:
        return None if self.is_here() else sentence("Download {size}", size=bytes_text(self.published.size))

    @property
    def credit(self) -> Sentence:
        published = self.published
        return sentence(
            "{title}: {origin}. Licence: {licence}.",
            title=published.title,
            origin=published.origin,
            licence=published.licence,
        )

    def reached(self, done: int, total: int) -> Sentence:
        return sentence("Downloading {done} of {total}", done=bytes_text(done), total=bytes_text(total))

    def is_here(self, folder: Path | None = None) -> bool:
        """Whether opening it needs no network. folder: of all sets."""
        return is_here(self.published, folder)

    def describe(self, progress: Progress = unwatched) -> Description:
        """Without any network, unless it is to be standardised."""
        if self.scaling == SCALINGS[0]:
            published = self.published
            return self._description(self._most(published.train), self._most(published.test), Scaling(BYTE))
        return super().describe(progress)

    def open(self, progress: Progress = unwatched, folder: Path | None = None) -> Opened:
        """Download what is not here, check it, and read it whole: it is of bytes. Raises DataError and Cancelled."""
        published = self.published
        files = fetch(published, progress, folder)
        train, test = (self._examples(part, files[0]) for part in published.read(files))
        scaling = standard(train, BYTE) if self.scaling == "standardised" else Scaling(BYTE)
        description = self._description(len(train), len(test), scaling)
        return self.asked(Opened(description, train, test, (self.credit, *notes_of_duplicates(train, test))))

    def _examples(self, part: Part, file: Path) -> Examples:
        images, labels = part
        classes = len(self.published.classes)
        wrong = images.shape[1:] != self.published.shape or len(images) != len(labels) or not len(images)
        if wrong or not 0 <= labels.min() <= labels.max() < classes:
            raise damaged(file)
        return ArrayExamples(images, labels.astype(np.intp)).some(self.limit, self.seed)

    def _most(self, count: int) -> int:
        return count if self.limit is None else min(count, self.limit)

    def _description(self, train: int, test: int, scaling: Scaling) -> Description:
        published = self.published
        described = Description(
            title=published.title,
            kind="pictures",
            shape=published.shape,
            task=self.task_of(published.classes),
            train=train,
            test=test,
            scaling=scaling,
            fit=published.fit,
            invert=published.invert,
            on_dark=published.on_dark,
        )
        return spoken(described, self.words())
