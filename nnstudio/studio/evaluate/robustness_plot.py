"""The accuracy of a network, the more its pictures are changed in one way."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from nnstudio.inside.changed_pictures import STRENGTHS
from nnstudio.inside.robustness import Robustness
from nnstudio.studio.evaluate.plots import PlainPlot
from nnstudio.studio.theme.colours import Colours, mixed
from nnstudio.studio.words import signed

WAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
BARE = 8
"""Pixels of an axis without numbers."""


class RobustnessPlot(PlainPlot):
    """name: of the kind of change. labels: what its strength is, the longest first. leads: whether it stands at the
    left of others with the same heights, and alone says which these are.

    pointed: the strength, by its number, that the pointer or a key is at. wanted: that was clicked, or chosen by Enter.
    """

    pointed = Signal(int)
    wanted = Signal(int)

    def __init__(self, name: str, *labels: str, leads: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.untouched = pg.InfiniteLine(0.0, angle=0, movable=False)
        self.curve = pg.PlotDataItem(symbolSize=6, antialias=True)
        self.edges = pg.PlotCurveItem(), pg.PlotCurveItem()
        self.band = pg.FillBetweenItem(*self.edges)
        self.strengths: tuple[float, ...] = ()
        self.at: int | None = None
        self.mark = pg.InfiniteLine(0.0, angle=90, movable=False)
        self.mark.hide()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for item in (self.band, self.mark, self.untouched, self.curve):
            self.addItem(item, ignoreBounds=True)
        self.setYRange(0.0, 104.0, padding=0.0)
        self.getAxis("left").setTicks([[(value, str(value)) for value in range(0, 101, 25)]])
        self.label("bottom", *labels)
        if leads:
            self.label("left", self.tr("right (%)"))
        else:
            self.getAxis("left").setStyle(showValues=False)
            self.getAxis("left").setWidth(BARE)
        self.take_colours(Colours.of(self.palette()))

    def show_curve(self, kind: str, found: Robustness) -> None:
        """Show another one: the accuracy at each strength of a kind, with its interval as a pale band."""
        strengths, accuracies = STRENGTHS[kind], found.curves[kind]
        self.strengths = strengths
        self.curve.setData(np.array(strengths), 100 * accuracies)
        for edge, bound in zip(self.edges, found.bounds(kind), strict=True):
            edge.setData(np.array(strengths), 100 * bound)
        self.untouched.setValue(100 * found.plain)
        room = 0.12 * (strengths[-1] - strengths[0])
        self.getAxis("bottom").setTicks([[(each, signed(f"{each:g}")) for each in strengths[::2]]])
        self.setXRange(strengths[0] - room, strengths[-1] + room, padding=0.0)
        pairs = zip(strengths, accuracies.tolist(), strict=True)
        lines = [f"{signed(f'{strength:g}')}: {accuracy:.1%}" for strength, accuracy in pairs]
        self.setAccessibleDescription(", ".join(lines))

    def point_at(self, at: int | None) -> None:
        """Mark a strength; None for none."""
        self.at = at
        self.mark.setVisible(at is not None)
        if at is not None:
            self.mark.setValue(self.strengths[at])

    def strength_at(self, position: QPointF) -> int | None:
        """The number of the strength that is nearest to a pixel; None beside the plot."""
        view, at = self.getViewBox(), self.mapToScene(position.toPoint())
        if not self.strengths or not view.sceneBoundingRect().contains(at):
            return None
        return int(np.abs(np.array(self.strengths) - view.mapSceneToView(at).x()).argmin())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point at the strength under the pointer."""
        super().mouseMoveEvent(event)
        at = self.strength_at(event.position())
        if at is not None and at != self.at:
            self.pointed.emit(at)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ask for what went wrong at the strength under the pointer."""
        super().mousePressEvent(event)
        at = self.strength_at(event.position())
        if at is not None and event.button() == Qt.MouseButton.LeftButton:
            self.wanted.emit(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right point at another strength; Enter asks for what went wrong there."""
        if event.key() in WAYS and self.strengths:
            at = WAYS[Qt.Key(event.key())] + self.at if self.at is not None else 0
            self.pointed.emit(min(max(0, at), len(self.strengths) - 1))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.at is not None:
            self.wanted.emit(self.at)
        else:
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        """The smallest size at which something can be seen, with others beside it."""
        return QSize(96, 110)

    def take_colours(self, colours: Colours) -> None:
        """Draw in these colours."""
        super().take_colours(colours)
        if hasattr(self, "curve"):
            wide = 2 * max(1, round(self.devicePixelRatioF()))
            self.curve.setPen(pg.mkPen(colours.training, width=wide))
            self.curve.setSymbol("o")
            self.mark.setPen(pg.mkPen(colours.accent, width=max(1, round(self.devicePixelRatioF()))))
            self.band.setBrush(mixed(colours.panel, colours.training, 0.25))
            self.curve.setSymbolPen(pg.mkPen(colours.panel))
            self.curve.setSymbolBrush(pg.mkBrush(colours.training))
            self.untouched.setPen(pg.mkPen(colours.muted, style=Qt.PenStyle.DashLine))
