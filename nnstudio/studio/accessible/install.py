"""Tells Qt who speaks for which widget. Qt asks when a screen reader, or a test, asks for a widget's interface."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QWidget

from nnstudio.studio.accessible.answers import BarsTeller, Curve, PadTeller, Picture, Plain, PlaneTeller
from nnstudio.studio.accessible.canvas import CanvasTeller
from nnstudio.studio.accessible.choices import ChoiceTeller
from nnstudio.studio.accessible.element import Teller
from nnstudio.studio.accessible.palette import PaletteTeller
from nnstudio.studio.accessible.whole_interface import WholeInterface
from nnstudio.studio.ask.headline import Headline
from nnstudio.studio.ask.plane.view import PlaneView
from nnstudio.studio.canvas.view import CanvasView
from nnstudio.studio.curves.plot import CurvePlot
from nnstudio.studio.drawing.pad import Pad
from nnstudio.studio.drawing.seen import SeenImage
from nnstudio.studio.drawing.verdict import Verdict
from nnstudio.studio.palette.tree import PaletteTree
from nnstudio.studio.properties.boxes import QuietCombo
from nnstudio.studio.shared.bars import Bars
from nnstudio.studio.training.progress_line import ElidedLabel
from nnstudio.studio.training.text_line import TextLine

TELLERS: dict[type[QWidget], Callable[..., Teller]] = {
    CanvasView: CanvasTeller,
    PaletteTree: PaletteTeller,
    QuietCombo: ChoiceTeller,
    Bars: BarsTeller,
    Pad: PadTeller,
    PlaneView: PlaneTeller,
    Headline: Plain,
    Verdict: Plain,
    TextLine: Plain,
    ElidedLabel: Plain,
    SeenImage: Picture,
    CurvePlot: Curve,
}
_installed: list[Callable[[str, QObject], QAccessibleInterface | None]] = []


def install() -> None:
    """Speak for the widgets that paint themselves. Once is enough for the whole program."""
    if not _installed:
        _installed.append(_interface_of)
        QAccessible.installFactory(_interface_of)


class Voice(QObject):
    """Tells screen readers what is another about a widget, once for all that changes together."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.announce)

    @Slot()
    def look_again(self) -> None:
        """Something may be another."""
        if QAccessible.isActive():
            self._timer.start(0)

    @Slot()
    def announce(self) -> None:
        """Tell what is."""
        whole = QAccessible.queryAccessibleInterface(self._widget)
        if isinstance(whole, WholeInterface):
            whole.announce()


def speak_for_canvas(view: CanvasView) -> None:
    """Tell of layers that come, go and change, and of what is selected."""
    install()
    voice = Voice(view)
    for changed in (view.store.changed, view.store.selection.changed, view.wiring.hand.said):
        changed.connect(voice.look_again)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.focusChanged.connect(voice.look_again)


def _interface_of(name: str, told: QObject) -> QAccessibleInterface | None:
    for kind in type(told).__mro__:
        if kind in TELLERS:
            return WholeInterface(TELLERS[kind](told))
    return None
