"""A network is built, trained and asked through `QAccessible` alone, as with a screen reader."""

import gc

import pytest
import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nnstudio.document.templates import TEMPLATES
from nnstudio.studio import accessible, hands
from nnstudio.studio.accessible import telling, voices, whole_interface
from tests.studio.screen_reading import Reader, Role, Text

Event = QAccessible.Event


@pytest.fixture
def reader(studio):
    return Reader(studio.window)


@pytest.fixture
def canvas(bench):
    accessible.install()
    accessible.CanvasVoice(bench.canvas.view)
    return Reader(bench)


@pytest.fixture
def told(monkeypatch):
    """What screen readers are told, as (event, name), while one listens."""
    events = []

    def note(event):
        interface = event.accessibleInterface()
        said = event.message() if event.type() == Event.Announcement else interface.text(Text.Name)
        events.append((event.type(), said))

    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    for module in (telling, voices, whole_interface):
        monkeypatch.setattr(module, "tell", note)
    return events


def share(figure):
    """The bar of an output as a number."""
    return figure.valueInterface().currentValue()


def test_the_first_network_is_built_trained_and_asked(reader):
    reader.press(Role.Button, "New empty network")
    assert reader.layers() == ["Input: MNIST  28x28x1", "Output: not known yet"]
    for layer in ("Flatten", "Dense", "Dense"):
        reader.add(layer)
    assert reader.layers() == [
        "Input: MNIST  28x28x1",
        "Flatten flatten, 784, no parameters",
        "Dense dense, 32 relu, 32, 25,120 parameters",
        "Dense dense_1, 10 softmax, 10, 330 parameters",
        "Output: 10 classes",
    ]
    reader.press(Role.Button, "Train")
    hands.wait_until(
        lambda: any(words.startswith("Finished") for words in reader.names(Role.StaticText)), "the training"
    )
    pad = reader.find(Role.Canvas, "Drawing pad")
    assert pad.actionInterface().localizedActionName("Press") == "Load a random example"
    reader.do(pad, "Press")
    bars = reader.find(Role.List, "How sure the network is of each class")
    hands.wait_until(lambda: bars.child(0).valueInterface() is not None, "the answer")
    shares = {bar.text(Text.Name): share(bar) for bar in reader.all(Role.ProgressBar, bars)}
    assert list(shares) == [str(digit) for digit in range(10)]
    assert sum(shares.values()) == pytest.approx(1.0, abs=1e-4)
    said = {bar.text(Text.Name): bar.text(Text.Description) for bar in reader.all(Role.ProgressBar, bars)}
    (digit,) = [name for name, words in said.items() if "the network's answer" in words]
    answer = reader.find(Role.ProgressBar, digit, bars)
    assert shares[answer.text(Text.Name)] == max(shares.values())
    assert answer.text(Text.Value).endswith("%")
    assert any(words.startswith(f"{answer.text(Text.Name)}, ") for words in reader.names(Role.StaticText)), (
        "the answer in words names the same digit"
    )
    assert any(words.startswith("Loss  training 0.") for words in reader.names(Role.StaticText))


def convolution(reader, filters):
    """Add a normalized convolution that keeps height and width, without bias and activation."""
    reader.add("Conv2D")
    reader.set("Filters", filters)
    reader.choose("Padding", "same")
    reader.choose("Activation", "linear")
    reader.do(reader.find(Role.CheckBox, "Use bias"), "Toggle")
    reader.add("BatchNormalization")


def residual_block(reader, start, filters, project):
    """relu(start + F(start)), with a 1x1 convolution where the width is another. Returns the name of its end."""
    convolution(reader, filters)
    reader.add("Activation")
    convolution(reader, filters)
    reader.add("Add")
    total = reader.selected()
    through = f"Connect {start} to {total} through Conv2D {filters} 1x1"
    reader.wire(start, total, through if project else "")
    if project:
        (skip,) = [name for name in reader.layers() if f", {filters} 1x1," in name]
        reader.select(skip.split(",")[0].split()[-1])
        reader.do(reader.find(Role.CheckBox, "Use bias"), "Toggle")
        reader.add("BatchNormalization")
        reader.select(total)
    reader.add("Activation")
    return reader.selected()


def test_the_residual_network_is_built(reader):
    reader.press(Role.Button, "New empty network")
    convolution(reader, 24)
    reader.add("Activation")
    for filters in (24, 40, 64):
        reader.add("MaxPooling2D")
        residual_block(reader, reader.selected(), filters, project=filters > 24)
    reader.add("GlobalAveragePooling2D")
    reader.add("Dense")
    assert any(words.startswith("99,234 parameters") for words in reader.names(Role.StaticText))
    assert not reader.all(Role.AlertMessage, reader.canvas)
    assert "Press" in reader.find(Role.Button, "Train").actionInterface().actionNames()


def test_a_block_tells_its_place_its_problem_and_the_way_out(canvas, bench):
    block = canvas.layer("conv2d")
    assert block.text(Text.Name) == "Conv2D conv2d, 32 3x3 relu, 26x26x32, 320 parameters"
    assert block.text(Text.Description).endswith("1 of 8.")
    assert not block.state().invalid
    assert block.parent() is canvas.canvas
    assert canvas.canvas.child(canvas.canvas.indexOfChild(block)) is block
    canvas.do(canvas.layer("flatten"), "delete")
    broken = canvas.layer("dense")
    assert broken.state().invalid
    assert "problem: " in broken.text(Text.Name)
    (problem,) = canvas.all(Role.AlertMessage, broken)
    assert "flat" in problem.text(Text.Name)
    canvas.do(canvas.find(Role.Button, "Insert Flatten", problem), "Press")
    assert not canvas.all(Role.AlertMessage, canvas.canvas)
    assert "Flatten flatten, 9216, no parameters" in canvas.layers()
    assert bench.store.analysis.can_train


def test_a_block_is_where_it_is_drawn(canvas, bench):
    view = bench.canvas.view
    for block in canvas.all(Role.ListItem, canvas.canvas):
        if block.text(Text.Name).startswith(("Wire", "Input", "Output")):
            continue
        where = block.rect()
        item = view.itemAt(view.viewport().mapFromGlobal(where.center()))
        assert item is bench.canvas.view.network.blocks[block.element.key]
        found = canvas.canvas.childAt(where.center().x(), where.center().y())
        assert found is block or found.parent() is block


def test_selection_and_focus_are_states(canvas, bench):
    bench.canvas.view.setFocus()
    canvas.select("conv2d")
    assert canvas.layer("conv2d").state().selected
    canvas.do(canvas.layer("max_pooling2d"), "Toggle")
    assert bench.store.selection.ids == ("conv2d", "max_pooling2d")
    focused = canvas.canvas.focusChild()
    if bench.canvas.view.hasFocus():
        assert focused is canvas.layer("max_pooling2d")
        assert focused.state().focused


def test_a_layer_is_renamed_moved_and_deleted(canvas, bench):
    canvas.layer("conv2d").setText(Text.Name, "eyes")
    assert bench.store.document.ids[0] == "eyes"
    canvas.do(canvas.layer("dropout"), "moveUp")
    assert bench.store.document.ids[2] == "dropout"
    canvas.do(canvas.layer("dropout"), "delete")
    assert "dropout" not in bench.store.document.ids
    canvas.do(canvas.layer("eyes"), "rename")
    field = canvas.find(Role.EditableText, "Name of the layer", canvas.canvas)
    assert field.text(Text.Value) == "eyes"


def test_a_layer_is_disabled_and_has_a_note(canvas, bench):
    block = canvas.layer("dropout")
    assert block.actionInterface().localizedActionName("disable") == "Disable"
    canvas.do(block, "disable")
    assert block.text(Text.Name) == "Dropout dropout, 0.25, disabled"
    assert block.actionInterface().localizedActionName("disable") == "Enable"
    canvas.do(block, "note")
    field = canvas.find(Role.EditableText, "Note", canvas.canvas)
    field.editableTextInterface().insertText(0, "Against learning by heart")
    QTest.keyClick(field.object(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert block.text(Text.Description).endswith("Note: Against learning by heart")


def test_a_group_is_opened_and_closed(canvas, bench):
    canvas.select_all(["conv2d", "conv2d_1"])
    bench.canvas.view.grouping.group()
    (name,) = bench.store.selection.ids
    group = canvas.layer(name)
    assert (group.state().expandable, group.state().expanded) == (1, 0)
    canvas.do(group, "fold")
    assert (group.state().expanded, group.state().collapsed) == (1, 0)
    assert canvas.layer("conv2d").isValid()
    canvas.do(group, "fold")
    assert not any(" conv2d," in words for words in canvas.layers())


def test_a_wire_is_selected_drawn_and_deleted(canvas, bench):
    wire = canvas.find(Role.ListItem, "Wire from conv2d to conv2d_1")
    canvas.do(wire, "Press")
    assert bench.store.selection.wire == ("conv2d", "conv2d_1")
    assert wire.state().selected
    canvas.do(wire, "delete")
    assert ("conv2d", "conv2d_1") not in bench.store.document.wires
    canvas.do(canvas.layer("conv2d"), "wire")
    target = canvas.layer("conv2d_1")
    assert target.text(Text.Description), "while a wire is drawn, a block says what it makes of it"
    assert target.actionInterface().localizedActionName("Press") == "End the wire here"
    canvas.do(target, "Press")
    assert ("conv2d", "conv2d_1") in bench.store.document.wires


def test_what_comes_goes_and_is_chosen_is_told(canvas, bench, told):
    hands.pump(0.05)
    bench.store.selection.set(("conv2d",))
    hands.pump(0.05)
    told.clear()
    canvas.add("Dropout")
    hands.pump(0.05)
    added = bench.store.selection.current
    comers = [name for event, name in told if event == Event.ObjectCreated]
    assert any(name.startswith(f"Dropout {added}") for name in comers)
    assert any(name.startswith("Wire") for event, name in told if event == Event.ObjectDestroyed)
    told.clear()
    bench.store.selection.set(("conv2d",))
    hands.pump(0.05)
    assert (Event.SelectionAdd, canvas.layer("conv2d").text(Text.Name)) in told
    assert (Event.SelectionRemove, canvas.layer(added).text(Text.Name)) in told


def test_it_is_said_how_training_goes(reader, studio, told):
    studio.window.files.open_template("first-network")
    told.clear()
    reader.press(Role.Button, "Train")
    hands.wait_until(lambda: not studio.run_model.active, "the training")
    said = [words for event, words in told if event == Event.Announcement]
    assert said[0].startswith("Training, epoch ")
    assert said[-1].startswith("Finished in ")
    assert len(said) == 2


def test_interfaces_outlive_no_layer_and_no_window(canvas, bench):
    gone = canvas.layer("dropout")
    for _ in range(20):
        bench.store.apply(TEMPLATES["residual-network"].document, "Open")
        assert len(canvas.layers()) > 5
        bench.store.apply(TEMPLATES["first-network"].document, "Open")
        assert len(canvas.layers()) == 5
        gc.collect()
    assert not shiboken6.isValid(gone)
    whole = canvas.canvas
    bench.canvas.view.setParent(None)
    bench.canvas.view.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert whole.holder is None


def test_notes_are_read_as_notes_and_not_as_problems(bench, canvas):
    bench.editing.annotate(None, "A first try.")
    bench.editing.annotate("dropout", "Too much?")
    assert canvas.names(Role.Note) == ["A first try.", "Too much?"]
    assert canvas.layer("dropout").text(Text.Name) == "Dropout dropout, 0.25, 12x12x64, no parameters"
    assert canvas.layer("dropout").text(Text.Description).endswith("Note: Too much?")
    (first, *_) = [child for child in canvas.all(Role.ListItem) if child.text(Text.Name).startswith("Input")]
    assert not first.state().invalid
    canvas.do(first, "note")
    assert canvas.find(Role.EditableText, "Note", canvas.canvas).object().toPlainText() == "A first try."
