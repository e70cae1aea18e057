"""A test part that nobody may look at."""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np
import pytest

from nnstudio.data.source import Opened, Progress, Source, unwatched
from nnstudio.learning.examples import Examples, Indices


class Untouched(Examples):
    """Examples that tell on whoever reads them, or their answers, or only counts them."""

    def __init__(self, shape: tuple[int, ...] = (28, 28, 1)) -> None:
        self.shape, self.dtype = shape, np.dtype(np.uint8)

    @property
    def targets(self) -> np.ndarray:  # type: ignore[override]
        raise AssertionError("the test part was looked at")

    def read(self, indices: Indices, out: np.ndarray) -> None:
        raise AssertionError("the test part was read")


def seal(monkeypatch: pytest.MonkeyPatch, source: type[Source]) -> None:
    """Have every opened source of that type come with a test part that nobody may look at."""
    original: Any = source.open

    def sealed(self: Source, progress: Progress = unwatched) -> Opened:
        opened: Opened = original(self, progress)
        return dataclasses.replace(opened, test=Untouched(opened.train.shape))

    monkeypatch.setattr(source, "open", sealed)
