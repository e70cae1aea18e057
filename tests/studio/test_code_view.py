"""The Code tab shows the network as code, live, and which lines are of which block."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nnstudio.document import edits
from nnstudio.document.templates import TEMPLATES
from nnstudio.errors import sentence
from nnstudio.formats.codes import CODES, code_of
from nnstudio.studio.code.colours import ROLES, colour_of, found_ground, lit_ground
from nnstudio.studio.code.model import CodeModel
from nnstudio.studio.code.page import CodePage
from nnstudio.studio.code.tokens import spans
from nnstudio.studio.properties import PropertiesPanel
from nnstudio.studio.theme import DARK, LIGHT, contrast
from nnstudio.studio.theme.colours import STRONG_DARK, STRONG_LIGHT


@pytest.fixture
def panel(show, store, settings):
    panel = show(PropertiesPanel(store, CodePage(CodeModel(store, settings, store))), 420, 600)
    panel.show_code()
    return panel


@pytest.fixture
def page(panel):
    return panel.code_page


def line_with(page, text):
    lines = page.editor.toPlainText().split("\n")
    return next(number for number, line in enumerate(lines) if text in line)


def click_line(editor, line):
    block = editor.document().findBlockByNumber(line)
    rect = editor.blockBoundingGeometry(block).translated(editor.contentOffset())
    QTest.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(40, round(rect.center().y())))


def choose(page, name):
    page.languages.setCurrentIndex(page.languages.findData(name))
    page.languages.activated.emit(page.languages.currentIndex())


def shown_text(page):
    return page.editor.toPlainText() + "\n"


@pytest.mark.parametrize("name", CODES)
def test_the_tab_shows_what_the_command_line_prints(page, store, name):
    choose(page, name)
    assert shown_text(page) == code_of(store.document, CODES[name]).text


def test_the_language_is_remembered(page, store, settings):
    choose(page, "numpy")
    assert CodeModel(store, settings).language.name == "numpy"


def test_every_edit_is_seen_at_once(page, store):
    store.apply(edits.change_layer(store.document, "conv2d", filters=7), sentence("Change {what}", what="x"))
    assert "filters=7" in shown_text(page)
    store.undo_stack.undo()
    assert "filters=7" not in shown_text(page)


def test_nothing_is_written_while_nobody_looks(panel, page, store, monkeypatch):
    panel.setCurrentWidget(panel.training_page)
    written = []
    monkeypatch.setattr("nnstudio.studio.code.model.code_of", lambda *each: written.append(each))
    store.apply(edits.change_layer(store.document, "conv2d", filters=7), sentence("Change {what}", what="x"))
    store.selection.set(("conv2d",))
    assert not written
    monkeypatch.undo()
    panel.show_code()
    assert "filters=7" in shown_text(page)


def test_a_fault_is_told_where_it_stands_against_the_code(page, store):
    faulty = edits.remove(store.document, ["flatten"])
    store.apply(faulty, sentence("Delete {what}", what="flatten"))
    assert "keras.layers.Dense" in shown_text(page)
    assert not page.fault.isVisible()
    choose(page, "pytorch")
    assert page.fault.isVisible()
    assert "fault" in page.fault.text()
    assert not page.copier.isEnabled()


def test_a_selected_block_has_its_lines_lit_and_in_sight(page, store):
    choose(page, "numpy")
    store.selection.set(("dense_1",))
    assert {store.document.node("dense_1").id} == {page.model.code.nodes[line] for line in page.editor.lit}
    in_sight = {line for line, _, _ in page.editor.lines_in_sight()}
    assert min(page.editor.lit) in in_sight


def test_a_click_on_a_line_selects_its_block_and_stays_in_the_code(panel, page, store):
    click_line(page.editor, line_with(page, "conv2d_1"))
    assert store.selection.ids == ("conv2d_1",)
    assert panel.currentWidget() is page
    assert line_with(page, "conv2d_1") in page.editor.lit


def test_a_line_that_is_of_no_layer_leaves_the_selection(page, store):
    store.selection.set(("conv2d",))
    click_line(page.editor, line_with(page, "import keras"))
    assert store.selection.ids == ("conv2d",)


def test_a_group_has_the_lines_of_all_that_is_in_it(page, store):
    store.apply(edits.group(store.document, ["conv2d", "conv2d_1"], "Block", "block"), sentence("Group"))
    store.selection.set(("block",))
    lit = [page.model.code.nodes[line] for line in sorted(page.editor.lit)]
    assert list(dict.fromkeys(lit)) == ["block/conv2d", "block/conv2d_1"]


def test_a_line_of_a_closed_group_selects_the_group_and_of_an_open_one_the_layer(page, store):
    store.apply(edits.group(store.document, ["conv2d", "conv2d_1"], "Block", "block"), sentence("Group"))
    click_line(page.editor, line_with(page, "block_conv2d_1"))
    assert store.selection.ids == ("block",)
    store.unfolded.set(("block",))
    click_line(page.editor, line_with(page, 'name="block_conv2d"'))
    assert store.selection.ids == ("block/conv2d",)


def test_the_code_is_copied_whole(page):
    said = []
    page.said.connect(lambda kind, text: said.append((kind, str(text))))
    page.copier.click()
    assert QApplication.clipboard().text() == page.model.code.text
    assert said == [("good", "The code is on the clipboard")]
    QApplication.clipboard().clear()


def test_the_code_is_saved_as_it_is_shown(page, tmp_path):
    page.leaves.save(tmp_path / "network.py")
    assert (tmp_path / "network.py").read_text(encoding="utf-8") == page.model.code.text


def test_a_place_that_can_not_be_written_is_told(page, tmp_path):
    said = []
    page.said.connect(lambda kind, text: said.append(kind))
    page.leaves.save(tmp_path / "nowhere" / "network.py")
    assert said == ["error"]


def test_ctrl_f_finds_a_text_and_goes_from_place_to_place(page, qtbot):
    QTest.keyClick(page.editor, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.finder.isVisible()
    QTest.keyClicks(page.finder.field, "dropout(")
    assert page.finder.count.text() == "1 of 2"
    QTest.keyClick(page.finder.field, Qt.Key.Key_Return)
    assert page.finder.count.text() == "2 of 2"
    assert page.editor.textCursor().selectedText() == "Dropout("
    QTest.keyClick(page.finder.field, Qt.Key.Key_Return)
    assert page.finder.count.text() == "1 of 2"
    page.finder.field.setText("nowhere")
    assert page.finder.count.text() == "not found"
    QTest.keyClick(page.finder.field, Qt.Key.Key_Escape)
    assert not page.finder.isVisible()


def test_an_edit_colours_only_the_lines_that_it_changed(page, store, monkeypatch):
    coloured = []
    monkeypatch.setattr(
        "nnstudio.studio.code.highlighter.spans",
        lambda line, inside: (coloured.append(line), spans(line, inside))[1],
    )
    store.apply(edits.change_layer(store.document, "conv2d", filters=7), sentence("Change {what}", what="x"))
    assert len(coloured) == 1
    assert "filters=7" in coloured[0]


def test_a_string_over_several_lines_is_one():
    found, inside = spans('"""A network')
    assert inside == '"""'
    assert found[-1][2] == "string"
    assert spans("of words", inside) == (((0, 8, "string"),), '"""')
    assert spans('and its end.""" + 1', inside)[1] == ""


@pytest.mark.parametrize("colours", [LIGHT, DARK, STRONG_LIGHT, STRONG_DARK])
def test_code_can_be_read_on_every_ground_that_it_stands_on(colours):
    for role in ROLES:
        for ground in (colours.field, lit_ground(colours), found_ground(colours), colours.error_fill):
            assert contrast(colour_of(colours, role), ground) >= 4.5, role


@pytest.mark.parametrize("name", ["residual-network", "denoiser"])
def test_every_layer_of_a_template_has_lines_in_every_language(name):
    document = TEMPLATES[name].document
    for language in CODES.values():
        assert {node.id for node in document.graph.nodes} <= set(code_of(document, language).nodes)
