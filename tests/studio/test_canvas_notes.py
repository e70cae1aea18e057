"""Notes on the canvas: written where they stand, wrapped, kept, undone and found."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from nnstudio.document import edits
from nnstudio.document.marks import LONGEST_NOTE
from nnstudio.layers.graph import INPUT
from nnstudio.studio.canvas.faces import description_of
from nnstudio.studio.canvas.layout import BLOCK_WIDTH
from nnstudio.studio.canvas.note_field import NoteField

Key, Mod = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def window(bench):
    bench.activateWindow()
    return bench


@pytest.fixture
def view(window):
    return window.canvas.view


def field(view):
    """The field in which a note is written."""
    (field,) = [found for found in view.viewport().findChildren(NoteField) if not found.isHidden()]
    return field


def write(view, text):
    view.annotate()
    field(view).setPlainText(text)
    QTest.keyClick(field(view), Key.Key_Return, Mod.ControlModifier)


def own(view, key):
    """The note that is seen on a part."""
    return [note.sentence for note in view.network.parts[key].notes if note.kind == "note"]


def open_fields(view):
    return [found for found in view.viewport().findChildren(NoteField) if not found.isHidden()]


def test_a_note_is_written_on_the_selected_layer_and_undone(window, view):
    window.store.selection.set(("dropout",))
    view.setFocus()
    QTest.keyClick(view, Key.Key_F2, Mod.ShiftModifier)
    QTest.keyClicks(field(view), "Too much?")
    QTest.keyClick(field(view), Key.Key_Return)
    QTest.keyClicks(field(view), "Try 0.1")
    QTest.keyClick(field(view), Key.Key_Return, Mod.ControlModifier)
    assert window.store.document.node("dropout").note == "Too much?\nTry 0.1"
    assert own(view, "dropout") == ["Too much?\nTry 0.1"]
    assert window.store.undo_stack.undoText() == "Note on dropout"
    window.store.undo_stack.undo()
    assert own(view, "dropout") == []


def test_without_a_selection_it_is_the_networks_and_stands_at_the_input(window, view):
    write(view, "A first try.")
    assert window.store.document.note == "A first try."
    assert own(view, INPUT) == ["A first try."]
    assert window.store.undo_stack.undoText() == "Note on the network"


def test_escape_leaves_it_as_it_was(window, view):
    window.store.selection.set(("dropout",))
    view.annotate()
    QTest.keyClicks(field(view), "Never mind")
    QTest.keyClick(field(view), Key.Key_Escape)
    assert open_fields(view) == []
    assert window.store.document.node("dropout").note == ""
    assert window.store.selection.ids == ("dropout",)


def test_going_elsewhere_keeps_what_was_written(window, view):
    window.store.selection.set(("dropout",))
    view.annotate()
    QTest.keyClicks(field(view), "Kept")
    view.setFocus(Qt.FocusReason.MouseFocusReason)
    assert window.store.document.node("dropout").note == "Kept"
    assert open_fields(view) == []


def test_an_emptied_note_is_gone(window, view):
    window.store.selection.set(("dropout",))
    write(view, "Once")
    write(view, "  ")
    assert own(view, "dropout") == []


def test_a_note_that_is_too_long_is_refused_and_stays_in_the_field(window, view):
    window.store.selection.set(("dropout",))
    write(view, "x" * (LONGEST_NOTE + 1))
    assert "may have 2,000 characters" in window.refusals[-1]
    assert len(field(view).toPlainText()) == LONGEST_NOTE + 1
    QTest.keyClick(field(view), Key.Key_Escape)
    assert not window.store.undo_stack.canUndo()


def test_a_double_click_on_a_note_writes_it(window, view):
    window.store.selection.set(("dropout",))
    write(view, "Here")
    window.store.selection.clear()
    view.network.motion.finish()
    (note,) = view.network.blocks["dropout"].notes
    place = view.mapFromScene(note.mapToScene(note.boundingRect().center()))
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, Mod.NoModifier, place)
    assert field(view).toPlainText() == "Here"
    assert field(view).node_id == "dropout"


@pytest.mark.parametrize("text", ["word " * 120, "https://" + "x" * 300, "一二三四五六七八九十" * 30])
def test_a_long_note_is_wrapped_within_its_block(window, view, text):
    window.store.selection.set(("dropout",))
    write(view, text)
    (note,) = view.network.blocks["dropout"].notes
    assert note.width < BLOCK_WIDTH
    assert note.height > 60
    assert note.text.width <= note.text_rect.width()
    assert view.network.blocks["dropout"].height > note.height


def test_the_field_stands_in_the_view_at_every_zoom(window, view):
    window.store.selection.set(("dense_1",))
    for zoom in (0.3, 1.0, 2.5):
        view.set_zoom(zoom)
        view.annotate()
        assert view.viewport().rect().contains(field(view).geometry())
        QTest.keyClick(field(view), Key.Key_Escape)


def test_keys_of_the_canvas_are_letters_while_a_note_is_written(window, view):
    window.store.selection.set(("dropout",))
    before = window.store.document
    view.annotate()
    QTest.keyClicks(field(view), "a b")
    QTest.keyClick(field(view), Key.Key_Backspace)
    QTest.keyClick(field(view), Key.Key_Home)
    assert field(view).toPlainText() == "a "
    QTest.keyClick(field(view), Key.Key_Escape)
    assert window.store.document == before


def test_a_screen_reader_reads_it(window, view):
    window.store.selection.set(("dropout",))
    write(view, "Too much?")
    said = description_of("dropout", window.store.document, window.store.analysis)
    assert said.endswith("Note: Too much?")


def test_a_few_letters_of_a_note_lead_there(studio):
    window = studio.window
    window.open_template("two-convolutions")
    window.editing.annotate("dropout", "Half of the units,\nas in the paper of Srivastava")
    window.editing.annotate(None, "The baseline")
    for letters, selected in (("srivas", ("dropout",)), ("baseline", ())):
        window.store.selection.set(("dense",))
        window.find_anything()
        QTest.keyClicks(window.quick.field, letters)
        assert window.quick.list.current.entry.kind == "Note"
        QTest.keyClick(window.quick.field, Key.Key_Return)
        assert window.store.selection.ids == selected


def test_a_note_inside_of_a_group_is_found_too(studio):
    window = studio.window
    window.open_template("two-convolutions")
    grouped = edits.group(window.store.document, ["conv2d", "conv2d_1"], "Stem")
    window.store.apply(edits.annotate(grouped, "stem/conv2d", "Why 32?"), "Group")
    window.find_anything()
    QTest.keyClicks(window.quick.field, "why")
    assert window.quick.list.current.entry.detail == "stem/conv2d"
    QTest.keyClick(window.quick.field, Key.Key_Return)
    assert window.store.selection.ids == ("stem/conv2d",)


def test_the_note_of_a_part_is_where_it_is_written(window, view):
    window.store.selection.set(("conv2d",))
    write(view, "Why 32?")
    view.network.motion.finish()
    (note,) = view.network.blocks["conv2d"].notes
    view.annotate()
    corner = view.mapFromScene(note.mapToScene(QPoint(0, 0).toPointF()))
    assert abs(field(view).geometry().left() - corner.x()) <= 1
    assert abs(field(view).geometry().top() - corner.y()) <= 1
    QTest.keyClick(field(view), Key.Key_Escape)
