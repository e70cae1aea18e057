"""The line under the canvas: what the whole network is and costs, and how large it is shown."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from nnstudio.studio.action_button import ActionButton
from nnstudio.studio.canvas.view import CanvasView
from nnstudio.studio.estimate import Estimate, duration_text
from nnstudio.studio.pieces import as_panel, tool_button
from nnstudio.studio.store import Store

DOT = "  ·  "
STEPS = ((1e12, "T"), (1e9, "G"), (1e6, "M"), (1e3, "k"))


def short_number(number: float) -> str:
    """Three figures and a letter: 9,123,456 gives "9.12 M"."""
    for size, letter in STEPS:
        if number >= size:
            return f"{number / size:.3g} {letter}"
    return f"{number:g} "


class TotalsLine(QWidget):
    """Parameters, operations for one image, memory for training, and the zoom."""

    def __init__(
        self, store: Store, view: CanvasView, estimate: Estimate, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.store, self.view, self.estimate = store, view, estimate
        as_panel(self)
        self.text = QLabel()
        self.text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.text.installEventFilter(self)
        self.percent = self._button("", self.tr("Show at natural size (Ctrl+0)"), view.natural_size)
        self._lay_out()
        store.changed.connect(self._show_totals)
        estimate.changed.connect(self._show_totals)
        view.zoom_changed.connect(self._show_zoom)
        self._show_totals()
        self._show_zoom(view.zoom)

    def words(self) -> list[str]:
        """The totals, the most important first."""
        analysis = self.store.analysis
        seconds = self.estimate.seconds_per_epoch(self.store.document, analysis)
        words = [
            self.tr("{0} parameters").format(f"{analysis.parameters:,}"),
            self.tr("{0}FLOP/example").format(short_number(analysis.flop)),
        ]
        if analysis.memory:
            words.append(self.tr("{0}/epoch").format(duration_text(seconds)))
            words.append(self.tr("{0}B memory").format(short_number(analysis.memory)))
        return words

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say as much as there is room for, also beside a text that became longer."""
        if watched is self.text and event.type() is QEvent.Type.Resize:
            self._show_totals()
        return False

    @Slot()
    def _show_totals(self) -> None:
        words = self.words()
        self.text.setToolTip(
            self.tr(
                "{0}\nFLOP: operations of a forward pass, a multiply-add as two. "
                "Time and memory are estimates for training with this batch size."
            ).format(", ".join(words))
        )
        while (
            len(words) > 1 and self.text.fontMetrics().horizontalAdvance(DOT.join(words)) > self.text.width()
        ):
            words.pop()
        self.text.setText(DOT.join(words))

    @Slot(float)
    def _show_zoom(self, zoom: float) -> None:
        self.percent.setText(f"{zoom:.0%}")

    def add_switch(self, action: QAction, said: QWidget) -> None:
        """Let something about the canvas be switched on here, too. said: stands beside the switch."""
        button = ActionButton(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        button.setAccessibleName(action.iconText())
        self.row.insertWidget(1, button)
        self.row.insertSpacing(1, 6)
        self.row.insertWidget(1, said)
        self.row.insertSpacing(1, 8)

    def _lay_out(self) -> None:
        layout = self.row = QHBoxLayout(self)
        layout.setContentsMargins(12, 2, 4, 2)
        layout.setSpacing(0)
        layout.addWidget(self.text, 1)
        layout.addWidget(self._button("zoom-out", self.tr("Smaller (Ctrl+-)"), self.view.zoom_out))
        layout.addWidget(self.percent)
        layout.addWidget(self._button("zoom-in", self.tr("Larger (Ctrl++)"), self.view.zoom_in))
        layout.addWidget(self._button("fit", self.tr("Show the whole network (Ctrl+9)"), self.view.fit))

    def _button(self, name: str, tip: str, slot: object) -> QToolButton:
        button = tool_button(tip, name)
        if not name:
            button.setMinimumWidth(48)
        button.clicked.connect(slot)
        return button
