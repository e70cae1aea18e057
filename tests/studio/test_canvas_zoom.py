"""How large the network is shown, and what of it."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nnstudio.document import edits
from nnstudio.errors import sentence
from nnstudio.layers.dropout import Dropout

Mod = Qt.KeyboardModifier


@pytest.fixture
def view(bench):
    return bench.canvas.view


def wheel(view, delta, modifiers):
    event = QWheelEvent(
        QPointF(200, 200),
        QPointF(view.viewport().mapToGlobal(QPoint(200, 200))),
        QPoint(),
        QPoint(0, delta),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)


def test_control_and_wheel_zoom_within_limits(view):
    before = view.zoom
    wheel(view, 120, Mod.ControlModifier)
    assert view.zoom > before
    for _ in range(40):
        wheel(view, 480, Mod.ControlModifier)
    assert view.zoom <= 2.5
    for _ in range(60):
        wheel(view, -480, Mod.ControlModifier)
    assert view.zoom >= 0.25


def test_fit_shows_the_whole_network(view):
    view.set_zoom(2.0)
    view.fit()
    shown = view.mapToScene(view.viewport().rect()).boundingRect()
    for block in view.network.blocks.values():
        assert shown.contains(block.sceneBoundingRect())


def test_an_edit_leaves_the_zoom_as_it_is_while_all_stays_in_view(view):
    store = view.store
    while view.network.sceneRect().height() * view.zoom > 0.8 * view.viewport().height():
        store.apply(edits.remove(store.document, store.document.ids[-1:]), sentence("less"))
    view.show_start()
    before = view.zoom
    store.apply(edits.remove(store.document, store.document.ids[-1:]), sentence("less"))
    assert view.zoom == before


def test_a_network_that_outgrows_the_view_is_shown_smaller_once(view):
    store = view.store
    view.show_start()
    for _ in range(40):
        store.apply(edits.insert(store.document, Dropout(), store.document.last), sentence("more"))
    assert view.zoom == pytest.approx(0.8)
    store.apply(edits.remove(store.document, store.document.ids[-1:]), sentence("less"))
    assert view.zoom == pytest.approx(0.8)
    view.fit()
    shown = view.mapToScene(view.viewport().rect()).boundingRect()
    assert all(shown.contains(block.sceneBoundingRect()) for block in view.network.blocks.values())


def test_choosing_a_block_brings_it_into_sight(view):
    view.set_zoom(2.0)
    view.store.selection.set(("dense_1",))
    shown = view.mapToScene(view.viewport().rect()).boundingRect()
    assert shown.intersects(view.network.blocks["dense_1"].sceneBoundingRect())


def test_the_middle_button_moves_the_network(view):
    view.set_zoom(2.0)
    bar = view.verticalScrollBar()
    bar.setValue(100)
    QTest.mousePress(view.viewport(), Qt.MouseButton.MiddleButton, Mod.NoModifier, QPoint(50, 150))
    QTest.mouseMove(view.viewport(), QPoint(50, 100))
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.MiddleButton, Mod.NoModifier, QPoint(50, 100))
    assert bar.value() == 150
