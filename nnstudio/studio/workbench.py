"""The page where one works: the network, its curves and what it answers in sight at the same time."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSettings, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QTabWidget, QVBoxLayout, QWidget

from nnstudio.studio.enlarging import Enlarging

KEY = "layout/"


class Workbench(QWidget):
    """Lays panels out on splitters, and remembers how the user left them.

    tools: the strip at the top. left, middle: palette and canvas. tabs: below them. properties, ask: at the
    right, one over the other. enlarge: lets the tabs take the room of palette and canvas.
    """

    def __init__(
        self,
        tools: list[QWidget],
        palette: QWidget,
        canvas: QWidget,
        properties: QWidget,
        ask: QWidget,
        enlarge: QAction,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.top = _splitter(Qt.Orientation.Horizontal, palette, canvas)
        self.left = _splitter(Qt.Orientation.Vertical, self.top, self.tabs)
        self.right = _splitter(Qt.Orientation.Vertical, properties, ask)
        self.whole = _splitter(Qt.Orientation.Horizontal, self.left, self.right)
        self.enlarging = Enlarging(self.top, self.tabs, enlarge)
        self.splitters = {"top": self.top, "left": self.left, "right": self.right, "whole": self.whole}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.strip, self.canvas = _strip(tools), canvas
        self.parts = (palette, canvas, properties, self.tabs, ask)
        """From the left, and from above."""
        layout.addWidget(self.strip)
        layout.addWidget(self.whole, 1)
        self.top.setStretchFactor(1, 1)
        self.left.setStretchFactor(0, 3)
        self.left.setStretchFactor(1, 1)
        self.whole.setStretchFactor(0, 1)
        self.lay_out_anew(QSize(1440, 900))

    def lay_out_anew(self, size: QSize) -> None:
        """The proportions that suit a window of this size."""
        self.enlarging.action.setChecked(False)
        wide, high = size.width(), size.height() - 110
        right = max(324, round(wide * 0.31))
        self.whole.setSizes([wide - right, right])
        self.top.setSizes([208, wide - 208])
        self.left.setSizes([round(high * 0.66), round(high * 0.34)])
        self.right.setSizes([round(high * 0.48), round(high * 0.52)])

    def remember(self, settings: QSettings) -> None:
        """Write where the splitters are."""
        for name, splitter in self.splitters.items():
            settings.setValue(KEY + name, splitter.saveState())
        self.enlarging.remember(settings)

    def restore(self, settings: QSettings) -> None:
        """Put the splitters where they were."""
        for name, splitter in self.splitters.items():
            state = settings.value(KEY + name)
            if isinstance(state, QByteArray):
                splitter.restoreState(state)
        self.enlarging.restore(settings)


def _splitter(orientation: Qt.Orientation, *widgets: QWidget) -> QSplitter:
    splitter = QSplitter(orientation)
    splitter.setChildrenCollapsible(False)
    splitter.setHandleWidth(1)
    for widget in widgets:
        splitter.addWidget(widget)
    return splitter


def _strip(tools: list[QWidget]) -> QFrame:
    strip = QFrame()
    strip.setObjectName("strip")
    row = QHBoxLayout(strip)
    row.setContentsMargins(8, 6, 12, 6)
    row.setSpacing(4)
    for tool in tools:
        row.addWidget(tool, 1 if tool is tools[-1] else 0, Qt.AlignmentFlag.AlignTop)
    return strip
