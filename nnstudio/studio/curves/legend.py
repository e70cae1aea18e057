"""What the lines mean, in a row above the plots, where it covers nothing."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnstudio.studio.theme.colours import Colours, mixed

SWATCH = 24
GAP = 6
BETWEEN = 16


class Legend(QWidget):
    """Training, validation, best epoch, and the previous run where there is one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ghost = False
        self._best = ""
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def show_parts(self, ghost: bool, best_epoch: int | None, by: str = "") -> None:
        """Explain the previous run too; name the best epoch. by: the metric that it is the best by, if that is to be
        said.
        """
        text = self.tr("best by {metric}: epoch {epoch}") if by else self.tr("best: epoch {epoch}")
        best = "" if best_epoch is None else text.format(epoch=best_epoch, metric=by)
        if (ghost, best) != (self._ghost, self._best):
            self._ghost, self._best = ghost, best
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """Room for all entries."""
        metrics = self.fontMetrics()
        widths = [SWATCH + GAP + metrics.horizontalAdvance(text) for _, text in self._entries()]
        return QSize(sum(widths) + BETWEEN * (len(widths) - 1) + 2, metrics.height() + 8)

    def minimumSizeHint(self) -> QSize:
        """Room for the first two entries; the others may be cut off."""
        metrics = self.fontMetrics()
        widths = [SWATCH + GAP + metrics.horizontalAdvance(text) for _, text in self._entries()[:2]]
        return QSize(sum(widths) + BETWEEN, self.sizeHint().height())

    def _entries(self) -> list[tuple[str, str]]:
        entries = [("training", self.tr("training")), ("validation", self.tr("validation"))]
        if self._best:
            entries.append(("best", self._best))
        if self._ghost:
            entries.append(("ghost", self.tr("previous run")))
        return entries

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the entries, from the left."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw(painter, QRectF(self.rect()))
        painter.end()

    def draw(self, painter: QPainter, where: QRectF) -> None:
        """Draw the entries into `where`, also on another device."""
        colours = Colours.of(self.palette())
        left = where.left()
        for kind, text in self._entries():
            middle = QPointF(left + SWATCH / 2, where.center().y())
            _draw_swatch(painter, kind, middle, colours)
            width = self.fontMetrics().horizontalAdvance(text)
            painter.setPen(QColor(colours.muted))
            place = QRectF(left + SWATCH + GAP, where.top(), width + 2, where.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, text)
            left += SWATCH + GAP + width + BETWEEN


def _draw_swatch(painter: QPainter, kind: str, middle: QPointF, colours: Colours) -> None:
    half = QPointF(SWATCH / 2, 0)
    if kind == "training":
        band = QRectF(middle.x() - SWATCH / 2, middle.y() - 5, SWATCH, 10)
        painter.fillRect(band, mixed(colours.panel, colours.training, 0.24))
    if kind != "best":
        painter.setPen(QPen(QColor(getattr(colours, kind)), 1.4))
        painter.drawLine(middle - half, middle + half)
    painter.setPen(Qt.PenStyle.NoPen)
    if kind == "validation":
        painter.setBrush(QColor(colours.validation))
        painter.drawEllipse(middle, 3.0, 3.0)
    if kind == "best":
        painter.setBrush(QColor(colours.good))
        painter.drawPolygon(star(middle))


def star(middle: QPointF, radius: float = 7.0) -> QPolygonF:
    """A star with five points."""
    points = []
    line = QPointF(0, -radius)
    for step in range(10):
        turn = 2j * 3.141592653589793 * step / 10
        length = radius if step % 2 == 0 else radius * 0.42
        spot = complex(line.x(), line.y()) / radius * length * (2.718281828459045**turn)
        points.append(middle + QPointF(spot.real, spot.imag))
    return QPolygonF(points)
