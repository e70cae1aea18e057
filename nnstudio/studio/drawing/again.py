"""What a network made of its input, side by side: the picture, the same with noise, and the output."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnstudio.data.description import Description
from nnstudio.data.seeing import ground_of
from nnstudio.layers.layer import Array
from nnstudio.learning.scaling import Scaling
from nnstudio.learning.tasks import Reconstruction
from nnstudio.runs.remaking import Remaking
from nnstudio.studio.shared.pixels import draw_pixels, image_of
from nnstudio.studio.theme.colours import Colours

CAPTION, GAP = 18, 8
LEAST = 56
STEPS = 2
"""An enlargement of half times still draws all pixels alike, within one pixel of the screen."""
SHARES = Scaling()
"""Values from 0 to 1 are what they are."""


class RemadeView(QWidget):
    """Shows a Remaking in frames as large as there is room for: the clean picture, the noisy one if the task has noise,
    and the output.
    """

    def __init__(self, description: Description, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows, self.columns = description.shape[:2]
        self.ground = ground_of(description)
        noisy = isinstance(description.task, Reconstruction) and description.task.noise > 0
        given = (self.tr("Clean"), self.tr("With noise")) if noisy else (self.tr("Input"),)
        self.captions = (*given, self.tr("Output"))
        self.noisy = noisy
        self._images: list[QImage] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(LEAST, len(self.captions) * (LEAST + CAPTION) + GAP)
        self.setAccessibleName(", ".join(self.captions))

    def sizeHint(self) -> QSize:
        """A column of frames."""
        return QSize(160, 320)

    def show_remaking(self, remaking: Remaking | None) -> None:
        """Show another one; empty frames without one."""
        self._images = (
            [] if remaking is None else [image_of(SHARES.as_bytes(each)) for each in self._parts(remaking)]
        )
        self.update()

    def _parts(self, remaking: Remaking) -> tuple[Array, ...]:
        given = (remaking.clean, remaking.given) if self.noisy else (remaking.clean,)
        return (*given, remaking.made)

    def frames(self) -> list[QRectF]:
        """Where the pictures are: in the columns that make them largest, above and beside each other."""
        count = len(self.captions)
        columns = max(range(1, count + 1), key=self._factor)
        factor = self._factor(columns)
        wide, high = self.columns * factor, self.rows * factor
        return [
            QRectF(
                1 + place % columns * (wide + GAP),
                place // columns * (high + CAPTION + GAP) + CAPTION,
                wide,
                high,
            )
            for place in range(count)
        ]

    def _factor(self, columns: int) -> float:
        """How much pictures are enlarged in so many columns; by whole and half times, where they are."""
        rows = -(-len(self.captions) // columns)
        wide = (self.width() - 2 - (columns - 1) * GAP) / columns / self.columns
        high = (self.height() - 2 - (rows - 1) * GAP - rows * CAPTION) / rows / self.rows
        factor = max(min(wide, high), 8 / max(self.rows, self.columns))
        return int(factor * STEPS) / STEPS if factor >= 2 else factor

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frames with their captions."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = Colours.of(self.palette())
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        for place, (frame, caption) in enumerate(zip(self.frames(), self.captions, strict=True)):
            painter.setPen(QColor(colours.muted))
            text = self.fontMetrics().elidedText(
                caption, Qt.TextElideMode.ElideRight, round(frame.width() + GAP)
            )
            painter.drawText(
                QRectF(frame.left(), frame.top() - CAPTION, frame.width() + GAP, CAPTION - 2), left, text
            )
            painter.fillRect(frame, QColor(self.ground, self.ground, self.ground))
            if place < len(self._images):
                draw_pixels(painter, frame, self._images[place])
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.edge), 1))
            painter.drawRect(frame.adjusted(-0.5, -0.5, 0.5, 0.5))
        painter.end()
