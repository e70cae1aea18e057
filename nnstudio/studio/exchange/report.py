"""What became of a network that came in: what was changed, and what is missing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from nnstudio.errors import Sentence
from nnstudio.formats.exchange.arriving import Arrived
from nnstudio.formats.exchange.proof import Proof
from nnstudio.studio.pieces import mark, muted, title
from nnstudio.studio.properties.sections import Page
from nnstudio.studio.words import in_words

WIDTH, HIGHEST, MARGIN = 560, 560, 16
"""Pixels: it is as high as what it says, and scrolls where that is more."""


class ImportReport(QDialog):
    """It lists the gaps first, since they have to be filled, what the file's own program answers, and the notes."""

    def __init__(self, name: str, arrived: Arrived, proof: Proof | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Imported"))
        self.heading = title(name, "heading")
        self.about = muted(self._summary(arrived))
        self.page = Page()
        self._list(self.tr("Missing: the canvas shows where"), "warning", arrived.gaps)
        if proof is not None:
            kind = "error" if not proof.holds else "good" if proof.by else "info"
            self._list(self.tr("Compared"), kind, [proof.said])
        self._list(self.tr("Changed, with the same answers"), "info", arrived.notes)
        self.page.column.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(8)
        for widget in (self.heading, self.about):
            column.addWidget(widget)
        column.addWidget(self.page, 1)
        column.addWidget(buttons)
        layout, page = self.layout(), self.page.widget()
        assert layout is not None
        assert page is not None
        said = page.heightForWidth(WIDTH - 2 * MARGIN)
        around = layout.minimumSize().height() - self.page.minimumSizeHint().height()
        self.resize(WIDTH, min(HIGHEST, said + around + 2 * MARGIN))

    def _summary(self, arrived: Arrived) -> str:
        count, graph = len(arrived.document.graph.nodes), arrived.document.graph
        layers = self.tr("{0} layers").format(count) if count != 1 else self.tr("1 layer")
        if arrived.weights is None:
            return self.tr("{0}, without weights.").format(layers)
        return self.tr("{0} with {1} parameters and their weights.").format(layers, f"{graph.parameters():,}")

    def _list(self, heading: str, kind: str, said: Sequence[Sentence]) -> None:
        if not said:
            return
        if self.page.column.count():
            self.page.column.addSpacing(8)
        self.page.column.addWidget(title(heading))
        for each in said:
            row = QHBoxLayout()
            row.setSpacing(8)
            sign, text = QLabel(), QLabel(in_words(each))
            sign.setPixmap(mark(self, kind))
            text.setWordWrap(True)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(text, 1)
            self.page.column.addLayout(row)
