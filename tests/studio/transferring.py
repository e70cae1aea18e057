"""A project that knows bars, and the hands that insert its layers into another network."""

import numpy as np
import pytest
from PySide6.QtCore import Qt

from nnstudio.data.sources.npz_file import NpzFile
from nnstudio.document import edits
from nnstudio.document.document import Document
from nnstudio.formats.project import Project, save_project
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.dense import Dense
from nnstudio.layers.global_average_pooling2d import GlobalAveragePooling2D
from nnstudio.layers.max_pooling2d import MaxPooling2D
from nnstudio.learning.losses import CategoricalCrossentropy
from nnstudio.learning.optimizers import Adam
from nnstudio.learning.settings import TrainingSettings
from nnstudio.runs.engines import ENGINE
from nnstudio.runs.state import State
from nnstudio.studio import hands
from nnstudio.studio.transfer.dialog import NAME, TransferDialog
from tests.studio import marks

FRONT = ("first", "pool", "second", "mean")
CONVOLUTIONS = ("first/kernel", "first/bias", "second/kernel", "second/bias")


def wait_until(done, what):
    hands.wait_until(done, what, 40.0)


def without_layers(path, kinds, epochs=4) -> Document:
    marks.write(path, kinds)
    source = NpzFile(file=str(path))
    settings = TrainingSettings(
        CategoricalCrossentropy(), Adam(learning_rate=0.01), epochs=epochs, batch_size=32
    )
    document = Document((marks.SIDE, marks.SIDE, 1), (), settings, "Marks")
    return edits.change_data(document, source, source.describe())


def with_layers(document: Document) -> Document:
    layers = {
        "first": Conv2D(filters=8, activation="relu"),
        "pool": MaxPooling2D(),
        "second": Conv2D(filters=16, activation="relu"),
        "mean": GlobalAveragePooling2D(),
        "answer": Dense(units=len(marks.BARS), activation="softmax"),
    }
    for name, layer in layers.items():
        document = edits.insert(document, layer, document.last, name)
    return document


@pytest.fixture
def bars(tmp_path):
    """A project that knows bars, with weights that nobody trained, and these."""
    document = with_layers(without_layers(tmp_path / "bars.npz", marks.BARS))
    weights = ENGINE.drawn(document.graph, 11)
    path = tmp_path / "bars.nnstudio"
    save_project(path, Project(document, weights))
    return path, weights


@pytest.fixture
def window(studio):
    studio.window.show_workbench()
    return studio.window


def show(window, document):
    window.store.open(document)
    window.files.forget_changes()


def open_dialog(window, path) -> TransferDialog:
    window.transfer.begin(path)
    wait_until(lambda: window.transfer.dialog is not None, "the dialog")
    return window.transfer.dialog


def insert(window, path, names=None):
    """All layers that are proposed, or those."""
    dialog = open_dialog(window, path)
    if names is not None:
        tick(dialog, names)
    count = window.store.undo_stack.count()
    dialog.accept()
    wait_until(lambda: window.store.undo_stack.count() > count, "the layers")


def tick(dialog, names):
    for item in dialog.items():
        item.setCheckState(
            NAME, Qt.CheckState.Checked if item.text(NAME) in names else Qt.CheckState.Unchecked
        )


def train(window, what):
    window.run_model.train()
    wait_until(lambda: not window.run_model.active, what)
    assert window.run_model.state is State.FINISHED


def known(window):
    return window.run_model.outlook.fit.weights


def accuracy(window):
    return window.run_model.history.epochs[-1].validation_metrics["accuracy"]


def equal(some, others):
    return all(np.array_equal(some[name], others[name]) for name in others)
