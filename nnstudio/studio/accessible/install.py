"""Tells Qt who speaks for which widget. Qt asks when a screen reader, or a test, asks for a widget's interface."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

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


def _interface_of(name: str, told: QObject) -> QAccessibleInterface | None:
    for kind in type(told).__mro__:
        if kind in TELLERS:
            return WholeInterface(TELLERS[kind](told))
    return None
