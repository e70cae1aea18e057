"""The training images that are most like what is on the pad, in a row with their classes."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnstudio.data.fitting import Bytes
from nnstudio.studio.shared.pixels import draw_pixels, image_of, within
from nnstudio.studio.theme.colours import Colours

SIDE, GAP, LABEL = 30, 4, 16
SHOWN = 4


class NearestImages(QWidget):
    """As many as there is room for, of SHOWN at most."""

    def __init__(self, names: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.names = names
        self._images: list[QImage] = []
        self._labels: list[str] = []
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """Room for all that are shown."""
        return QSize(SHOWN * (SIDE + GAP), SIDE + LABEL + 4)

    def show_images(self, images: Bytes, classes: tuple[int, ...]) -> None:
        """Show others, (n, height, width, channels) uint8; nothing for none."""
        self._images = [image_of(image) for image in images[:SHOWN]]
        self._labels = [self._name(each) for each in classes[:SHOWN]]
        said = self.tr("Most like these training images: {names}").format(names=", ".join(self._labels))
        self.setAccessibleName(said if self._labels else "")
        self.setToolTip(said if self._labels else "")
        self.update()

    def _name(self, label: int) -> str:
        return self.names[label] if label < len(self.names) else str(label)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the images, each with its class under it."""
        painter = QPainter(self)
        colours = Colours.of(self.palette())
        for place, (image, label) in enumerate(zip(self._images, self._labels, strict=True)):
            left = place * (SIDE + GAP)
            square = QRectF(left + 1, 1, SIDE, SIDE)
            draw_pixels(painter, within(square, (image.height(), image.width())), image)
            painter.setPen(QPen(QColor(colours.edge), 1))
            painter.drawRect(square.adjusted(-0.5, -0.5, 0.5, 0.5))
            painter.setPen(QColor(colours.muted))
            shown = self.fontMetrics().elidedText(label, Qt.TextElideMode.ElideRight, SIDE + GAP)
            where = QRectF(left - 1, SIDE + 2, SIDE + GAP, LABEL)
            painter.drawText(where, Qt.AlignmentFlag.AlignCenter, shown)
        painter.end()
