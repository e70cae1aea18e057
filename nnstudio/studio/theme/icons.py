"""Icons as lines on a grid of 24, drawn in the colour of the text around them, sharp at every scale."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from nnstudio.studio.theme.drawings import DRAWINGS

Mode = QIcon.Mode
_renderers: dict[tuple[str, str], QSvgRenderer] = {}


def icon(name: str) -> QIcon:
    """The icon of that name (see DRAWINGS), in the application's text colour, also after a switch of the theme."""
    return QIcon(LineIcon(name))


def tinted(name: str, colour: str, selected: str | None = None) -> QIcon:
    """The icon in a colour of its own; selected: its colour in a selected row."""
    return QIcon(LineIcon(name, colour, selected))


def draw_icon(painter: QPainter, name: str, where: QRectF, colour: QColor | str) -> None:
    """Draw an icon to fill `where`."""
    shade = QColor(colour).name()
    renderer = _renderers.get((name, shade))
    if renderer is None:
        renderer = _renderers[name, shade] = QSvgRenderer(QByteArray(_svg(name, shade).encode()))
    renderer.render(painter, where)


class LineIcon(QIconEngine):
    """Draws one icon afresh for each size, mode and theme."""

    def __init__(self, name: str, colour: str | None = None, selected: str | None = None) -> None:
        super().__init__()
        self.name, self.colour, self.selected = name, colour, selected

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw into rect; disabled icons are pale."""
        side = min(rect.width(), rect.height())
        where = QRectF(0, 0, side, side)
        where.moveCenter(QPointF(rect.center()) + QPointF(0.5, 0.5))
        draw_icon(painter, self.name, where, self._shade(mode))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The icon on a transparent ground; size in device pixels."""
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        if size.isEmpty():
            return pixmap
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QRect(0, 0, size.width(), size.height())), mode, state)
        painter.end()
        return pixmap

    def iconName(self) -> str:
        """Which of the drawings it is."""
        return self.name

    def clone(self) -> QIconEngine:
        """A copy for another QIcon."""
        return LineIcon(self.name, self.colour, self.selected)

    def _shade(self, mode: QIcon.Mode) -> QColor:
        palette = QApplication.palette()
        if mode == Mode.Disabled:
            return palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)
        if mode == Mode.Selected and self.selected is not None:
            return QColor(self.selected)
        return QColor(self.colour) if self.colour else palette.color(QPalette.ColorRole.ButtonText)


def _svg(name: str, colour: str) -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke-width="1.8" '
        f'stroke-linecap="round" stroke-linejoin="round" stroke="{colour}">'
        f"{DRAWINGS[name].replace('@', colour)}</svg>"
    )
