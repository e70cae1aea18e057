"""What the network answers, and what it is asked with, as a screen reader gets them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QRect
from PySide6.QtWidgets import QWidget

from nnstudio.studio.accessible.element import PRESS, Deed, Element, Role
from nnstudio.studio.ask.plane.page import PlanePage
from nnstudio.studio.ask.plane.view import PlaneView
from nnstudio.studio.drawing.loading import LoadingPage
from nnstudio.studio.drawing.pad import Pad
from nnstudio.studio.shared.bars import Bars
from nnstudio.studio.shared.figures import ends_of_scale, exact_figure


def tr(text: str) -> str:
    """The text in the user's language."""
    return QCoreApplication.translate("accessible", text)


class Plain:
    """Tells of a widget that is one thing, whose name it keeps itself."""

    role = Role.StaticText

    def __init__(self, widget: QWidget) -> None:
        self.widget = widget

    def stamp(self) -> tuple[object, ...]:
        """Nothing that changes."""
        return ()

    def elements(self) -> tuple[Element, ...]:
        """It has no parts."""
        return ()

    def deeds(self) -> tuple[Deed, ...]:
        """Nothing can be done to it."""
        return ()

    def value(self) -> str:
        """It says all by its name."""
        return ""


class Picture(Plain):
    """Something that can only be seen, and says so."""

    role = Role.Graphic


class Curve(Plain):
    """A plot, whose latest values stand above it."""

    role = Role.Chart


class BarsTeller(Plain):
    """Tells of each output, also of those that one would have to scroll to."""

    role = Role.List

    widget: Bars

    def stamp(self) -> tuple[object, ...]:
        """The answer, and how it is written."""
        bars = self.widget
        values = None if bars.probabilities is None else bars.probabilities.tobytes()
        return values, bars.names, bars.rows, bars.outputs, bars.label

    def elements(self) -> tuple[Element, ...]:
        """The outputs in their order."""
        bars = self.widget
        values = None if bars.probabilities is None else bars.probabilities.tolist()
        return tuple(self._bar(at, name, values) for at, name in enumerate(bars.names))

    def _bar(self, at: int, name: str, values: list[float] | None) -> Element:
        bars = self.widget
        words = []
        if values is not None and at == int(bars.probabilities.argmax()):  # type: ignore[union-attr]
            words.append(tr("the network's answer"))
        if at == bars.label:
            words.append(tr("the right answer"))
        return Element(
            f"output {at}",
            Role.ProgressBar,
            name,
            ", ".join(words),
            value=values[at] if values is not None else None,
            ends=ends_of_scale(values, bars.outputs) if values is not None else (0.0, 1.0),
            text=exact_figure(values[at], bars.outputs) if values is not None else "",
            rect=partial(self._rect, at),
        )

    def _rect(self, at: int) -> QRect:
        bars = self.widget
        if at not in bars.rows:
            return QRect()
        row = bars.tracks.name(bars.rows.index(at)).toAlignedRect()
        return QRect(0, row.top(), bars.width(), row.height())


class PadTeller(Plain):
    """Tells of the pad. Who can't draw has an example put on it."""

    role = Role.Canvas
    widget: Pad

    def deeds(self) -> tuple[Deed, ...]:
        """Load an example, or clear it."""
        pad, page = self.widget, _above(self.widget, LoadingPage)
        if not isinstance(page, LoadingPage):
            return ()
        return (
            Deed(PRESS, page.load_random, tr("Load a random example")),
            Deed("wrong", page.load_next_wrong, tr("Load the next example that the network gets wrong")),
            Deed("clear", pad.model.clear, tr("Clear")),
        )


class PlaneTeller(Plain):
    """Tells of the plane of points. Its answer stands above it."""

    role = Role.Canvas
    widget: PlaneView

    def deeds(self) -> tuple[Deed, ...]:
        """Ask about a point of the data, or about none."""
        plane, page = self.widget, _above(self.widget, PlanePage)
        if not isinstance(page, PlanePage):
            return ()
        return (
            Deed(PRESS, page.load_random, tr("Ask about a random point")),
            Deed("wrong", page.load_next_wrong, tr("Ask about the next point that the network gets wrong")),
            Deed("clear", partial(plane.model.ask, None), tr("Ask about no point")),
        )


def _above(widget: QWidget, kind: type[QWidget]) -> QWidget | None:
    """The page that a widget is on."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, kind):
        above = above.parentWidget()
    return above
