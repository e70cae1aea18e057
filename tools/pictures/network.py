"""The network before it learns: the gallery, the canvas, the forms, and what is wrong with it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from nnstudio.document import edits
from nnstudio.document.document import Document, empty_document
from nnstudio.errors import sentence
from nnstudio.layers.add import Add
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.dense import Dense
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.graph import INPUT
from nnstudio.layers.max_pooling2d import MaxPooling2D
from nnstudio.learning.optimizers.sgd import SGD
from nnstudio.studio import hands
from nnstudio.studio.canvas.note_field import NoteField
from nnstudio.studio.main_window import MainWindow
from tools.pictures import made


def gallery(window: MainWindow) -> None:
    """The first start."""
    window.show_gallery()


def empty(window: MainWindow) -> None:
    """A network without layers."""
    window.files.new()


def template(window: MainWindow) -> None:
    """A network that is ready to train, with a layer selected."""
    window.files.open_template("two-convolutions")
    window.store.selection.set(("conv2d_1",))


def training_tab(window: MainWindow) -> None:
    """The settings of the training."""
    template(window)
    window.properties.show_training()


def several(window: MainWindow) -> None:
    """Two layers of the same type selected."""
    template(window)
    window.store.selection.set(("conv2d", "conv2d_1"))


def problem(window: MainWindow) -> None:
    """A layer that doesn't fit, with its repair."""
    template(window)
    window.store.apply(edits.remove(window.store.document, ["flatten", "dense_1"]), sentence("Break it"))
    window.tabs.setCurrentWidget(window.problems)
    window.store.selection.set(("dense",))


def alike(window: MainWindow) -> None:
    """Problems of one kind, that one button repairs together, and another."""
    document = empty_document("Straight")
    for layer in (Flatten(), *[Dense(units=64)] * 3, Dense(units=10, activation="softmax")):
        document = edits.insert(document, layer, document.last)
    window.store.open(edits.change_training(document, optimizer=SGD(learning_rate=10.0)))
    window.show_workbench()
    window.tabs.setCurrentWidget(window.problems)
    window.store.selection.set(("dense",))


def hover(window: MainWindow, type_name: str, after: str) -> None:
    """Hold a layer from the palette over the gap after a block."""
    data = hands.drag_from_palette(window.palette_panel.tree, type_name)
    hands.hover_over_gap(window.canvas.view, data, after)


def drop_that_fits(window: MainWindow) -> None:
    """A layer held over a gap that it fits."""
    template(window)
    hover(window, "MaxPooling2D", "conv2d")


def drop_that_does_not_fit(window: MainWindow) -> None:
    """A layer held over a gap that it does not fit."""
    template(window)
    hover(window, "Dense", "conv2d_1")


def residual() -> Document:
    """A network with a branch that passes by two convolutions."""
    same = Conv2D(filters=16, padding="same", activation="relu")
    document = edits.insert(empty_document("Residual"), same, INPUT)
    for _ in range(2):
        document = edits.insert(document, same, document.last)
    document = edits.add(document, Add(), ("conv2d", "conv2d_2"))
    for layer in (MaxPooling2D(), Flatten(), Dense(units=10, activation="softmax")):
        document = edits.add(document, layer, (document.last,))
    return document


def graph(window: MainWindow) -> None:
    """A network with a branch."""
    window.store.open(residual())
    window.show_workbench()
    window.store.selection.set(("add",))


def error(window: MainWindow) -> None:
    """A file that can't be opened."""
    template(window)
    path = made.folder() / "digits.nnstudio"
    path.write_bytes(b"not a zip")
    window.files.open(path)
    window.files.finish()


def layers(window: MainWindow) -> None:
    """The table of layers."""
    template(window)
    window.tabs.setCurrentWidget(window.analysis)


def layers_empty(window: MainWindow) -> None:
    """The table of layers where there is none."""
    window.files.new()
    window.tabs.setCurrentWidget(window.analysis)


def layers_measured(window: MainWindow) -> None:
    """The table of a network with branches, with the times of its layers, sorted by them."""
    window.open_template("residual-network")
    window.tabs.setCurrentWidget(window.analysis)
    window.times.measure()
    hands.wait_until(lambda: not window.times.is_measuring, "the times")
    window.analysis.table.sortByColumn(
        window.analysis.table.rows.keys.index("time"), Qt.SortOrder.DescendingOrder
    )
    window.store.pointed.set("block_2_a_conv")


def layers_measuring(window: MainWindow) -> None:
    """The table of layers while they are measured."""
    template(window)
    window.tabs.setCurrentWidget(window.analysis)
    window.times.measure()


def layers_error(window: MainWindow) -> None:
    """The table of a network that is broken, while the rest is known."""
    template(window)
    window.store.apply(edits.remove(window.store.document, ["flatten"]), sentence("Break it"))
    window.tabs.setCurrentWidget(window.analysis)


def keys(window: MainWindow) -> None:
    """The page of keyboard shortcuts, which is a window of its own."""
    template(window)
    window.menus.keys.trigger()


def chosen_by_test(window: MainWindow) -> None:
    """The warning that the test part decides when training stops."""
    template(window)
    window.store.apply(
        edits.change_training(window.store.document, validation="test set", early_stopping=3),
        sentence("Stop early"),
    )
    window.tabs.setCurrentWidget(window.problems)
    window.properties.show_training()


def quick(window: MainWindow) -> None:
    """What was done by a few letters last."""
    template(window)
    window.quick.used.settings.remove("quick/used")
    for key in ("setting training.epochs", "template residual-network", "command save_as", "layer Dropout"):
        window.quick.used.add(key)
    window.find_anything()


def quick_new(window: MainWindow) -> None:
    """A few letters of anything, for the first time, in the gallery."""
    window.show_gallery()
    window.quick.used.settings.remove("quick/used")
    window.find_anything()


def quick_hits(window: MainWindow) -> None:
    """A few letters, and what they are letters of."""
    template(window)
    find(window, "co")


def quick_refused(window: MainWindow) -> None:
    """What can't be done now, with the reason."""
    template(window)
    window.store.selection.clear()
    find(window, "re")


def quick_nothing(window: MainWindow) -> None:
    """Letters of nothing."""
    template(window)
    find(window, "xylophone")


NOTE = """Half of the units, as in the paper.

With 0.25 it learned the training images by heart: 99.9% there, and 98.1% on those that it had not seen."""


def disabled(window: MainWindow) -> None:
    """Layers that are left out for now: one with its selection, and one whose absence is a problem."""
    template(window)
    document = edits.set_disabled(window.store.document, ["conv2d_1", "flatten"], True)
    window.store.apply(document, sentence("Disable"))
    window.store.selection.set(("conv2d_1",))


def disabled_branch(window: MainWindow) -> None:
    """A branch that is left out."""
    document = edits.set_disabled(residual(), ["conv2d_1"], True)
    window.store.open(document)
    window.show_workbench()


def notes(window: MainWindow) -> None:
    """Notes beside layers and beside the whole network."""
    template(window)
    document = edits.annotate(window.store.document, None, "The baseline of all others: change nothing here.")
    document = edits.annotate(document, "max_pooling2d", NOTE)
    document = edits.annotate(document, "conv2d", "Why 32?")
    window.store.apply(document, sentence("Note"))


def note_written(window: MainWindow) -> None:
    """A note while it is written."""
    notes(window)
    window.store.selection.set(("conv2d_1",))
    window.canvas.view.annotate()
    QTest.keyClicks(window.canvas.view.viewport().findChildren(NoteField)[-1], "Twice as many filters")


def find(window: MainWindow, letters: str) -> None:
    """Type a few letters of anything."""
    window.find_anything()
    QTest.keyClicks(window.quick.field, letters)
