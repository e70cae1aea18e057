"""A drawing on the pad beside the tab Inside, for the tests of its views."""

from nnstudio.data.handwriting.strokes import Point
from nnstudio.studio.drawing.panel import DrawingPanel
from nnstudio.studio.inside.panel import InsidePanel
from tests.studio.learning import WAIT_MS


def draw(panel: InsidePanel, *points: tuple[float, float]) -> None:
    """Draw one stroke through these points."""
    pad = panel.looking.ask.of(DrawingPanel).model
    pad.begin(Point(*points[0]))
    for point in points[1:]:
        pad.go_on(Point(*point))
    pad.end()


def settle(qtbot, panel: InsidePanel) -> None:
    """Wait until the view that is in sight shows what it was asked."""
    qtbot.waitUntil(
        lambda: not panel.latest.busy and panel.stack.currentWidget() is panel.view, timeout=WAIT_MS
    )
