"""Blocks glide to their places, unless less motion is asked for, and always arrive."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nnstudio.document import edits
from nnstudio.errors import sentence
from nnstudio.layers.dropout import Dropout
from nnstudio.studio.theme import system_motion
from nnstudio.studio.theme.motion import LONGEST, PROPERTY, MotionChoice, motion_time


@pytest.fixture
def moving():
    """Things may move. The glide is driven by hand: its clock is too slow to tick within a test."""
    app = QApplication.instance()
    before = app.property(PROPERTY)
    app.setProperty(PROPERTY, 10_000_000)
    yield
    app.setProperty(PROPERTY, before)


def insert(bench, after):
    document = edits.insert(bench.store.document, Dropout(), after)
    bench.store.apply(document, sentence("Add {what}", what="Dropout"))


def corners(scene):
    return {key: part.pos() for key, part in scene.parts.items()}


def ends(scene):
    return {key: rect.topLeft() for key, rect in scene.layout.rects.items()}


def assert_arrived(scene):
    assert not scene.motion.is_running
    assert corners(scene) == ends(scene)
    assert all(item.points == item.wire.points for item in scene.wires)


def test_what_an_edit_moves_glides_from_where_it_was_to_where_it_belongs(bench, moving):
    scene = bench.canvas.view.network
    before = corners(scene)
    insert(bench, "conv2d")
    assert scene.motion.is_running
    assert corners(scene)["conv2d_1"] == before["conv2d_1"]
    scene.motion.go(0.5)
    assert corners(scene)["conv2d_1"] == (before["conv2d_1"] + ends(scene)["conv2d_1"]) / 2
    scene.motion.finish()
    assert_arrived(scene)


def test_what_an_edit_leaves_where_it_is_does_not_move(bench, moving):
    scene = bench.canvas.view.network
    insert(bench, "conv2d")
    for reached in (0.0, 0.3, 1.0):
        scene.motion.go(reached)
        assert corners(scene)["conv2d"] == ends(scene)["conv2d"]
        assert corners(scene)["dropout_2"] == ends(scene)["dropout_2"]


def test_wires_hang_on_their_blocks_all_the_way(bench, moving):
    scene = bench.canvas.view.network
    insert(bench, "conv2d")
    for reached in (0.0, 0.4, 0.8):
        scene.motion.go(reached)
        for item in scene.wires:
            source, target = scene.parts[item.wire.source], scene.parts[item.wire.target]
            offset = item.points[0] - source.pos()
            assert offset == item.wire.points[0] - ends(scene)[item.wire.source]
            assert abs(item.points[-1].y() - target.pos().y()) < 0.01


def test_an_edit_in_the_middle_of_a_glide_goes_on_from_what_is_seen(bench, moving):
    scene = bench.canvas.view.network
    insert(bench, "conv2d")
    scene.motion.go(0.5)
    seen = corners(scene)
    bench.store.undo_stack.undo()
    assert corners(scene)["conv2d_1"] == seen["conv2d_1"]
    scene.motion.finish()
    assert_arrived(scene)


def test_a_click_in_the_middle_of_a_glide_hits_what_is_seen(bench, moving):
    scene = bench.canvas.view.network
    insert(bench, "conv2d")
    scene.motion.go(0.5)
    for key, block in scene.blocks.items():
        assert scene.block_at(block.pos() + QPointF(20, 20)).key == key


def test_a_press_in_the_middle_of_a_glide_takes_hold_of_the_block_that_is_seen_there(bench, moving):
    view = bench.canvas.view
    insert(bench, "conv2d")
    view.network.motion.go(0.5)
    block = view.network.blocks["conv2d_1"]
    edge = view.mapFromScene(block.pos() + QPointF(block.rect.width() / 2, block.rect.height() - 2))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, edge)
    assert bench.store.selection.ids == ("conv2d_1",)
    assert view.gesture is None


def test_renaming_waits_for_nothing(bench, moving):
    scene = bench.canvas.view.network
    insert(bench, "conv2d")
    bench.store.selection.set(("conv2d_1",))
    bench.canvas.view.rename()
    assert_arrived(scene)


def test_another_document_stands_at_once(bench, moving):
    scene = bench.canvas.view.network
    bench.store.open(edits.remove(bench.store.document, ["conv2d"]))
    assert_arrived(scene)


def test_a_glide_ends_by_itself(bench, qtbot, moving):
    QApplication.instance().setProperty(PROPERTY, LONGEST)
    scene = bench.canvas.view.network
    insert(bench, "conv2d")
    qtbot.waitUntil(lambda: not scene.motion.is_running)
    assert_arrived(scene)


def test_with_less_motion_everything_is_there_at_once(bench):
    scene = bench.canvas.view.network
    assert motion_time() == 0
    insert(bench, "conv2d")
    assert_arrived(scene)


def test_the_choice_is_kept(studio, settings):
    motion = studio.appearance.motion
    assert motion.is_reduced
    studio.window.menus.motion.trigger()
    assert (motion.choice, motion_time()) == ("full", LONGEST)
    assert MotionChoice(studio.app, settings).choice == "full"
    studio.window.menus.motion.trigger()
    assert (motion.choice, motion_time()) == ("system", 0)


@pytest.mark.parametrize(
    ("kept", "asks"), [("0", True), ("0.0", True), ("1", False), ("", False), ("x", False)]
)
def test_kde_asks_for_less_by_instant_animations(tmp_path, kept, asks):
    file = tmp_path / "kdeglobals"
    file.write_text(f"[KDE]\nAnimationDurationFactor={kept}\n", encoding="utf-8")
    assert system_motion.kde_asks(file) is asks


def test_a_system_without_that_setting_asks_for_nothing(tmp_path):
    assert not system_motion.kde_asks(tmp_path / "none")
    assert not system_motion.mac_asks(tmp_path / "none")
