"""The two pages of the Help menu: what this is, and which keys do what."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

import nnstudio
from nnstudio.studio.properties.sections import Page
from nnstudio.studio.words import without_mnemonic

CANVAS_KEYS = (
    ("Up, Down", "Choose the layer before or after; with Shift, select several"),
    ("Home, End", "Choose the first or the last layer"),
    ("Left, Right", "Choose a wire of the layer; a layer from the palette is then put on it"),
    ("Up, Down, Enter", "While a wire is drawn: choose a layer, and end the wire there"),
    ("Enter", "Go to the settings of the chosen layer; open or close the chosen group"),
    ("Shift+Enter", "In the palette: begin a branch that reads the chosen layer"),
    ("Escape", "Select nothing, or give up a drag"),
    ("Ctrl+Wheel", "Zoom"),
    ("Space+Drag", "Move the whole network"),
)


def tr(text: str) -> str:
    """The text in the user's language."""
    return QCoreApplication.translate("help", text)


class AboutDialog(QDialog):
    """A page of text with one button. It is deleted when it is closed."""

    def __init__(self, title: str, html: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        text = QLabel(html)
        text.setWordWrap(True)
        text.setTextFormat(Qt.TextFormat.RichText)
        page = Page()
        page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        page.column.addWidget(text)
        page.column.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(page, 1)
        layout.addWidget(buttons)
        self.resize(480, 360)

    @classmethod
    def about(cls, parent: QWidget) -> AboutDialog:
        """What this program is."""
        what = tr("Build a neural network, train it, watch it learn, and draw for it.")
        how = tr("It computes with NumPy alone; every layer is a file that can be read.")
        data = tr("The digits are those of the MNIST database by LeCun, Cortes and Burges.")
        version = tr("Version {0}, MIT licence.").format(nnstudio.__version__)
        html = f"<h2>NN Studio</h2><p>{what}</p><p>{how}</p><p>{data}</p><p>{version}</p>"
        return cls(tr("About NN Studio"), html, parent)

    @classmethod
    def keys(cls, parent: QWidget, actions: Iterable[QAction]) -> AboutDialog:
        """All shortcuts, read from the actions themselves."""
        native = QKeySequence.SequenceFormat.NativeText
        rows = {
            without_mnemonic(action.text()).rstrip("."): action.shortcut().toString(native)
            for action in actions
            if not action.shortcut().isEmpty() and action.text()
        }
        pairs = [(keys, text) for text, keys in rows.items()]
        pairs += [(tr(keys), tr(text)) for keys, text in CANVAS_KEYS]
        lines = "".join(f"<tr><td><b>{keys}</b>&nbsp;&nbsp;</td><td>{text}</td></tr>" for keys, text in pairs)
        dialog = cls(tr("Keyboard shortcuts"), f"<table cellpadding='3'>{lines}</table>", parent)
        dialog.resize(480, 640)
        return dialog
