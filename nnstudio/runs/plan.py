"""All that one run starts from, as a value that the window makes and the training thread carries out. The
window never reads examples and never builds a network: both may take a second.
"""

from __future__ import annotations

import dataclasses

from nnstudio.data.errors import DataError
from nnstudio.data.fingerprint import has_changed
from nnstudio.data.shelf import Shelf
from nnstudio.data.source import Progress, unwatched
from nnstudio.data.training_data import training_data
from nnstudio.document.document import Document
from nnstudio.errors import sentence
from nnstudio.learning.checkpoint import Checkpoint
from nnstudio.learning.engine import Session
from nnstudio.runs.engines import ENGINE
from nnstudio.runs.messages import Weights


@dataclasses.dataclass(frozen=True)
class Plan:
    """What to train, on what, and from where.

    epochs: train to this one, counted from the beginning of the run. shelf: opens the document's data. weights: start
    of the nodes named in it; the others draw theirs from the seed. checkpoint: go on from there. learning_rate: other
    than the settings' or the checkpoint's. asleep: what disabled layers have learned, to be kept beside the run.
    """

    document: Document
    epochs: int
    shelf: Shelf
    weights: Weights | None = None
    checkpoint: Checkpoint | None = None
    learning_rate: float | None = None
    threads: int | None = None
    asleep: Weights = dataclasses.field(default_factory=dict)

    def prepare(self, progress: Progress = unwatched) -> Session:
        """Read the examples and build the network. Raises what `sentence_for` can say, as where the examples are others
        than the document knows, and what progress raises.
        """
        document = self.document
        opened = self.shelf.open(document.source, progress)
        if has_changed(document.description, opened.description):
            raise DataError(
                sentence("The data is not what it was when the network got it: look at it, and use it anew.")
            )
        data = training_data(opened, document.training)
        session = ENGINE.open(
            document.graph,
            document.training,
            data,
            weights=self.weights,
            checkpoint=self.checkpoint,
            threads=self.threads,
        )
        if self.learning_rate is not None:
            session.learning_rate = self.learning_rate
        return session
