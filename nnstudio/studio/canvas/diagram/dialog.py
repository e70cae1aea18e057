"""The question how the diagram should be exported: as which kind of file, in which colours, how large."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QVBoxLayout, QWidget

from nnstudio.studio.canvas.diagram.formats import PAPERS
from nnstudio.studio.pieces import muted
from nnstudio.studio.properties.boxes import QuietCombo

WIDTH = 460
"""Pixels in which every choice can be read whole."""
SCALES = (1.0, 2.0, 3.0, 4.0, 8.0)


@dataclasses.dataclass(frozen=True)
class Wish:
    """kind: the ending of the file. look: "print" or "shown". scale: of a PNG. paper: of a PDF."""

    kind: str = ".svg"
    look: str = "print"
    scale: float = 2.0
    paper: str = "fit"


class ExportDialog(QDialog):
    """Offers what suits the kind of file. most: the largest scale that a PNG can have."""

    def __init__(self, wish: Wish, most: float, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export the diagram"))
        self.kind = self._combo(
            {
                ".svg": self.tr("SVG, to be placed or edited at any size"),
                ".pdf": self.tr("PDF, to be printed"),
                ".png": self.tr("PNG, a picture of pixels"),
            }
        )
        self.look = self._combo(
            {"print": self.tr("Light on white, for print"), "shown": self.tr("As the window shows it")}
        )
        sizes = [scale for scale in SCALES if scale <= most] or [most]
        self.scale = self._combo({scale: self._size(scale) for scale in sizes})
        names = {"fit": self.tr("One page as large as the diagram")}
        self.paper = self._combo(
            {paper: names.get(paper, self.tr("Sheets of {0}").format(paper)) for paper in PAPERS}
        )
        self.form = QFormLayout()
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.setMinimumWidth(WIDTH)
        self.form.addRow(self.tr("&File"), self.kind)
        self.form.addRow(self.tr("&Colours"), self.look)
        self.form.addRow(self.tr("&Size"), self.scale)
        self.form.addRow(self.tr("&Paper"), self.paper)
        self._lay_out()
        for combo, value in (
            (self.kind, wish.kind),
            (self.look, wish.look),
            (self.scale, wish.scale),
            (self.paper, wish.paper),
        ):
            combo.setCurrentIndex(max(0, combo.findData(value)))
        self.kind.currentIndexChanged.connect(self._offer)
        self._offer()

    @property
    def wish(self) -> Wish:
        """What is chosen."""
        chosen = (combo.currentData() for combo in (self.kind, self.look, self.scale, self.paper))
        return Wish(*chosen)

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        save = buttons.addButton(self.tr("Choose a file..."), QDialogButtonBox.ButtonRole.AcceptRole)
        save.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(self.form)
        column.addWidget(muted(self.tr("Without the selection and without what is wrong with the network.")))
        column.addWidget(buttons)

    def _combo(self, choices: dict[str, str] | dict[float, str]) -> QComboBox:
        combo = QuietCombo()
        combo.setSizeAdjustPolicy(QuietCombo.SizeAdjustPolicy.AdjustToContents)
        for value, text in choices.items():
            combo.addItem(text, value)
        return combo

    def _size(self, scale: float) -> str:
        return (
            self.tr("{0} times as large").format(f"{scale:g}")
            if scale != 1.0
            else self.tr("As on the canvas")
        )

    @Slot()
    def _offer(self) -> None:
        """Show the size of pictures of pixels only, and the paper of what is printed."""
        kind = self.kind.currentData()
        self.form.setRowVisible(self.scale, kind == ".png")
        self.form.setRowVisible(self.paper, kind == ".pdf")
        self.adjustSize()
