"""The same for points, where it can be drawn: the part of the plane that is unlike all training points."""

from __future__ import annotations

import dataclasses
import threading

from PySide6.QtCore import QObject

from nnstudio.inside.doubt.region import Region, region_of
from nnstudio.inside.doubt.row_doubts import RowDoubts
from nnstudio.runs.answering import Answering
from nnstudio.runs.asked import Asked
from nnstudio.runs.plane import Plane
from nnstudio.studio.ask.doubting import KnownDoubts, Learned
from nnstudio.studio.ask.row_doubting import RowDoubting
from nnstudio.studio.training.run_model import RunModel


class PlaneDoubting(RowDoubting):
    """Knows the region, too, which is the same for all networks that learn these points."""

    def __init__(
        self, run_model: RunModel, known: KnownDoubts, plane: Plane, parent: QObject | None = None
    ) -> None:
        super().__init__(run_model, known, parent)
        self.plane = plane

    @property
    def region(self) -> Region | None:
        """Where nothing is known; None before that was learned."""
        learned = self.known.learned
        current = learned is not None and learned.asked.key == self.run_model.asked().key
        return learned.region if learned is not None and current else None

    def learn(self, answering: Answering, asked: Asked, cancelled: threading.Event) -> Learned | None:
        """By the training points, and by those that were kept aside."""
        before, learned = self.known.learned, super().learn(answering, asked, cancelled)
        if learned is None or not isinstance(learned.doubts, RowDoubts):
            return learned
        rows = learned.doubts.rows
        same = before is not None and isinstance(before.doubts, RowDoubts) and before.doubts.rows is rows
        region = before.region if same and before is not None else region_of(rows, self.plane)
        return dataclasses.replace(learned, region=region)
