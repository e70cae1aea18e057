"""Bars: how sure the network is of each class, or what it gives for it. The winner is told by colour, by weight and by
a mark. Of a network with more outputs than ten, the highest ones are shown, and the others can be scrolled to.

They are repainted while one draws, so what stays the same is drawn once, and the rest in as few calls as it can be.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QScrollBar, QSizePolicy, QToolTip, QWidget

from nnstudio.document.outputs import Outputs
from nnstudio.studio.shared.figures import WIDEST, ends_of_scale, exact_figure, short_figure
from nnstudio.studio.shared.rows import shown_outputs
from nnstudio.studio.shared.tracks import INSET, Tracks
from nnstudio.studio.theme.colours import Colours
from nnstudio.studio.training.text_line import tabular
from nnstudio.studio.words import in_words

LEAST_ROW, ROW, TALLEST_ROW = 11, 18, 26
MOST_ROWS = 10
MIDDLE, RIGHT = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignRight
STEPS = {
    Qt.Key.Key_Up: QScrollBar.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_Down: QScrollBar.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_PageUp: QScrollBar.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QScrollBar.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_Home: QScrollBar.SliderAction.SliderToMinimum,
    Qt.Key.Key_End: QScrollBar.SliderAction.SliderToMaximum,
}


class Bars(QWidget):
    """Shows probabilities (k,) of the classes in `names`, or empty bars. sure: False draws them pale.

    outputs: whether they are probabilities; if they can be any numbers, bars go to the left of zero too. names: of
    all outputs. rows: the outputs that are shown, from the top down; never more than ten.
    """

    def __init__(self, names: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.classes = tuple(map(in_words, names))
        self.probabilities: NDArray[np.float32] | None = None
        self.label: int | None = None
        self.sure = True
        self.outputs = Outputs.DISTRIBUTION
        self.names = self.classes
        self.more = QScrollBar(Qt.Orientation.Vertical, self)
        self.more.setAccessibleName(self.tr("More classes"))
        self.more.valueChanged.connect(self._scrolled)
        self.rows: tuple[int, ...] = ()
        self._ground: QPixmap | None = None
        self._tracks: Tracks | None = None
        self.setAccessibleName(self.tr("How sure the network is of each class"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(96, LEAST_ROW * self._most)
        self.setMaximumHeight(TALLEST_ROW * self._most)
        self._name_outputs(len(names))
        self.rows = self._in_sight()

    @property
    def _most(self) -> int:
        return min(MOST_ROWS, len(self.classes))

    def sizeHint(self) -> QSize:
        """Room for all rows."""
        return QSize(168, ROW * self._most)

    def show_answer(
        self,
        probabilities: NDArray[np.float32] | None,
        label: int | None = None,
        sure: bool = True,
        outputs: Outputs = Outputs.DISTRIBUTION,
    ) -> None:
        """Show another answer; `label` is marked as the right one."""
        self.probabilities, self.label, self.sure = probabilities, label, sure
        count = len(self.classes) if probabilities is None else len(probabilities)
        if count != len(self.names):
            self._name_outputs(count)
        self._arrange(outputs)

    def _arrange(self, outputs: Outputs) -> None:
        rows = self._in_sight()
        if (rows, outputs) != (self.rows, self.outputs):
            self.rows, self.outputs = rows, outputs
            self._forget()
        self.update()

    def _in_sight(self) -> tuple[int, ...]:
        values = [0.0] * len(self.names) if self.probabilities is None else self.probabilities.tolist()
        return shown_outputs(values, self._most, self.label, self.more.value())

    def _name_outputs(self, count: int) -> None:
        """Outputs are named by their classes, and by numbers if the network has more of them."""
        self.names = self.classes[:count] + tuple(map(str, range(len(self.classes), count)))
        most = self._most
        self.more.setRange(0, max(0, count - most))
        self.more.setPageStep(max(1, most - 1))
        self.more.setVisible(count > most)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if count > most else Qt.FocusPolicy.NoFocus)
        self._forget()

    @Slot()
    def _scrolled(self) -> None:
        self._arrange(self.outputs)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, where there is more."""
        if self.more.isVisibleTo(self):
            QApplication.sendEvent(self.more, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll by the keys that everything scrolls by."""
        if self.more.isVisibleTo(self) and event.key() in STEPS:
            self.more.triggerAction(STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Tell the whole name and figure of the row under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.tip_at(event.pos()), self)
            return True
        return super().event(event)

    def tip_at(self, place: QPoint) -> str:
        """The whole name of the row at a place, with its figure."""
        row = int(place.y() / self._row)
        if not 0 <= row < len(self.rows):
            return ""
        name, lines = self.names[self.rows[row]], []
        if self.probabilities is not None:
            figure = exact_figure(float(self.probabilities[self.rows[row]]), self.outputs)
            name = self.tr("{name}: {figure}").format(name=name, figure=figure)
        if len(self.names) > self._most:
            text = self.tr("The {most} highest of {count} outputs")
            lines.append(text.format(most=self._most, count=len(self.names)))
        return "\n".join([name, *lines])

    @property
    def _row(self) -> float:
        return min(self.height() / len(self.rows), float(TALLEST_ROW))

    @property
    def _right(self) -> int:
        """Where the figures end, left of the scroll bar."""
        return self.width() - (self.more.width() + 2 if self.more.isVisibleTo(self) else 0)

    @property
    def tracks(self) -> Tracks:
        """Where everything lies."""
        if self._tracks is None:
            metrics = QFontMetrics(self._font_of(self._row - INSET, bold=True))
            names = max(map(metrics.horizontalAdvance, self.names))
            figures = metrics.horizontalAdvance(WIDEST[self.outputs])
            self._tracks = Tracks(self._row, self._right, names, figures)
        return self._tracks

    def _forget(self) -> None:
        """Have everything laid out and drawn anew."""
        self._ground = self._tracks = None

    def _name(self, output: int, bold: bool) -> str:
        """As much of an output's name as there is room for."""
        metrics, room = QFontMetrics(self._font(bold)), int(self.tracks.name(0).width())
        return metrics.elidedText(self.names[output], Qt.TextElideMode.ElideRight, room)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a row for each class."""
        if self._ground is None:
            self._ground = self._draw_ground()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPixmap(0, 0, self._ground)
        if self.probabilities is not None:
            self._paint_answer(painter, [float(self.probabilities[output]) for output in self.rows])
        if self.label in self.rows:
            self._paint_mark(painter, self.rows.index(self.label))
        if self.hasFocus():
            painter.setPen(QPen(QColor(Colours.of(self.palette()).accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()

    def _draw_ground(self) -> QPixmap:
        """The names and the empty tracks."""
        scale = self.devicePixelRatioF()
        ground = QPixmap(self.size() * scale)
        ground.setDevicePixelRatio(scale)
        ground.fill(Qt.GlobalColor.transparent)
        painter = QPainter(ground)
        colours = Colours.of(self.palette())
        tracks = self.tracks
        painter.setFont(self._font(bold=False))
        for row, output in enumerate(self.rows):
            painter.fillRect(tracks.bar(row, *tracks.ends), QColor(colours.hover))
            painter.setPen(QColor(colours.muted))
            painter.drawText(tracks.name(row), MIDDLE, self._name(output, bold=False))
        painter.end()
        return ground

    @property
    def _winner(self) -> int | None:
        """The row of the highest of all outputs; None where it is scrolled out of sight."""
        best = None if self.probabilities is None else int(self.probabilities.argmax())
        return self.rows.index(best) if best in self.rows else None

    def _paint_answer(self, painter: QPainter, values: list[float]) -> None:
        colours = Colours.of(self.palette())
        winner, filled = self._winner, self.filled(values)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.ghost))
        painter.drawRects([bar for row, bar in enumerate(filled) if row != winner])
        painter.setPen(QColor(colours.muted))
        painter.setFont(self._font(bold=False))
        for row, value in enumerate(values):
            if row != winner:
                self._paint_figure(painter, row, value)
        if winner is not None:
            self._paint_winner(painter, winner, filled[winner], values[winner])

    def _paint_winner(self, painter: QPainter, row: int, bar: QRectF, value: float) -> None:
        colours = Colours.of(self.palette())
        painter.fillRect(bar, QColor(colours.accent if self.sure else colours.muted))
        painter.setPen(QColor(colours.text))
        painter.setFont(self._font(bold=True))
        self._paint_figure(painter, row, value)
        name = self.tracks.name(row)
        painter.fillRect(name, QColor(colours.panel))
        painter.drawText(name, MIDDLE, self._name(self.rows[row], bold=True))

    def filled(self, values: list[float]) -> list[QRectF]:
        """The bars, from zero to their values."""
        tracks = self.tracks
        left, right = tracks.ends
        least, most = ends_of_scale(values, self.outputs)
        zero, *ends = (left + (right - left) * (value - least) / (most - least) for value in (0.0, *values))
        return [tracks.bar(row, min(zero, end), max(zero + 1.0, end)) for row, end in enumerate(ends)]

    def _paint_figure(self, painter: QPainter, row: int, value: float) -> None:
        painter.drawText(self.tracks.figure(row), MIDDLE | RIGHT, short_figure(value, self.outputs))

    def _font(self, bold: bool) -> QFont:
        return self._font_of(self.tracks.text_height, bold)

    def _font_of(self, high: float, bold: bool) -> QFont:
        font = tabular(self.font(), bold)
        font.setPixelSize(max(9, min(13, int(high))))
        return font

    def _paint_mark(self, painter: QPainter, row: int) -> None:
        """A small triangle that points at the right answer."""
        middle = QPointF(0, self.tracks.name(row).center().y())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(Colours.of(self.palette()).good))
        painter.drawPolygon(
            QPolygonF([middle + QPointF(0, -4), middle + QPointF(6, 0), middle + QPointF(0, 4)])
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the ground again."""
        wide = self.more.sizeHint().width()
        self.more.setGeometry(self.width() - wide, 0, wide, self.height())
        self._forget()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the ground in the colours of another theme."""
        super().changeEvent(event)
        self._forget()
