"""The name of the metric that is drawn, with the others to choose from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from nnstudio.learning.metrics import Metric
from nnstudio.studio.words import declared


class MetricChooser(QToolButton):
    """A button that opens a list of metrics. chosen: the name of one."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("compact", True)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setAccessibleName(self.tr("Metric that is drawn"))
        self.setMenu(QMenu(self))
        self.menu().setToolTipsVisible(True)
        self._group = QActionGroup(self)
        self._group.triggered.connect(self._choose)
        self._known: tuple[str, ...] = ()

    def show_metrics(self, metrics: Sequence[Metric], shown: Metric) -> None:
        """Offer these, of which the first is measured in training too and the others by validation alone."""
        names = tuple(metric.name for metric in metrics)
        if names != self._known:
            self._known = names
            self._fill(metrics)
        for action in self._group.actions():
            action.setChecked(action.data() == shown.name)
        self.setText(declared(shown.title))
        self.setToolTip(declared(shown.help))

    def _fill(self, metrics: Sequence[Metric]) -> None:
        for action in self._group.actions():
            self._group.removeAction(action)
        self.menu().clear()
        for index, metric in enumerate(metrics):
            title = declared(metric.title)
            text = title if index == 0 else self.tr("{metric}  (validation only)").format(metric=title)
            action = self.menu().addAction(text)
            action.setToolTip(declared(metric.help))
            action.setCheckable(True)
            action.setData(metric.name)
            self._group.addAction(action)

    @Slot(QAction)
    def _choose(self, action: QAction) -> None:
        self.chosen.emit(action.data())
