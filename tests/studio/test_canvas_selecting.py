"""Selecting and renaming on the canvas at any zoom, and while it is scrolled."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from nnstudio.studio.canvas.rename import RenameField
from tests.studio.gestures import drag_mouse, middle
from tests.studio.learning import WAIT_MS

LEFT, Mod = Qt.MouseButton.LeftButton, Qt.KeyboardModifier


@pytest.fixture
def window(bench):
    bench.activateWindow()
    return bench


@pytest.fixture
def view(window):
    """Of a network that is larger than the view."""
    window.canvas.view.set_zoom(1.5)
    window.canvas.view.verticalScrollBar().setValue(window.canvas.view.verticalScrollBar().minimum())
    return window.canvas.view


def test_selecting_everything_leaves_the_view_where_it_is(view):
    before = view.verticalScrollBar().value()
    assert view.verticalScrollBar().maximum() > before
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_A, Mod.ControlModifier)
    assert view.store.selection.ids == view.store.document.ids
    assert view.verticalScrollBar().value() == before
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.verticalScrollBar().value() > before


@pytest.mark.parametrize("zoom", [0.4, 1.0, 1.6])
def test_a_rubber_band_selects_what_it_touches_at_every_zoom(window, view, zoom):
    view.set_zoom(zoom)
    for bar in (view.verticalScrollBar(), view.horizontalScrollBar()):
        bar.setValue(bar.minimum())
    drag_mouse(view.viewport(), QPoint(3, middle(window, "conv2d").y()), middle(window, "conv2d_1"))
    assert view.store.selection.ids == ("conv2d", "conv2d_1")


def test_a_rubber_band_begins_where_it_began_in_the_network_when_that_is_scrolled(window, view):
    drag_mouse(view.viewport(), QPoint(3, 3), middle(window, "conv2d"), release=False)
    assert view.store.selection.ids == ("conv2d",)
    begins = view.gesture.start
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    end = middle(window, "dense_1")
    QTest.mouseMove(view.viewport(), end)
    view.gesture.move(end)
    assert view.store.selection.ids == view.store.document.ids
    assert view.gesture.start == begins
    assert view.gesture.band.geometry().top() < 0
    QTest.mouseRelease(view.viewport(), LEFT, Mod.NoModifier, end)


def test_held_at_the_edge_it_scrolls_on(window, view, qtbot):
    edge = QPoint(middle(window, "conv2d").x(), view.viewport().height() - 2)
    drag_mouse(view.viewport(), QPoint(3, 3), edge, release=False)
    last = view.store.document.ids[-1]
    qtbot.waitUntil(lambda: last in view.store.selection.ids, timeout=WAIT_MS)
    QTest.mouseRelease(view.viewport(), LEFT, Mod.NoModifier, edge)


@pytest.mark.parametrize("zoom", [0.5, 1.0, 2.0])
def test_the_title_of_a_block_stays_in_sight_while_its_name_is_edited(view, zoom):
    view.set_zoom(zoom)
    view.store.selection.set(("dense",))
    view.rename()
    (field,) = view.viewport().findChildren(RenameField)
    block = view.network.blocks["dense"]
    title = view.mapFromScene(block.mapToScene(QPointF(0, block.name_rect().top())))
    assert field.geometry().top() >= title.y() - 3
    assert field.text() == "dense"
    QTest.keyClick(field, Qt.Key.Key_Escape)
