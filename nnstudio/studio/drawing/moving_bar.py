"""How far pictures are that go to folders or come from there, with a way to give that up."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from nnstudio.studio.drawing.keeping import Keeping


class MovingBar(QWidget):
    """Hidden but while `keeping.moving`."""

    def __init__(self, keeping: Keeping, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.keeping = keeping
        self.bar, self.stop = QProgressBar(), QPushButton(self.tr("Cancel"))
        self.bar.setAccessibleName(self.tr("Pictures that were read or written"))
        self.stop.clicked.connect(keeping.cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.bar, 1)
        row.addWidget(self.stop)
        self.hide()

    def show_moving(self) -> None:
        """Show how far it is now; a bar without an end while that is not known."""
        moving = self.keeping.moving
        self.setVisible(moving is not None)
        if moving is not None:
            done, total = moving.done, moving.total
            self.bar.setRange(0, total)
            self.bar.setValue(done)
            self.bar.setFormat(
                self.tr("{done:,} of {total:,}").format(done=done, total=total) if total else ""
            )
