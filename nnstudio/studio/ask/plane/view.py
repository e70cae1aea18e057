"""The plane itself: what a person clicks, and moves the point in by keys. A picture in it shows it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnstudio.inside.doubt.region import Region
from nnstudio.layers.layer import Array
from nnstudio.runs.ground import Ground, Shades
from nnstudio.runs.plane import Plane
from nnstudio.studio.ask.plane.axes import BOTTOM, LEFT, RIGHT, TOP, draw_axes
from nnstudio.studio.ask.plane.model import PlaneModel
from nnstudio.studio.ask.plane.picture import PlanePicture
from nnstudio.studio.ask.plane.points import NEAR, KnownPoints, draw_points, nearest
from nnstudio.studio.ask.plane.shades import ground_image
from nnstudio.studio.keys import is_key
from nnstudio.studio.theme.colours import Colours

LEAST = 150
STEP, FINE_STEP = 0.025, 0.005
"""How far an arrow key moves the point, in shares of the plane; with Shift the second."""
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class PlaneView(QWidget):
    """Clicks and drags ask; arrow keys move the point, Shift moves it finely, Delete takes it away."""

    def __init__(self, plane: Plane, model: PlaneModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plane, self.model = plane, model
        self.ground: Ground | None = None
        self.known: KnownPoints | None = None
        self.region: Region | None = None
        self.near: list[tuple[float, float]] = []
        self._shades = Shades(1)
        self._is_dark = Colours.of(self.palette()).is_dark
        self.picture = PlanePicture(self)
        self._shown = model.training, model.judged
        self._anew = QTimer(self)
        self._anew.setSingleShot(True)
        self._anew.timeout.connect(self._draw)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(LEAST, LEAST)
        text = self.tr("Plane of {across} and {upwards}")
        self.setAccessibleName(text.format(across=plane.across.name, upwards=plane.upwards.name))
        model.changed.connect(self._follow)

    def sizeHint(self) -> QSize:
        """Room for a large plane."""
        return QSize(400, 400)

    @property
    def square(self) -> QRectF:
        """The plane in the widget, at its upper left between the axes; whole pixels."""
        side = max(1, min(self.width() - LEFT - RIGHT, self.height() - TOP - BOTTOM))
        return QRectF(LEFT, TOP, side, side)

    def show_ground(self, ground: Ground | None, shades: Shades) -> None:
        """Show what the network says everywhere; None where it says nothing."""
        self.ground, self._shades = ground, shades
        self._show_ground()

    def show_points(self, known: KnownPoints) -> None:
        """Show the known points, as far as the model wants them."""
        self.known = known
        self.draw_anew()

    def show_region(self, region: Region | None) -> None:
        """Know where nothing is known, which is shown as far as the model wants it."""
        if region is not self.region:
            self.region = region
            self._show_unknown()

    def show_near(self, points: Array | None) -> None:
        """Join the point that is asked about with these (n, 2), in the columns' units; None for none."""
        self.near = [] if points is None else [self.plane.place_of(*each) for each in points.tolist()]
        self._show_point()

    def draw_anew(self) -> None:
        """Draw everything again, once for all that asks for it now."""
        self._anew.start(0)

    # Asking

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ask about a known point, or about the place itself."""
        if event.button() == Qt.MouseButton.LeftButton and self.square.contains(event.position()):
            self._ask(event.position(), event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Ask about every place on the way."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._ask(event.position(), None)

    def _ask(self, where: QPointF, aimed: QPointF | None) -> None:
        square = self.square
        place = (where.x() - square.left()) / square.width(), (where.y() - square.top()) / square.height()
        known = self.known.judged if self.known is not None and self.model.judged else None
        if known is not None and aimed is not None:
            index = nearest(known, self.plane, place, NEAR / square.width())
            if index is not None:
                x, y = known.points[index].tolist()
                self.model.ask((x, y), index)
                return
        self.model.ask(self.plane.point_at(*place))

    def event(self, event: QEvent) -> bool:
        """Delete takes the point away, and is not the window's here."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and is_key(event, "delete")
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the point, or take it away."""
        if is_key(event, "delete"):
            self.model.ask(None)
        elif event.key() in ARROWS:
            step = FINE_STEP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else STEP
            right, down = ARROWS[Qt.Key(event.key())]
            x, y = self._place()
            self.model.ask(self.plane.point_at(x + right * step, y + down * step))
        else:
            super().keyPressEvent(event)

    def _place(self) -> tuple[float, float]:
        """Where the point is, in shares of the picture; the middle before the first."""
        if self.model.point is None:
            return 0.5, 0.5
        return self.plane.place_of(*self.model.point)

    # Painting

    @Slot()
    def _follow(self) -> None:
        """Show the point where it is now, and the points that are wanted now."""
        shown = self.model.training, self.model.judged
        if shown != self._shown:
            self._shown = shown
            self._draw()
        self._show_unknown()
        self._show_point()

    @Slot()
    def _draw(self) -> None:
        colours = Colours.of(self.palette())
        self._is_dark = colours.is_dark
        self.picture.take(self.square, colours, self._draw_still(colours))
        self._show_ground()
        self._show_unknown()
        self._show_point()

    def _show_unknown(self) -> None:
        self.picture.show_unknown(self.region if self.model.unknown else None)

    def _show_ground(self) -> None:
        if self.ground is None:
            self.picture.show_nothing()
        else:
            image = ground_image(self.ground, self._shades, self._is_dark)
            self.picture.show_ground(image, self.ground.borders)

    def _show_point(self) -> None:
        place = self._place() if self.model.point is not None else None
        self.picture.show_point(place)
        self.picture.show_links(place, self.near)

    def _draw_still(self, colours: Colours) -> QPixmap:
        """The points, the axes and the frame."""
        scale = self.devicePixelRatioF()
        still = QPixmap(self.size() * scale)
        still.setDevicePixelRatio(scale)
        still.fill(Qt.GlobalColor.transparent)
        painter = QPainter(still)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        square = self.square
        if self.known is not None:
            painter.save()
            painter.setClipRect(square)
            parts = (
                (self.known.training, self.model.training, False),
                (self.known.judged, self.model.judged, True),
            )
            for known, shown, hollow in parts:
                if shown:
                    draw_points(painter, known, self.plane, square, self.known.shades, colours, hollow)
            painter.restore()
        edge = colours.accent if self.hasFocus() else colours.edge
        draw_axes(painter, self.plane, square, colours, QColor(edge), QFontMetrics(self.font()))
        painter.end()
        return still

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw everything again."""
        self.picture.setGeometry(self.rect())
        self.draw_anew()

    def changeEvent(self, event: QEvent) -> None:
        """Draw in the colours of another theme."""
        super().changeEvent(event)
        self.draw_anew()

    def focusInEvent(self, event: object) -> None:
        """Show where the keys go."""
        self.draw_anew()

    def focusOutEvent(self, event: object) -> None:
        """They go elsewhere."""
        self.draw_anew()
