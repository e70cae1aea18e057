"""The network as code."""

from nnstudio.document import edits
from nnstudio.document.templates import TEMPLATES
from nnstudio.errors import sentence
from nnstudio.studio.main_window import MainWindow


def code(window: MainWindow) -> None:
    """As Keras, with no layer selected."""
    _open(window, "two-convolutions", "keras")


def code_selected(window: MainWindow) -> None:
    """The lines of a block are lit, in each of the places where PyTorch has it."""
    _open(window, "residual-network", "pytorch")
    window.store.selection.set(window.store.document.ids[1:2])


def code_found(window: MainWindow) -> None:
    """A text that is searched for in the script for NumPy."""
    _open(window, "two-convolutions", "numpy")
    finder = window.properties.code_page.finder
    finder.begin()
    finder.field.setText("relu")


def code_edited(window: MainWindow) -> None:
    """A text that was edited, and can be applied."""
    _open(window, "two-convolutions", "keras")
    _write(window, "units=128", "units=64")


def code_error(window: MainWindow) -> None:
    """An error at its line."""
    _open(window, "two-convolutions", "keras")
    _write(window, "filters=64,", "filters=[64,")


def code_gap(window: MainWindow) -> None:
    """A layer that there is not here."""
    _open(window, "two-convolutions", "keras")
    _write(window, "keras.layers.Dropout(rate=0.25", "keras.layers.LSTM(units=64")


def code_outdated(window: MainWindow) -> None:
    """The network was edited while somebody wrote."""
    _open(window, "two-convolutions", "keras")
    _write(window, "units=128", "units=64")
    changed = edits.change_layer(window.store.document, "conv2d", filters=16)
    window.store.apply(changed, sentence("Change {what}", what="filters"))


def code_refused(window: MainWindow) -> None:
    """A network with a fault, which can't be written in PyTorch."""
    _open(window, "two-convolutions", "pytorch")
    changed = edits.remove(window.store.document, ["flatten"])
    window.store.apply(changed, sentence("Delete {what}", what="flatten"))


def _open(window: MainWindow, template: str, language: str) -> None:
    window.store.open(TEMPLATES[template].document)
    window.show_workbench()
    window.code.model.choose(language)
    window.properties.code_page.finder.stop()
    window.properties.show_code()


def _write(window: MainWindow, before: str, after: str) -> None:
    page = window.properties.code_page
    page.editor.setTextCursor(page.editor.document().find(before))
    page.editor.insertPlainText(after)
    page.check()
