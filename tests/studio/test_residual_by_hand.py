"""The residual network of 99,234 parameters from an empty canvas: by the mouse on the shown view, and by keys alone."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nnstudio.document.document import empty_document
from tests.studio.filling_in import fill_in
from tests.studio.gestures import PaletteDrag, above_output, choose_way, drag_mouse, head, middle, port
from tests.studio.residual import PARAMETERS, TEMPLATE, TRUNK, assert_is_the_template, wanted

Key, Mod = Qt.Key, Qt.KeyboardModifier


class ByMouse:
    """Drops layers and draws wires; names: of what stands on the canvas, to what the template calls it."""

    def __init__(self, bench) -> None:
        self.bench, self.view, self.names = bench, bench.canvas.view, {}

    def drop(self, name, place) -> None:
        """Drop the template's layer of that name, and type its settings."""
        PaletteDrag(self.bench, TEMPLATE.layer(name).type_name()).onto(place)
        self.names[self.made] = name
        fill_in(self.bench.properties.layer_page.form, wanted(name))
        self.view.fit()

    @property
    def made(self) -> str:
        (made,) = self.bench.store.selection.ids
        return made

    def own(self, name) -> str:
        return next(own for own, template in self.names.items() if template == name)

    def draw(self, source, target) -> None:
        start, end = port(self.bench, self.own(source)), head(self.bench, self.own(target))
        drag_mouse(self.view.viewport(), start, end, steps=6)

    def beside(self, name) -> QPoint:
        """To the right of a block, and of all that stands at its height."""
        rect = self.view.network.layout.rects[self.own(name)]
        return self.view.mapFromScene(rect.right() + 100, rect.center().y())


def test_by_the_mouse(bench):
    bench.resize(1400, 1000)
    bench.store.open(empty_document())
    hands = ByMouse(bench)
    for name in TRUNK:
        hands.drop(name, above_output(bench))
    hands.draw("stem_pool", "block_1_add")
    for block in ("block_2", "block_3"):
        hands.drop(f"{block}_skip_conv", hands.beside(f"{block}_a_conv"))
        lower_half = middle(bench, hands.own(f"{block}_skip_conv")) + QPoint(0, 4)
        hands.drop(f"{block}_skip_norm", lower_half)
        hands.draw(f"{block}_skip_norm", f"{block}_add")
    assert bench.refusals == []
    assert_is_the_template(bench.store.document, hands.names)
    assert bench.store.analysis.can_train
    while bench.store.undo_stack.canUndo():
        bench.store.undo_stack.undo()
    assert bench.store.document == empty_document()
    while bench.store.undo_stack.canRedo():
        bench.store.undo_stack.redo()
    assert bench.store.analysis.parameters == PARAMETERS


class ByKeys:
    """Presses keys where the focus is, and nothing else."""

    def __init__(self, window) -> None:
        self.window, self.names = window, {}

    def press(self, *keys, modifiers=Mod.NoModifier) -> None:
        for key in keys:
            QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)

    def add(self, name, modifiers=Mod.NoModifier) -> None:
        """Search the template's layer in the palette, add it with Enter, and go to its settings."""
        self.press(Key.Key_F, modifiers=Mod.ControlModifier)
        QTest.keyClicks(QApplication.focusWidget(), TEMPLATE.layer(name).type_name())
        self.press(Key.Key_Return, modifiers=modifiers)
        (made,) = self.window.store.selection.ids
        self.names[made] = name
        self.press(Key.Key_2, modifiers=Mod.ControlModifier)
        fill_in(self.window.properties.layer_page.form, wanted(name))
        self.press(Key.Key_1, modifiers=Mod.ControlModifier)

    def own(self, name) -> str:
        return next(own for own, template in self.names.items() if template == name)

    def go_to(self, name) -> None:
        """Choose a layer on the canvas with the arrows."""
        ids = self.window.store.document.ids
        self.press(Key.Key_Home)
        self.press(*[Key.Key_Down] * ids.index(self.own(name)))
        assert self.window.store.selection.ids == (self.own(name),)

    def wire(self, source, target) -> None:
        """W from a layer, arrows to another, Enter."""
        self.go_to(source)
        self.press(Key.Key_W)
        hand = self.window.canvas.view.wiring.hand
        while hand.target != self.own(target):
            before = hand.target
            self.press(Key.Key_Down)
            assert hand.target != before
        self.press(Key.Key_Return)


def test_by_keys_alone(qtbot, window):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.canvas.view.setFocus()
    hands = ByKeys(window)
    for name in TRUNK:
        hands.add(name)
    hands.wire("stem_pool", "block_1_add")
    hands.go_to("block_1_pool")
    hands.add("block_2_skip_conv", modifiers=Mod.ShiftModifier)
    hands.add("block_2_skip_norm")
    hands.wire("block_2_skip_norm", "block_2_add")
    hands.wire("block_2_pool", "block_3_add")
    choose_way(window, "Connect")
    (inserted,) = set(window.store.document.ids) - set(hands.names)
    hands.names[inserted] = "block_3_skip_conv"
    hands.go_to("block_3_skip_conv")
    hands.press(Key.Key_2, modifiers=Mod.ControlModifier)
    fill_in(window.properties.layer_page.form, wanted("block_3_skip_conv"))
    hands.press(Key.Key_1, modifiers=Mod.ControlModifier)
    hands.add("block_3_skip_norm")
    assert_is_the_template(window.store.document, hands.names)
    assert window.store.analysis.can_train
