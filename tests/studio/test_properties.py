"""The property forms are made from what is declared: every layer, loss, optimizer and schedule gets one."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit

from nnstudio.document import edits
from nnstudio.layers.catalogue import LAYERS
from nnstudio.layers.layer import Weight
from nnstudio.learning.losses import LOSSES
from nnstudio.learning.optimizers import OPTIMIZERS
from nnstudio.learning.schedules import SCHEDULES
from nnstudio.learning.settings import TrainingSettings
from nnstudio.studio.code.model import CodeModel
from nnstudio.studio.code.page import CodePage
from nnstudio.studio.properties import PropertiesPanel
from nnstudio.studio.properties.arithmetic import parameters_in_words
from nnstudio.studio.properties.choosing import editor_for
from nnstudio.studio.properties.editors import OptionalEditor
from nnstudio.studio.properties.form import DeclaredForm, tip_of
from nnstudio.studio.properties.layer_page import formula_of
from nnstudio.studio.properties.training_page import choice_fields

DECLARED = {**LAYERS, **LOSSES, **OPTIMIZERS, **SCHEDULES}
FIELDS = [(cls, field) for cls in (*DECLARED.values(), TrainingSettings) for field in cls.fields()]
FIELD_IDS = [f"{cls.__name__}.{field.name}" for cls, field in FIELDS]


@pytest.fixture
def panel(show, store, settings):
    return show(PropertiesPanel(store, CodePage(CodeModel(store, settings))), 340, 700)


@pytest.mark.parametrize("cls", list(DECLARED.values()), ids=list(DECLARED))
def test_everything_declared_has_a_form_with_a_row_for_each_field(qtbot, cls):
    form = DeclaredForm(cls.fields())
    qtbot.addWidget(form)
    assert list(form.editors) == [field.name for field in cls.fields()]
    form.show_values(cls().values())


@pytest.mark.parametrize(("cls", "field"), FIELDS, ids=FIELD_IDS)
def test_showing_a_value_tells_nothing_and_keeps_it(qtbot, cls, field):
    editor = editor_for(field)
    qtbot.addWidget(editor)
    with qtbot.assertNotEmitted(editor.edited):
        editor.show_value(field.default)
    editor.show()
    assert shown_value(editor) == field.default


@pytest.mark.parametrize(("cls", "field"), FIELDS, ids=FIELD_IDS)
def test_every_field_says_what_it_does(cls, field):
    assert field.help.endswith((".", "?", ")")), f"{cls.__name__}.{field.name} has no help"
    assert field.help in tip_of(field)


def shown_value(editor):
    """What an editor would say its value is."""
    if isinstance(editor, OptionalEditor):
        return shown_value(editor.inner) if editor.switch.isChecked() else None
    if hasattr(editor, "boxes"):
        return tuple(box.value() for box in editor.boxes)
    if hasattr(editor, "line"):
        return editor.shown
    if isinstance(editor.box, QCheckBox):
        return editor.box.isChecked()
    return editor.box.currentData() if isinstance(editor.box, QComboBox) else editor.box.value()


def test_the_form_shows_the_selected_layer(panel, store):
    store.selection.set(("conv2d_1",))
    page = panel.layer_page
    assert page.title.text() == "Conv2D"
    assert page.name.text() == "conv2d_1"
    assert page.form.editors["filters"].box.value() == 64
    assert page.facts.values["parameters"].text() == "(3x3x32 + 1) x 64 = 18,496"
    assert page.facts.values["output"].text() == "24x24x64"
    assert "kernel" in page.formula.text()


def test_the_form_of_an_optimizer_ends_with_its_formula(panel, store):
    chooser = panel.training_page.forms.choosers["optimizer"]
    for name in ("RMSprop", "Adam"):
        store.apply(edits.change_training(store.document, optimizer=OPTIMIZERS[name]()), "Change optimizer")
        assert chooser.formula.text() == formula_of(OPTIMIZERS[name])
    assert "sqrt(v) + epsilon" in chooser.formula.text()
    assert chooser.column.indexOf(chooser.formula) > chooser.column.indexOf(chooser.form) > 0
    assert panel.training_page.forms.choosers["schedule"].formula.isHidden()


def test_a_change_goes_to_the_document_and_can_be_undone(panel, store):
    store.selection.set(("dense",))
    panel.layer_page.form.editors["units"].box.setValue(64)
    assert store.document.layer("dense").units == 64
    assert store.undo_stack.undoText() == "Change units"
    store.undo_stack.undo()
    assert panel.layer_page.form.editors["units"].box.value() == 128


def test_a_field_keeps_its_focus_widget_while_it_is_edited(panel, store):
    store.selection.set(("dense",))
    box = panel.layer_page.form.editors["units"].box
    box.setValue(64)
    store.selection.set(("dense_1",))
    assert panel.layer_page.form.editors["units"].box is box
    assert box.value() == 10


def test_layers_of_one_type_are_set_together(panel, store):
    store.selection.set(("dense", "dense_1"))
    form = panel.layer_page.form
    assert "differ" in form.labels["units"].text()
    assert "differ" not in form.labels["use_bias"].text()
    form.editors["units"].box.setValue(20)
    assert [store.document.layer(name).units for name in ("dense", "dense_1")] == [20, 20]
    store.undo_stack.undo()
    assert [store.document.layer(name).units for name in ("dense", "dense_1")] == [128, 10]


def test_layers_of_different_types_get_no_form(panel, store):
    store.selection.set(("dense", "conv2d"))
    assert panel.layer_page.form is None
    assert "different types" in panel.layer_page.help.text()


def test_a_layer_is_renamed_in_its_form(panel, store):
    store.selection.set(("dense",))
    name: QLineEdit = panel.layer_page.name
    name.selectAll()
    QTest.keyClicks(name, "hidden")
    QTest.keyClick(name, Qt.Key.Key_Return)
    assert "hidden" in store.document.ids
    assert store.selection.ids == ("hidden",)


def test_a_bad_name_is_refused_with_a_sentence(panel, store, qtbot):
    store.selection.set(("dense",))
    name = panel.layer_page.name
    name.selectAll()
    QTest.keyClicks(name, "2 fast")
    with qtbot.waitSignal(panel.refused) as refused:
        QTest.keyClick(name, Qt.Key.Key_Return)
    assert "2 fast" in refused.args[0]
    assert name.text() == "dense"


def test_a_refused_value_is_explained_under_its_field(panel, store):
    store.selection.set(("dense",))
    panel.layer_page._edit("units", 0)
    complaint = panel.layer_page.form.complaints["units"]
    assert not complaint.isHidden()
    assert "from 1 to 65536" in complaint.text()
    panel.layer_page.form.editors["units"].box.setValue(16)
    assert complaint.isHidden()


def test_what_is_unknown_behind_an_error_is_said_to_be_unknown(panel, store):
    store.apply(edits.remove(store.document, ["flatten"]), "Break it")
    store.selection.set(("dense_1",))
    assert panel.layer_page.facts.values["output"].text() == "not known yet"
    assert panel.layer_page.facts.values["parameters"].text() == "not known yet"


def test_loss_optimizer_and_schedule_are_found_by_their_kind():
    found = choice_fields()
    assert found["loss"] is LOSSES
    assert found["optimizer"] is OPTIMIZERS
    assert not set(found) & {field.name for field in TrainingSettings.fields()}


@pytest.mark.parametrize("name", list(OPTIMIZERS))
def test_every_optimizer_can_be_chosen_and_its_fields_are_shown(panel, store, name):
    chooser = panel.training_page.forms.choosers["optimizer"]
    chooser.combo.setCurrentIndex(chooser.combo.findData(name))
    chooser.combo.activated.emit(chooser.combo.currentIndex())
    assert type(store.document.training.optimizer) is OPTIMIZERS[name]
    assert set(chooser.form.editors) == {field.name for field in OPTIMIZERS[name].fields()}


def test_batch_size_and_epochs_stand_above_everything_else(panel):
    page = panel.training_page.forms
    panel.show_training()
    QApplication.processEvents()
    assert list(page.plan.editors) == ["batch_size", "epochs"]
    assert page.plan.y() < min(chooser.y() for chooser in page.choosers.values()) < page.form.y()


def test_the_optimizers_rare_fields_are_folded_until_they_are_asked_for(panel, store):
    panel.show_training()
    chooser = panel.training_page.forms.choosers["optimizer"]
    shown = [name for name, editor in chooser.form.editors.items() if editor.isVisible()]
    assert shown == ["learning_rate", "rho"]
    assert "7 rare" in chooser.form.more.text()
    chooser.form.more.click()
    assert all(editor.isVisible() for editor in chooser.form.editors.values())
    chooser.edited.emit(OPTIMIZERS["Adam"](weight_decay=0.1))
    assert chooser.form.editors["weight_decay"].isVisibleTo(chooser.form)
    chooser.form.more.click()
    assert not chooser.form.editors["weight_decay"].isVisibleTo(chooser.form)
    assert "1 changed" in chooser.form.more.text()


def test_what_is_rare_is_a_field(panel):
    for name, cls in OPTIMIZERS.items():
        fields = {field.name for field in cls.fields()}
        assert "learning_rate" in fields - cls.rare, name
        assert fields & cls.rare, name


def test_selecting_a_block_brings_its_settings_to_the_front(panel, store):
    panel.show_training()
    store.selection.set(("dense",))
    assert panel.currentWidget() is panel.layer_page
    panel.show_training()
    store.selection.clear()
    assert panel.currentWidget() is panel.training_page


def test_going_to_settings_by_a_key_puts_the_focus_into_the_first_field(qtbot, panel, store):
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    panel.show_training()
    assert panel.focusWidget() is panel.training_page.forms.plan.editors["batch_size"].box
    store.selection.set(("dense",))
    panel.show_layer()
    assert panel.focusWidget() is panel.layer_page.form.editors["units"].box
    store.selection.set(("flatten",))
    panel.show_layer()
    assert panel.focusWidget() is panel.layer_page.name


def test_an_optimizers_field_is_edited_and_undone(panel, store):
    before = store.document.training
    panel.training_page.forms.choosers["optimizer"].form.editors["learning_rate"].box.setValue(0.5)
    assert store.document.training.optimizer.learning_rate == 0.5
    store.undo_stack.undo()
    assert store.document.training == before


def test_the_plan_of_the_run_is_edited(panel, store):
    plan, rest = panel.training_page.forms.plan.editors, panel.training_page.forms.form.editors
    plan["epochs"].box.setValue(3)
    plan["batch_size"].box.setValue(64)
    rest["seed"].box.setValue(7)
    training = store.document.training
    assert (training.epochs, training.batch_size, training.seed) == (3, 64, 7)
    assert store.undo_stack.count() == 3


@pytest.mark.parametrize(
    ("weights", "words"),
    [
        ([Weight("kernel", (3, 3, 1, 32), ""), Weight("bias", (32,), "")], "(3x3x1 + 1) x 32 = 320"),
        ([Weight("kernel", (784, 32), ""), Weight("bias", (32,), "")], "(784 + 1) x 32 = 25,120"),
        ([Weight("kernel", (784, 32), "")], "784x32 = 25,088"),
        ([Weight("alpha", (64,), "")], "64"),
        ([Weight("gamma", (8,), ""), Weight("beta", (8,), "")], "8 + 8 = 16"),
        ([], "none"),
    ],
)
def test_how_parameters_arise_is_written_as_on_paper(weights, words):
    assert parameters_in_words(weights) == words


def test_a_residual_network_is_built_in_the_form(panel, store):
    store.apply(edits.insert(store.document, LAYERS["Add"](), "dropout"), "Add Add")
    store.selection.set(("add",))
    inputs = panel.layer_page.inputs
    assert not inputs.isHidden()
    inputs.choice.setCurrentIndex(inputs.choice.findData("max_pooling2d"))
    inputs.choice.activated.emit(inputs.choice.currentIndex())
    assert store.document.node("add").inputs == ("dropout", "max_pooling2d")
    assert store.analysis.can_train
    assert [button.text() for button in inputs.leave_buttons] == ["dropout", "max_pooling2d"]
    inputs.leave_buttons[1].click()
    assert store.document.node("add").inputs == ("dropout",)


def test_no_input_is_offered_that_would_make_a_circle(panel, store):
    store.apply(edits.insert(store.document, LAYERS["Add"](), "dropout"), "Add Add")
    store.selection.set(("add",))
    offered = [
        panel.layer_page.inputs.choice.itemData(at) for at in range(panel.layer_page.inputs.choice.count())
    ]
    assert "flatten" not in offered
    assert "conv2d" in offered


def test_in_a_plain_stack_inputs_are_not_asked_about(panel, store):
    store.selection.set(("dense",))
    assert panel.layer_page.inputs.isHidden()


def test_without_a_selection_the_networks_title_is_edited(panel, store):
    name = panel.layer_page.name
    assert name.text() == "Two convolutions"
    name.selectAll()
    QTest.keyClicks(name, "My digits")
    QTest.keyClick(name, Qt.Key.Key_Return)
    assert store.document.title == "My digits"
    store.undo_stack.undo()
    assert store.document.title == "Two convolutions"
