"""The place to drop data on, while nothing is there to be looked at."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from nnstudio.studio.canvas.fonts import small_font, title_font
from nnstudio.studio.theme import Colours
from nnstudio.studio.theme.icons import draw_icon

CENTRED = int((Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap).value)


class DropInvitation(QWidget):
    """A dashed frame with what can be dropped; the window takes the drop."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        painter, colours = QPainter(self), Colours.of(self.palette())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(1, 9, -1, -1)
        painter.setPen(QPen(QColor(colours.edge), 1.5, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(frame, 8, 8)
        middle = frame.center()
        draw_icon(painter, "drop", QRectF(middle.x() - 16, middle.y() - 56, 32, 32), colours.accent)
        painter.setPen(colours.text)
        painter.setFont(title_font())
        painter.drawText(
            frame.adjusted(24, frame.height() / 2 - 12, -24, 0), CENTRED, self.tr("Drop data here")
        )
        painter.setPen(colours.muted)
        painter.setFont(small_font())
        kinds = self.tr("A folder of images, IDX files, an NPZ file, or a CSV or TSV table")
        painter.drawText(frame.adjusted(24, frame.height() / 2 + 12, -24, 0), CENTRED, kinds)
