"""What a person types into a form: every kind of field, numbers that fit, and numbers that don't."""

import dataclasses

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nnstudio.declared import Declared, param
from nnstudio.studio.code.model import CodeModel
from nnstudio.studio.code.page import CodePage
from nnstudio.studio.properties import PropertiesPanel
from nnstudio.studio.properties.boxes import NumberBox, WholeBox
from nnstudio.studio.properties.form import DeclaredForm


@pytest.fixture
def panel(show, store, settings):
    return show(PropertiesPanel(store, CodePage(CodeModel(store, settings))), 340, 700)


@dataclasses.dataclass(frozen=True)
class Sample(Declared):
    """One field of each kind, some with an open end."""

    whole: int = param(3, min=1, max=9, help="A whole number.")
    number: float = param(1e-7, above=0.0, help="A number.")
    fraction: float = param(0.5, min=0.0, below=1.0, help="A fraction.")
    flag: bool = param(True, help="A switch.")
    choice: str = param("a", choices=("a", "b"), help="A choice.")
    pair: tuple[int, int] = param((3, 3), min=1, max=9, help="Two numbers.")
    sizes: tuple[int, ...] = param((7, 7, 64), min=1, help="A shape.")
    maybe: float | None = param(None, above=0.0, help="Perhaps a number.")


@pytest.fixture
def form(qtbot):
    form = DeclaredForm(Sample.fields())
    qtbot.addWidget(form)
    form.show_values(Sample().values())
    form.show()
    return form


def edited(form, qtbot, action):
    with qtbot.waitSignal(form.edited) as signal:
        action()
    return tuple(signal.args)


def test_each_kind_of_field_tells_its_new_value(form, qtbot):
    e = form.editors
    assert edited(form, qtbot, lambda: e["whole"].box.setValue(4)) == ("whole", 4)
    assert edited(form, qtbot, lambda: e["number"].box.setValue(0.25)) == ("number", 0.25)
    assert edited(form, qtbot, lambda: e["flag"].box.click()) == ("flag", False)
    assert edited(form, qtbot, lambda: e["pair"].boxes[1].setValue(5)) == ("pair", (3, 5))
    assert edited(form, qtbot, lambda: QTest.keyClick(e["choice"].box, Qt.Key.Key_Down)) == ("choice", "b")

    def type_sizes():
        e["sizes"].line.setText("4 x 4, 8")
        QTest.keyClick(e["sizes"].line, Qt.Key.Key_Return)

    assert edited(form, qtbot, type_sizes) == ("sizes", (4, 4, 8))


def test_an_optional_field_can_be_switched_on_and_off(form, qtbot):
    editor = form.editors["maybe"]
    assert not editor.inner.isVisible()
    name, value = edited(form, qtbot, editor.switch.click)
    assert (name, value is not None) == ("maybe", True)
    editor.show_value(value)
    assert editor.inner.isVisible()
    assert edited(form, qtbot, editor.switch.click) == ("maybe", None)


def test_small_numbers_are_shown_as_people_write_them(form):
    assert form.editors["number"].box.text() == "1e-07"
    assert form.editors["fraction"].box.text() == "0.5"


@pytest.mark.parametrize(
    ("start", "steps", "end"),
    [(1e-3, 1, 2e-3), (5e-3, 1, 1e-2), (1e-3, -1, 5e-4), (1.0, 2, 5.0), (0.3, 1, 0.5)],
)
def test_numbers_step_along_1_2_5(form, start, steps, end):
    box = form.editors["number"].box
    box.setValue(start)
    box.stepBy(steps)
    assert box.value() == pytest.approx(end)


def test_fractions_step_by_a_twentieth_and_stay_below_their_end(form):
    box = form.editors["fraction"].box
    box.stepBy(1)
    assert box.value() == pytest.approx(0.55)
    for _ in range(20):
        box.stepBy(1)
    assert box.value() < 1.0


@pytest.mark.parametrize("name", ["whole", "number"])
def test_the_keys_of_undo_are_left_to_the_document(form, name):
    keys = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    keys.ignore()
    QApplication.sendEvent(form.editors[name].box, keys)
    assert not keys.isAccepted()


def test_a_number_may_be_typed_with_a_comma(form):
    assert form.editors["number"].box.valueFromText("0,25") == 0.25
    assert form.editors["number"].box.valueFromText("1,5") == 1.5


def test_commas_between_groups_of_three_figures_are_read_as_this_program_writes_them(form):
    assert form.editors["number"].box.valueFromText("1,000") == 1000.0
    assert form.editors["number"].box.valueFromText("0,001") == 0.001
    assert form.editors["whole"].box.valueFromText("1,199,882") == 1199882


def type_into(box, text):
    """Replace what stands in a field, key by key, and leave it."""
    box.lineEdit().selectAll()
    QTest.keyClick(box, Qt.Key.Key_Delete)
    QTest.keyClicks(box, text)
    QTest.keyClick(box, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("name", "typed", "wanted"),
    [
        ("whole", "3.7", "a whole number from 1 to 9"),
        ("whole", "99999999", "from 1 to 9"),
        ("whole", "-3", "from 1 to 9"),
        ("whole", "1e30", "from 1 to 9"),
        ("whole", "many", "a whole number"),
        ("whole", "", "a whole number"),
        ("number", "1e400", "a number more than 0"),
        ("number", "-1", "more than 0"),
        ("number", "nan", "more than 0"),
        ("fraction", "1.0", "0 or more and less than 1"),
        ("fraction", "0..5", "0 or more and less than 1"),
    ],
)
def test_what_is_typed_and_does_not_fit_stays_and_is_explained(form, qtbot, name, typed, wanted):
    box = form.editors[name].box
    before = box.value()
    with qtbot.assertNotEmitted(form.edited):
        type_into(box, typed)
        box.clearFocus()
    assert box.text() == typed
    assert box.property("invalid")
    assert box.value() == before
    assert not form.complaints[name].isHidden()
    assert wanted in form.complaints[name].text()
    assert typed in form.complaints[name].text()


def test_what_does_not_fit_stays_while_other_fields_are_edited(form):
    type_into(form.editors["whole"].box, "3.7")
    form.show_values({**Sample().values(), "flag": False})
    assert form.editors["whole"].box.text() == "3.7"
    assert not form.complaints["whole"].isHidden()
    form.show_values({**Sample().values(), "whole": 5})
    assert form.editors["whole"].box.text() == "5"
    assert form.complaints["whole"].isHidden()


def test_escape_takes_back_what_was_typed(form):
    box = form.editors["whole"].box
    type_into(box, "3.7")
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert box.text() == "3"
    assert not box.property("invalid")
    assert form.complaints["whole"].isHidden()


def test_a_number_that_fits_clears_the_mark(form, qtbot):
    type_into(form.editors["whole"].box, "99")
    assert edited(form, qtbot, lambda: type_into(form.editors["whole"].box, "9")) == ("whole", 9)
    assert not form.editors["whole"].box.property("invalid")
    assert form.complaints["whole"].isHidden()


def test_of_two_numbers_the_one_that_does_not_fit_is_marked(form, qtbot):
    first, second = form.editors["pair"].boxes
    type_into(second, "12")
    assert (first.property("invalid"), second.property("invalid")) == (None, True)
    assert "from 1 to 9" in form.complaints["pair"].text()
    assert edited(form, qtbot, lambda: type_into(second, "5")) == ("pair", (3, 5))


def test_a_shape_that_is_none_stays_and_is_explained(form):
    line = form.editors["sizes"].line
    line.selectAll()
    QTest.keyClicks(line, "7xa")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert line.text() == "7xa"
    assert "such as 7x7x64" in form.complaints["sizes"].text()


def test_another_layer_shows_its_own_numbers(panel, store):
    store.selection.set(("dense",))
    box = panel.layer_page.form.editors["units"].box
    type_into(box, "3.7")
    store.selection.set(("dense_1",))
    assert box.text() == "10"
    assert panel.layer_page.form.complaints["units"].isHidden()


def test_another_project_shows_its_own_numbers(panel, store):
    box = panel.training_page.forms.plan.editors["epochs"].box
    type_into(box, "-3")
    assert box.text() == "-3"
    store.open(store.document)
    assert box.text() == f"{store.document.training.epochs}"


@pytest.mark.parametrize(
    ("typed", "value"), [("60,000", 60000), ("6e4", 60000), ("64 examples", 64), (" 7 ", 7)]
)
def test_whole_numbers_are_taken_as_people_write_them(panel, store, typed, value):
    type_into(panel.training_page.forms.plan.editors["batch_size"].box, typed)
    assert store.document.training.batch_size == value


def test_steps_end_at_the_limits(form):
    box = form.editors["whole"].box
    box.stepBy(100)
    assert box.value() == 9
    box.stepBy(-100)
    assert box.value() == 1


@pytest.mark.parametrize("kind", [WholeBox, NumberBox])
def test_a_passing_wheel_changes_nothing(form, kind):
    box = form.findChildren(kind)[0]
    assert box.focusPolicy() == Qt.FocusPolicy.StrongFocus
