"""Another language is spoken at once, and nothing that is open, drawn or learned is lost."""

import re

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel

from nnstudio.document import edits
from nnstudio.errors import sentence
from nnstudio.runs.state import State
from nnstudio.studio import hands, language
from nnstudio.studio.about import AboutDialog
from nnstudio.studio.quick.providers.commands import Commands
from nnstudio.studio.theme.fonts import families_for
from nnstudio.studio.words import without_mnemonic
from tests.studio import filing
from tests.studio.learning import WAIT_MS


@pytest.fixture
def switch(studio, settings, qtbot):
    """A function that chooses a language in the View menu; afterwards English is spoken again."""
    window = studio.window

    def choose(name):
        next(action for action in window.menus.languages if action.data() == name).trigger()
        qtbot.waitUntil(lambda: window.said_anew.spoken == language.spoken() == name)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    yield choose
    language.choose(settings, "en")
    language.speak(settings)


def test_a_switch_in_the_middle_of_a_run_loses_nothing(studio, switch, qtbot):
    window = studio.window
    window.files.open_template("first-network")
    window.store.apply(
        edits.change_training(window.store.document, epochs=4000), sentence("Change {what}", what="epochs")
    )
    window.run_model.train()
    hands.draw(window.drawing.pad, hands.SEVEN)
    window.store.selection.set(("dense",))
    window.tabs.setCurrentWidget(window.evaluate)
    hands.wait_until(lambda: len(window.run_model.history.epochs) >= 2, "the training")
    hands.wait_until(lambda: window.evaluate.judgement is not None, "the evaluation")
    ink, image, drawn = window.drawing.model, window.drawing.model.image, window.drawing.model.drawing
    run, size, splits = window.run_model.history, window.size(), window.workbench.whole.sizes()

    switch("zh_CN")

    assert window.run_model.state is State.TRAINING
    assert window.run_model.history is run
    assert window.drawing.model is ink
    assert ink.drawing is drawn
    assert (ink.image == image).all()
    assert window.store.selection.ids == ("dense",)
    assert window.store.undo_stack.undoText() == "更改 epochs"
    assert window.tabs.currentWidget() is window.evaluate
    assert window.evaluate.judgement is not None
    assert (window.size(), window.workbench.whole.sizes()) == (size, splits)
    assert window.train_bar.train.text() == "训练"
    hands.wait_until(lambda: window.drawing.answers.probabilities is not None, "an answer")
    before = len(run.epochs)
    hands.wait_until(lambda: len(run.epochs) > before, "another epoch")


def middle_of(view):
    """The point of the scene in the middle of the view."""
    return view.mapToScene(view.viewport().rect().center())


def test_what_the_views_know_is_taken_over(studio, switch):
    window = studio.window
    window.files.open_template("two-convolutions")
    hands.pump(0.05)
    window.palette_panel.search.setText("pool")
    window.properties.show_training()
    window.curves.log.setChecked(True)
    window.drawing.steps.setChecked(True)
    window.canvas.view.set_zoom(1.5)
    window.canvas.view.verticalScrollBar().setValue(120)
    middle = middle_of(window.canvas.view)

    switch("zh_CN")

    assert window.palette_panel.search.text() == "pool"
    assert window.properties.tabText(window.properties.currentIndex()) == "训练"
    assert window.curves.log.isChecked()
    assert window.drawing.steps.isChecked()
    assert window.canvas.view.zoom == pytest.approx(1.5)
    assert (middle_of(window.canvas.view) - middle).manhattanLength() < 4
    assert window.pages.currentWidget() is window.workbench


def test_a_message_is_said_again_in_the_other_language(studio, switch, tmp_path):
    window = studio.window
    window.files.open_template("first-network")
    filing.opened(window, tmp_path / "gone.nnstudio")
    english = window.message_bar.text.text()
    switch("zh_CN")
    chinese = window.message_bar.text.text()
    assert "gone.nnstudio" in english
    assert "gone.nnstudio" in chinese
    assert english != chinese
    switch("en")
    assert window.message_bar.text.text() == english


def test_ten_switches_leave_no_view_behind(studio, switch):
    window = studio.window
    window.files.open_template("first-network")
    switch("zh_CN")
    switch("en")
    counts = (len(window.findChildren(QAction)), len(window.children()), len(QApplication.allWidgets()))
    for _ in range(5):
        switch("zh_CN")
        switch("en")
    assert (
        len(window.findChildren(QAction)),
        len(window.children()),
        len(QApplication.allWidgets()),
    ) == counts


def test_a_key_does_its_work_once_after_a_switch(studio, switch):
    window = studio.window
    window.files.open_template("first-network")
    switch("zh_CN")
    keys = [action.shortcut().toString() for action in window.actions() if not action.shortcut().isEmpty()]
    assert len(keys) > 10
    assert len(keys) == len(set(keys))
    window.store.selection.set(("dense",))
    before = len(window.store.document.ids)
    window.canvas.edit_actions["duplicate"].trigger()
    assert len(window.store.document.ids) == before + 1


def test_the_list_of_keys_names_no_underlined_letters(studio, switch):
    window = studio.window
    switch("zh_CN")
    dialog = AboutDialog.keys(window, window.findChildren(QAction))
    text = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "保存" in text
    assert not re.search(r"\(&?\w\)", text)
    dialog.deleteLater()


@pytest.mark.parametrize(
    ("text", "read"),
    [("文件(&F)", "文件"), ("&File", "File"), ("Save &as...", "Save as..."), ("A && B", "A & B")],
)
def test_a_menu_s_text_is_read_without_its_key(text, read):
    assert without_mnemonic(text) == read


def test_chinese_is_set_in_a_chinese_font():
    known = ["DejaVu Sans", "Noto Sans CJK JP", "Noto Sans CJK SC", "WenQuanYi Micro Hei"]
    assert families_for("zh_CN", ["DejaVu Sans"], known) == [
        "DejaVu Sans",
        "Noto Sans CJK SC",
        "WenQuanYi Micro Hei",
    ]
    assert families_for("en", ["DejaVu Sans"], known) == ["DejaVu Sans"]
    assert families_for("zh_CN", ["PingFang SC"], ["PingFang SC"]) == ["PingFang SC"]


def test_the_plane_keeps_the_point_that_is_asked_and_which_points_it_shows(studio, switch, qtbot):
    window = studio.window
    window.files.open_template("spiral")
    qtbot.waitUntil(lambda: window.ask.page.known is not None, timeout=WAIT_MS)
    window.ask.page.show_example(3)
    window.ask.page.legend.training.setChecked(False)
    switch("zh_CN")
    page = window.ask.page
    qtbot.waitUntil(lambda: "验证点 4" in page.headline.note, timeout=WAIT_MS)
    assert page.model.example == 3
    assert not page.legend.training.isChecked()


def test_what_was_done_by_a_few_letters_is_remembered_in_every_language(studio, switch):
    window = studio.window
    before = [entry.key for entry in Commands().entries(window)]
    assert len(set(before)) == len(before)
    switch("zh_CN")
    assert [entry.key for entry in Commands().entries(window)] == before
