"""A view that can be zoomed and panned over a quiet ground, whatever it shows."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView, QWidget

from nnstudio.studio.theme import Colours

LEAST_ZOOM, MOST_ZOOM = 0.25, 2.5
LEAST_WHOLE = 0.005
"""How small a network may become to be seen whole."""
READABLE = 0.8
DOTS = 24


class ZoomView(QGraphicsView):
    """Shows a scene from its top. zoom_changed: 1.0 is one pixel to the unit."""

    zoom_changed = Signal(float)

    def __init__(self, scene: QGraphicsScene, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.zoomed_by_hand = False
        self._fitted_to = QSize()
        self.setScene(scene)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)

    @property
    def zoom(self) -> float:
        """How large the network is shown; 1.0 is its natural size."""
        return self.transform().m11()

    def set_zoom(self, zoom: float) -> None:
        """Show the network this large, within LEAST_ZOOM and MOST_ZOOM."""
        self.zoomed_by_hand = True
        self._set_zoom(zoom)

    @Slot()
    def zoom_in(self) -> None:
        """A quarter larger."""
        self.set_zoom(self.zoom * 1.25)

    @Slot()
    def zoom_out(self) -> None:
        """A quarter smaller."""
        self.set_zoom(self.zoom / 1.25)

    @Slot()
    def natural_size(self) -> None:
        """One pixel to the unit."""
        self.set_zoom(1.0)

    @Slot()
    def fit(self) -> None:
        """Show the whole network, no larger than natural."""
        self.zoomed_by_hand = True
        self._set_zoom(self._fitting_zoom(), LEAST_WHOLE)

    @Slot()
    def show_start(self) -> None:
        """Show a network that was just opened: whole, if it can still be read then, else its first layers."""
        self.zoomed_by_hand = False
        self._fit_readably()
        self.verticalScrollBar().setValue(self.verticalScrollBar().minimum())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Until the user zooms, the zoom follows the size of the view; a scroll bar that comes or goes is no reason."""
        super().resizeEvent(event)
        if not self.zoomed_by_hand and self.size() != self._fitted_to:
            self._fit_readably()

    def keep_in_view(self) -> None:
        """After an edit: what is shown stays where it is, unless something left the view, and can get back in."""
        if not self.zoomed_by_hand and self._readable_zoom() < self.zoom:
            self._fit_readably()

    def _fit_readably(self) -> None:
        self._fitted_to = self.size()
        self._set_zoom(self._readable_zoom())

    def _readable_zoom(self) -> float:
        return max(self._fitting_zoom(), READABLE)

    def _set_zoom(self, zoom: float, least: float = LEAST_ZOOM) -> None:
        factor = max(least, min(zoom, MOST_ZOOM)) / self.zoom
        self.scale(factor, factor)
        self.zoom_changed.emit(self.zoom)

    def _fitting_zoom(self) -> float:
        room, needed = self.maximumViewportSize(), self.sceneRect()
        return min(room.width() / needed.width(), room.height() / needed.height(), 1.0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and wheel zoom where the mouse is."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self.zoom * 1.0015 ** event.angleDelta().y())
            event.accept()
        else:
            super().wheelEvent(event)

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """A quiet grid of dots, so that moving and zooming can be seen."""
        colours = Colours.of(self.palette())
        painter.fillRect(rect, QColor(colours.canvas))
        if self.zoom < 0.5:
            return
        painter.setPen(QPen(QColor(colours.border), 1.5))
        left, top = int(rect.left()) // DOTS * DOTS, int(rect.top()) // DOTS * DOTS
        for x in range(left, int(rect.right()) + DOTS, DOTS):
            for y in range(top, int(rect.bottom()) + DOTS, DOTS):
                painter.drawPoint(x, y)
