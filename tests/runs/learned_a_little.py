"""Small networks that have really learned for an epoch, to be edited."""

from collections.abc import Collection, Mapping, Sequence

import hypothesis.strategies as st
import numpy as np
from hypothesis import assume

from nnstudio.document import edits
from nnstudio.document.document import Document
from nnstudio.document.errors import EditError
from nnstudio.engine.predictor import Predictor
from nnstudio.engine.training import Training
from nnstudio.layers.shapes import ShapeError
from nnstudio.learning.optimizers import Adam
from nnstudio.learning.settings import TrainingSettings
from nnstudio.learning.training_data import TrainingData
from nnstudio.runs.fitting import wanted_shapes
from nnstudio.runs.outlook import Outlook, outlook
from nnstudio.runs.trained import Trained
from tests.document.random_edits import EDITS, Edit, Step, wire
from tests.document.random_groups import with_groups

SETTINGS = TrainingSettings(optimizer=Adam(learning_rate=0.01), batch_size=8, epochs=3)
CLASSES = 3


def examples(document: Document, classes: int = CLASSES) -> TrainingData:
    """Sixteen to learn and eight to judge by."""
    chance = np.random.default_rng(7)
    x = chance.integers(0, 256, (24, *document.input_shape), np.uint8)
    y = np.arange(24) % classes
    return TrainingData.of_arrays(x[:16], y[:16], x[16:], y[16:], classes=classes)


def learned(document: Document, classes: int = CLASSES) -> Trained:
    """The network after the first of three epochs."""
    data = examples(document, classes)
    with Training(document.graph, document.training, data, threads=1) as training:
        for _ in training.events(1):
            pass
        checkpoint = training.checkpoint()
    best = checkpoint.part("best")
    return Trained(document, checkpoint.part("weights"), checkpoint, 1, 3, best or None)


def gone_on(ahead: Outlook) -> tuple[np.ndarray, np.ndarray]:
    """What the network answers after another epoch, and what its best epoch does."""
    document, before = ahead.document, ahead.goes_on
    assert before is not None
    assert before.checkpoint is not None
    assert before.best is not None
    data = examples(document)
    with Training(document.graph, document.training, data, threads=1) as training:
        training.restore(before.checkpoint)
        for _ in training.events(2):
            pass
        now = answers(document, training.snapshot(), data)
    return now, answers(document, before.best, data)


def answers(document: Document, weights: Mapping[str, np.ndarray], data: TrainingData) -> np.ndarray:
    """To all examples."""
    predictor = Predictor(document.graph, weights, scaling=data.to_network)
    try:
        return predictor.predict(data.train.all())
    finally:
        predictor.close()


def after(ahead: Outlook, now: Document) -> Outlook:
    """What is ahead after an edit, as the window has it."""
    trained = ahead.trained
    return outlook(now, trained and trained.followed(ahead.document, now))


ANY_EDITS: dict[str, Edit] = {**EDITS, "group ends": lambda d, a, b, c: edits.group(d, wire(d, a), "Ends")}
NAMES_ALONE = ("rename", "group", "group ends", "ungroup", "note", "label")
"""Edits after which the network computes what it did."""
numbers = st.integers(0, 50)


def any_step(kinds: Collection[str] = tuple(ANY_EDITS)) -> st.SearchStrategy[Step]:
    """One edit of these kinds."""
    return st.tuples(st.sampled_from(sorted(kinds)), numbers, numbers, numbers)


@st.composite
def trainable(draw: st.DrawFn) -> Document:
    """A network with or without groups, of which some have weights."""
    document = edits.change_training(
        draw(with_groups(4)),
        **{name: getattr(SETTINGS, name) for name in ("optimizer", "batch_size", "epochs")},
    )
    try:
        shapes = document.graph.shapes()
    except ShapeError:
        assume(False)
    assume(shapes[document.graph.output().id] == (CLASSES,) and wanted_shapes(document.graph))
    return document


def way(document: Document, steps: list[Step]) -> list[Document]:
    """The document after each of the steps that is not refused."""
    documents = [document]
    for step in steps:
        try:
            documents.append(ANY_EDITS[step[0]](documents[-1], *step[1:]))
        except EditError:
            continue
    return documents


def along(ahead: Outlook, documents: Sequence[Document]) -> Outlook:
    """What is ahead after these, one by one."""
    for document in documents:
        ahead = after(ahead, document)
    return ahead
