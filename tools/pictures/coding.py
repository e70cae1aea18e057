"""The network as code."""

from nnstudio.document.templates import TEMPLATES
from nnstudio.studio.main_window import MainWindow


def code(window: MainWindow) -> None:
    """As Keras, with no layer selected."""
    _open(window, "two-convolutions", "keras")


def code_selected(window: MainWindow) -> None:
    """The lines of a block that stands twice are lit."""
    _open(window, "residual-network", "pytorch")
    window.store.selection.set(window.store.document.ids[1:2])


def _open(window: MainWindow, template: str, language: str) -> None:
    window.store.open(TEMPLATES[template].document)
    window.show_workbench()
    window.code.model.choose(language)
    window.properties.show_code()
