"""States of the window with groups: closed, open, nested, broken, and on the way in."""

from __future__ import annotations

from nnstudio.document import edits
from nnstudio.document.document import Document, empty_document
from nnstudio.document.fresh import insert_fresh
from nnstudio.document.library import SHIPPED
from nnstudio.errors import sentence
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.dense import Dense
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.global_average_pooling2d import GlobalAveragePooling2D
from nnstudio.layers.graph import INPUT
from nnstudio.layers.max_pooling2d import MaxPooling2D
from nnstudio.studio.main_window import MainWindow


def _network() -> Document:
    document = empty_document("Groups")
    stem = Conv2D(filters=24, padding="same", activation="relu")
    document = edits.insert(document, stem, INPUT, "stem")
    document = edits.insert(document, MaxPooling2D(), "stem", "pool")
    document = insert_fresh(document, SHIPPED["residual"].group, "pool", "block")
    document = edits.change_layer(document, "block", repeat=3)
    document = edits.set_values(document, "block", "filters", (24, 40, 64))
    document = edits.insert(document, GlobalAveragePooling2D(), "block", "mean")
    return edits.insert(document, Dense(units=10, activation="softmax"), "mean", "answer")


def _show(window: MainWindow, document: Document, *opened: str) -> None:
    window.store.open(document)
    window.show_workbench()
    window.store.unfolded.set(opened)
    window.canvas.view.network.motion.finish()


def group_closed(window: MainWindow) -> None:
    """A residual block, three times, with other channels each time."""
    _show(window, _network())
    window.store.selection.set(("block",))


def group_open(window: MainWindow) -> None:
    """The same, opened."""
    _show(window, _network(), "block")
    window.canvas.view.fit()
    window.store.selection.set(("block/conv_1",))


def group_inception(window: MainWindow) -> None:
    """An inception block, opened."""
    document = edits.remove(_network(), ["block"])
    document = insert_fresh(document, SHIPPED["inception"].group, "pool", "inception")
    _show(window, document, "inception")
    window.canvas.view.fit()


def group_nested(window: MainWindow) -> None:
    """A group in a group, both open."""
    document = edits.group(_network(), ["pool", "block"], "Stage", "stage")
    _show(window, document, "stage", "stage/block")
    window.canvas.view.fit()
    window.store.selection.set(("stage",))


def group_problem(window: MainWindow) -> None:
    """Something is wrong inside of a closed group."""
    document = edits.insert(_network(), Flatten(), "block/relu_1")
    _show(window, document)
    window.store.selection.set(("block",))


def group_drop(window: MainWindow) -> None:
    """A layer that hovers over a wire inside of a group."""
    _show(window, _network(), "block")
    view = window.canvas.view
    view.fit()
    wires = [wire for wire in view.network.layout.wires if wire.target == "block/conv_2"]
    view._hold_over(Conv2D(), view.mapFromScene(wires[0].points[-1]))
    window.store.selection.set(())


def group_made(window: MainWindow) -> None:
    """Layers that have just been put into a group."""
    document = _network()
    _show(window, document)
    grouped = edits.group(document, ["mean", "answer"], "Answer", "group")
    window.store.apply(grouped, sentence("Group {what}", what="2"))
    window.store.selection.set(("group",))
