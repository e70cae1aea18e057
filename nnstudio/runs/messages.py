"""What the training thread tells the window beside the engine's own events. Only plain values and copies of
arrays cross from one thread to the other.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from nnstudio.errors import Sentence
from nnstudio.learning.checkpoint import Checkpoint
from nnstudio.learning.events import Event
from nnstudio.learning.probe import Probe

Weights = Mapping[str, NDArray[np.float32]]
"""The arrays of a network by "node/name"; copies that nobody writes to any more."""


@dataclasses.dataclass(frozen=True, slots=True)
class Reading:
    """How far the reading of the examples is, in the units of their source."""

    done: int
    total: int


@dataclasses.dataclass(frozen=True, slots=True)
class GivenUp:
    """The run was stopped while its examples were read: there is no network."""


@dataclasses.dataclass(frozen=True, slots=True)
class Ready:
    """The images are read and the network is built, with these weights. baseline: share of the most frequent class."""

    weights: Weights
    baseline: float


@dataclasses.dataclass(frozen=True, slots=True)
class Snapshot:
    """The weights between two batches. seen: what the glance at them found."""

    weights: Weights
    seen: object = None


@dataclasses.dataclass(frozen=True, slots=True)
class Probed:
    """A step was looked at."""

    probe: Probe


@dataclasses.dataclass(frozen=True, slots=True)
class Paused:
    """The thread waits for the window. The checkpoint is all that is needed to go on from here."""

    weights: Weights
    checkpoint: Checkpoint


@dataclasses.dataclass(frozen=True, slots=True)
class EpochKept:
    """The end of an epoch, as it was asked for. The checkpoint is all that is needed to go on from here."""

    weights: Weights
    checkpoint: Checkpoint


@dataclasses.dataclass(frozen=True, slots=True)
class Ended:
    """The run is over, by itself or because it was stopped. checkpoint: None after a divergence. best: the weights of
    the best epoch, None where there was no validation.
    """

    weights: Weights
    checkpoint: Checkpoint | None
    best: Weights | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Failed:
    """The run could not begin or broke off; `sentence` is for the person, the traceback went to the log
    too.
    """

    sentence: Sentence
    traceback: str


Message = Event | Reading | GivenUp | Ready | Snapshot | Probed | Paused | EpochKept | Ended | Failed
