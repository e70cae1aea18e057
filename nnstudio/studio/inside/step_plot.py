"""A plot over the steps of a run, in which the moment is marked that the window looks back at, and another one can be
pointed at.
"""

from __future__ import annotations

import pyqtgraph as pg
from pyqtgraph.GraphicsScene.mouseEvents import MouseClickEvent
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from nnstudio.studio.evaluate.plots import PlainPlot
from nnstudio.studio.theme.colours import Colours


class StepPlot(PlainPlot):
    """step_wanted: the step that was clicked, with a fraction. moment: the line at the one that is looked back at."""

    step_wanted = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.moment = pg.InfiniteLine(angle=90, movable=False)
        self.moment.setZValue(10)
        self.moment.hide()
        self.addItem(self.moment, ignoreBounds=True)
        self.label("bottom", self.tr("step"))
        self.scene().sigMouseClicked.connect(self._want_step)

    def show_steps(self, steps: int) -> None:
        """Reach from the beginning to so many steps."""
        self.setXRange(0.0, float(max(1, steps)), padding=0.0)

    def show_moment(self, step: int | None) -> None:
        """Mark this step; None for none."""
        self.moment.setVisible(step is not None)
        if step is not None:
            self.moment.setValue(step)

    @Slot(object)
    def _want_step(self, event: MouseClickEvent) -> None:
        """A click that nothing else in the plot has taken."""
        view = self.getViewBox()
        left = event.button() is Qt.MouseButton.LeftButton
        if left and not event.isAccepted() and view.sceneBoundingRect().contains(event.scenePos()):
            self.step_wanted.emit(float(view.mapSceneToView(event.scenePos()).x()))

    def take_colours(self, colours: Colours) -> None:
        """Draw in these colours."""
        super().take_colours(colours)
        if hasattr(self, "moment"):
            wide = max(1, round(self.devicePixelRatioF()))
            self.moment.setPen(pg.mkPen(colours.accent, width=2 * wide))
