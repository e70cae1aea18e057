"""What the plane looks like: the ground that the network colours, the border between its classes, what stands still,
and the point that is asked about.

Python paints none of it, since painting would keep the interpreter from the thread that trains: Qt does, from a scene
in which only the ground and the border are exchanged while the network learns.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPainterPath, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView, QWidget

from nnstudio.inside.doubt.region import Region
from nnstudio.layers.layer import Array
from nnstudio.studio.theme.colours import Colours

LINE = 1.2
RING, HAIR = 7.0, 11.0
"""Pixels from the point to its ring, and to the ends of its hairs."""


class PlanePicture(QGraphicsView):
    """Fills a widget that gets the mouse and the keys."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        scene = QGraphicsScene(self)
        scene.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self.setScene(scene)
        self._square = QRectF()
        self._ground = scene.addPixmap(QPixmap())
        self._ground.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        self._unknown = scene.addPath(QPainterPath())
        self._border = scene.addPath(QPainterPath())
        self._still = scene.addPixmap(QPixmap())
        self._links = scene.addPath(QPainterPath())
        self._halo, self._ring = scene.addPath(_ring()), scene.addPath(_ring())
        self._border_of_unknown = scene.addPath(QPainterPath())
        self.show_nothing()
        self.show_unknown(None)
        self.show_links(None, [])
        self.show_point(None)

    def take(self, square: QRectF, colours: Colours, still: QPixmap) -> None:
        """Take another size or theme. square: of the ground, in pixels. still: lies on it, as large as the widget."""
        self._square = square
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, QColor(colours.panel))
        self.viewport().setPalette(palette)
        self.setSceneRect(QRectF(self.rect()))
        self._border.setPen(QPen(QColor(colours.text), LINE))
        self._border.setPos(square.topLeft())
        self._halo.setPen(QPen(QColor(colours.panel), 4.0))
        self._ring.setPen(QPen(QColor(colours.text), 1.6))
        for item in (self._unknown, self._border_of_unknown):
            item.setPos(square.topLeft())
        self._unknown.setPen(QPen(Qt.PenStyle.NoPen))
        self._unknown.setBrush(QBrush(QColor(colours.muted), Qt.BrushStyle.BDiagPattern))
        self._border_of_unknown.setPen(QPen(QColor(colours.muted), 1.0, Qt.PenStyle.DashLine))
        self._links.setPen(QPen(QColor(colours.text), 1.0, Qt.PenStyle.DotLine))
        self._still.setPixmap(still)

    def show_nothing(self) -> None:
        """Show no ground."""
        self._ground.hide()
        self._border.hide()

    def show_ground(self, image: QImage, borders: Array) -> None:
        """Show a ground of any number of pixels, and lines on it: (m, 4) x, y, x, y, each a share of the square."""
        square = self._square
        self._ground.setPixmap(QPixmap.fromImage(image))
        self._ground.setPos(square.topLeft())
        self._ground.setScale(square.width() / max(1, image.width()))
        self._border.setPath(_lines(borders, square.width()))
        self._ground.show()
        self._border.show()

    def show_unknown(self, region: Region | None) -> None:
        """Hatch where nothing is known; None for nowhere."""
        for item in (self._unknown, self._border_of_unknown):
            item.setVisible(region is not None)
        if region is not None:
            self._unknown.setPath(_cells(region.unknown, self._square.width()))
            self._border_of_unknown.setPath(_lines(region.border, self._square.width()))

    def show_links(self, place: tuple[float, float] | None, others: list[tuple[float, float]]) -> None:
        """Join a place with others, all in shares of the square; None for nothing."""
        path = QPainterPath()
        square = self._square
        for right, down in others if place is not None else []:
            assert place is not None
            for go, (x, y) in ((path.moveTo, place), (path.lineTo, (right, down))):
                go(square.left() + x * square.width(), square.top() + y * square.height())
        self._links.setPath(path)

    def show_point(self, place: tuple[float, float] | None) -> None:
        """Mark a place, in shares of the square; None for none."""
        for mark in (self._halo, self._ring):
            mark.setVisible(place is not None)
            if place is not None:
                right, down = place
                square = self._square
                mark.setPos(square.left() + right * square.width(), square.top() + down * square.height())


def _lines(borders: Array, side: float) -> QPainterPath:
    """Lines (m, 4) x, y, x, y, each a share of a square of that side."""
    path = QPainterPath()
    for x, y, to_x, to_y in (borders * side).tolist():
        path.moveTo(x, y)
        path.lineTo(to_x, to_y)
    return path


def _cells(chosen: NDArray[np.bool_], side: float) -> QPainterPath:
    """The chosen ones of the cells (n, n) of a square of that side, a rectangle for each run of them in a row."""
    path, cell = QPainterPath(), side / len(chosen)
    edges = np.diff(np.pad(chosen.astype(np.int8), ((0, 0), (1, 1))), axis=1)
    for (row, start), (_, end) in zip(
        np.argwhere(edges > 0).tolist(), np.argwhere(edges < 0).tolist(), strict=True
    ):
        path.addRect(QRectF(start * cell, row * cell, (end - start) * cell, cell))
    return path


def _ring() -> QPainterPath:
    """A ring with a cross of hairs, which can be seen on any colour."""
    path = QPainterPath()
    path.addEllipse(QPointF(), RING, RING)
    for turn in range(4):
        way = QPointF(math.cos(turn * math.pi / 2), math.sin(turn * math.pi / 2))
        path.moveTo(way * RING)
        path.lineTo(way * HAIR)
    return path
