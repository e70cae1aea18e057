"""What the answer to a row or a point is worth. It is judged at once, since that takes less than a millisecond."""

from __future__ import annotations

import dataclasses
import threading

from PySide6.QtCore import QObject

from nnstudio.data.training_data import learned_places, training_data
from nnstudio.inside.doubt.near_rows import NearRow, near_rows
from nnstudio.inside.doubt.row_doubts import RowDoubts, RowOpinion, learn_row_doubts
from nnstudio.inside.doubt.rows import Rows
from nnstudio.layers.layer import Array
from nnstudio.runs.answering import Answering
from nnstudio.runs.asked import Asked
from nnstudio.studio.ask.doubting import Doubting, KnownDoubts, Learned
from nnstudio.studio.training.run_model import RunModel


class RowDoubting(Doubting):
    """opinion: what there is to say of the row that is asked about, None for nothing yet."""

    def __init__(self, run_model: RunModel, known: KnownDoubts, parent: QObject | None = None) -> None:
        super().__init__(run_model, known, parent)
        self.opinion: RowOpinion | None = None
        self._answering: Answering | None = None
        self._row: Array | None = None
        self._outputs: Array | None = None

    def ask(self, answering: Answering | None, row: Array | None, outputs: Array | None) -> None:
        """Judge the outputs (k,) of this network for a row (d,) as it is read; None where there are none."""
        self._answering, self._row, self._outputs = answering, row, outputs
        self.look()

    def rest(self) -> None:
        """Nobody looks any more, so nothing is asked: the next data may be of another kind."""
        self._answering = self._row = self._outputs = None
        super().rest()

    def look(self) -> None:
        """Judge it, or learn first what is usual."""
        self.opinion = None
        super().look()

    def wanted(self) -> Answering | None:
        """The network that answered, where it has learned all that it will for now."""
        answering = self._answering
        asked = self._row is not None and self._outputs is not None and not self.waits
        return answering if asked and answering is not None and answering.trained else None

    def learn(self, answering: Answering, asked: Asked, cancelled: threading.Event) -> Learned | None:
        """By the training rows, and by those that were kept aside."""
        opened = asked.shelf.open(asked.source)
        examples = training_data(opened, asked.training).train
        aside = None if asked.part == "training" else asked.open()
        doubts = learn_row_doubts(
            answering.model(), answering.task, examples, aside, self._rows_of(asked), cancelled
        )
        if doubts is None:
            return None
        numbers = learned_places(opened, asked.training)
        return Learned(answering, doubts, examples, asked, doubts.promises, numbers=numbers)

    def _rows_of(self, asked: Asked) -> Rows | None:
        """What was usual among the same training rows."""
        before = self.known.learned
        same = before is not None and before.asked.key == asked.key
        return before.doubts.rows if same and before and isinstance(before.doubts, RowDoubts) else None

    def use(self, learned: Learned) -> None:
        """Judge what is asked."""
        if isinstance(learned.doubts, RowDoubts) and self._row is not None and self._outputs is not None:
            self.opinion = learned.doubts.opinion(self._row, self._outputs)

    def near(self) -> tuple[NearRow, ...]:
        """The training rows that are most like it, by where they stand in the training part."""
        learned = self.known.learned
        if self.opinion is None or self._row is None or learned is None or learned.examples is None:
            return ()
        near = near_rows(self._row, self.opinion.nearest, learned.examples, learned.asked.columns)
        if learned.numbers is None:
            return near
        return tuple(dataclasses.replace(each, place=int(learned.numbers[each.place])) for each in near)
