"""The window as a whole: the gallery, the menus, the layout at its sizes, messages, and how it starts and ends."""

import sys
import threading

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QTabBar

from nnstudio import app
from nnstudio.document import edits
from nnstudio.document.analysis import analyse
from nnstudio.document.document import empty_document
from nnstudio.document.templates import TEMPLATES
from nnstudio.layers.dense import Dense
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.graph import INPUT
from nnstudio.learning.losses import LOSSES
from nnstudio.learning.optimizers import OPTIMIZERS
from nnstudio.runs.state import State
from nnstudio.studio.about import AboutDialog
from nnstudio.studio.crash_log import CrashLog
from nnstudio.studio.estimate import Estimate, duration_text
from nnstudio.studio.gallery.drawing import slab_size
from nnstudio.studio.theme import DARK, LIGHT, Colours
from tests.studio import filing
from tests.studio.learning import WAIT_MS, small_document, wait_for

SIZES = {"large": QSize(1440, 900), "small": QSize(1100, 700)}


@pytest.fixture
def window(studio):
    return studio.window


def test_the_first_thing_is_the_gallery_with_every_template(window):
    assert window.pages.currentWidget() is window.gallery
    assert sorted(card.template.name for card in window.gallery.cards) == sorted(TEMPLATES)
    for card in window.gallery.cards:
        assert f"{card.template.parameters:,}" in card.figures.text()


@pytest.mark.parametrize("name", list(TEMPLATES))
def test_one_click_opens_a_template(window, name):
    (card,) = [card for card in window.gallery.cards if card.template.name == name]
    QTest.mouseClick(card.open, Qt.MouseButton.LeftButton)
    assert window.store.document == TEMPLATES[name].document
    assert window.pages.currentWidget() is window.workbench
    assert not window.run_model.active


def test_one_click_opens_and_trains(window, qtbot):
    (card,) = [card for card in window.gallery.cards if card.template.name == "first-network"]
    QTest.mouseClick(card.train, Qt.MouseButton.LeftButton)
    assert window.run_model.active
    assert window.tabs.currentWidget() is window.curves
    qtbot.waitUntil(lambda: bool(window.run_model.history), timeout=WAIT_MS)
    window.run_model.stop_and_wait()


def test_an_empty_network_is_one_click_away(window):
    QTest.mouseClick(window.gallery.empty, Qt.MouseButton.LeftButton)
    assert window.store.document.nodes == ()
    assert window.pages.currentWidget() is window.workbench


def test_in_the_gallery_there_is_nothing_to_edit_or_save(window):
    assert not window.menus.edit.isEnabled()
    assert not window.menus.save.isEnabled()
    window.open_template("first-network")
    assert window.menus.edit.isEnabled()
    assert window.menus.save.isEnabled()


def test_one_goes_to_the_gallery_and_back_without_losing_anything(window):
    window.open_template("first-network")
    document = window.store.document
    window.menus.gallery.trigger()
    assert window.pages.currentWidget() is window.gallery
    assert window.menus.back.isEnabled()
    window.menus.back.trigger()
    assert window.pages.currentWidget() is window.workbench
    window.menus.gallery.trigger()
    QTest.mouseClick(window.gallery.back, Qt.MouseButton.LeftButton)
    assert window.pages.currentWidget() is window.workbench
    assert window.store.document is document


def test_the_template_menu_opens_templates(window):
    (action,) = [action for action in window.menus.templates if action.data() == "wide-dropout"]
    action.trigger()
    assert window.store.document == TEMPLATES["wide-dropout"].document


def test_no_key_does_two_things(window):
    keys: dict[str, str] = {}
    for action in window.findChildren(QAction):
        if action.shortcutContext() == Qt.ShortcutContext.WindowShortcut:
            for sequence in action.shortcuts():
                key = sequence.toString()
                assert keys.setdefault(key, action.text()) == action.text(), key


def test_the_attributes_that_others_rely_on_are_there(window):
    for name in (
        "store",
        "run_model",
        "train_bar",
        "palette_panel",
        "canvas",
        "properties",
        "curves",
        "drawing",
    ):
        assert getattr(window, name) is not None


def visible(window, kind):
    return [widget for widget in window.findChildren(kind) if widget.isVisible() and widget.width() > 1]


def is_cut(widget) -> bool:
    text = widget.text()
    if not text or (isinstance(widget, QLabel) and (widget.wordWrap() or widget.pixmap().width())):
        return False
    if isinstance(widget, QLabel):
        wanted = widget.fontMetrics().horizontalAdvance(text.split("\n")[0])
        return wanted > widget.contentsRect().width() + 1 and not widget.toolTip()
    return widget.sizeHint().width() > widget.width() + 1


@pytest.mark.parametrize("size", SIZES.values(), ids=list(SIZES))
def test_no_text_is_cut_off(window, qtbot, size):
    window.resize(size)
    for page in ("gallery", "workbench"):
        if page == "workbench":
            window.open_template("two-convolutions")
            window.reset_layout()
            window.store.selection.set(("conv2d_1",))
        QApplication.processEvents()
        cut = [
            widget.text()
            for kind in (QLabel, QAbstractButton)
            for widget in visible(window, kind)
            if is_cut(widget)
        ]
        assert cut == []
        for bar in visible(window, QTabBar):
            assert bar.sizeHint().width() <= bar.width() + 1


@pytest.mark.parametrize("size", SIZES.values(), ids=list(SIZES))
def test_what_a_run_does_not_take_over_is_told_in_full_beside_its_progress(window, qtbot, size):
    window.resize(size)
    window.open_template("first-network")
    window.run_model.one_batch()
    qtbot.waitUntil(lambda: window.run_model.state is State.PAUSED, timeout=WAIT_MS)
    window.store.apply(edits.change_training(window.store.document, batch_size=7), "Change")
    line = window.train_bar.line
    qtbot.waitUntil(lambda: line.remark.isVisible() and line.remark.width() >= line.remark.sizeHint().width())
    right = [part.geometry().right() for part in (line.remark_sign, line.remark, line.bar, line.numbers)]
    assert right == sorted(right)
    assert line.bar.width() >= line.bar.minimumWidth()
    assert right[-1] <= line.width()


@pytest.mark.parametrize("size", SIZES.values(), ids=list(SIZES))
def test_every_part_has_room(window, size):
    window.resize(size)
    window.open_template("two-convolutions")
    window.reset_layout()
    QApplication.processEvents()
    assert window.size() == size
    parts = (
        window.palette_panel,
        window.canvas,
        window.properties,
        window.tabs,
        window.ask,
        window.train_bar,
    )
    for part in parts:
        assert part.isVisible()
        assert window.rect().contains(
            part.geometry().translated(part.parentWidget().mapTo(window, part.pos()) - part.pos())
        )
        assert part.width() >= part.minimumSizeHint().width()
    assert window.canvas.view.viewport().height() >= 240
    assert window.palette_panel.tree.viewport().height() >= 200


def test_the_palette_shows_every_title_in_full(window):
    window.resize(SIZES["small"])
    window.open_template("first-network")
    window.reset_layout()
    QApplication.processEvents()
    tree = window.palette_panel.tree
    assert tree.viewport().width() + tree.verticalScrollBar().width() >= tree.content_width()


def test_the_layout_is_remembered(window, settings):
    window.open_template("first-network")
    window.workbench.whole.setSizes([900, 540])
    sizes = window.workbench.whole.sizes()
    window.workbench.remember(settings)
    window.reset_layout()
    assert window.workbench.whole.sizes() != sizes
    window.workbench.restore(settings)
    assert window.workbench.whole.sizes() == sizes


def test_a_broken_layout_in_the_settings_is_passed_over(window, settings):
    settings.setValue("layout/whole", "nonsense")
    window.workbench.restore(settings)
    assert all(size > 0 for size in window.workbench.whole.sizes())


def test_the_theme_is_chosen_in_the_menu(window):
    for action in window.menus.themes:
        action.trigger()
        assert window.appearance.choice == action.data()
        if action.data() != "system":
            assert Colours.of(window.canvas.palette()) is {"light": LIGHT, "dark": DARK}[action.data()]
    window.menus.themes[0].trigger()


def test_a_run_that_diverges_says_so_in_full(window, qtbot):
    window.open_template("first-network")
    document = window.store.document
    for node_id in ("dense", "dense_1"):
        document = edits.change_layer(document, node_id, activation="linear")
    settings = {"loss": LOSSES["MeanSquaredError"](), "optimizer": OPTIMIZERS["SGD"](learning_rate=10.0)}
    window.store.apply(edits.change_training(document, **settings), "Make it diverge")
    window.run_model.train()
    qtbot.waitUntil(lambda: window.run_model.state is State.DIVERGED, timeout=WAIT_MS)
    assert window.message_bar.isVisible()
    assert window.message_bar.text.text().startswith(window.run_model.sentence)
    assert "learning rate of 10 jumps past" in window.message_bar.text.text()
    assert window.message_bar.text.wordWrap()


def test_a_crash_is_logged_and_told(window, tmp_path, monkeypatch):
    monkeypatch.setattr("nnstudio.studio.crash_log.log_file", lambda: tmp_path / "logs" / "nnstudio.log")
    log = CrashLog(window)
    log.happened.connect(window.tell_crash)
    log.install()
    try:
        sys.excepthook(ValueError, ValueError("something odd"), None)
        thread = threading.Thread(target=lambda: 1 / 0)
        thread.start()
        thread.join()
        QApplication.processEvents()
    finally:
        log.uninstall()
    assert window.message_bar.isVisible()
    assert "ZeroDivisionError" in window.message_bar.text.text()
    assert str(tmp_path) in window.message_bar.text.text()
    logged = (tmp_path / "logs" / "nnstudio.log").read_text()
    assert "something odd" in logged
    assert "ZeroDivisionError" in logged


def test_the_help_lists_every_key(window):
    dialog = AboutDialog.keys(window, window.findChildren(QAction))
    (label,) = [label for label in dialog.findChildren(QLabel) if "<table" in label.text()]
    for words in ("Ctrl+S", "Alt+Up", "F5", "Ctrl+R"):
        assert words in label.text()
    dialog.deleteLater()


def test_about_says_what_it_is_without_stopping_anything(window):
    window.menus.about.trigger()
    (dialog,) = window.findChildren(AboutDialog)
    assert dialog.isVisible()
    dialog.reject()


def test_a_long_run_is_foreseen_from_what_was_measured(settings, qtbot):
    estimate = Estimate(settings)
    document = TEMPLATES["two-convolutions"].document
    analysis = analyse(document)
    before = estimate.seconds_per_epoch(document, analysis)
    with qtbot.waitSignal(estimate.changed):
        estimate.learn(document, analysis, examples_per_second=2000.0)
    assert estimate.seconds_per_epoch(document, analysis) == pytest.approx(30.0, rel=0.02)
    assert Estimate(settings).seconds_per_epoch(document, analysis) == pytest.approx(30.0, rel=0.02)
    assert before > 0


def test_many_narrow_layers_take_time_though_they_compute_little(settings):
    narrow = edits.insert(empty_document(), Flatten(), INPUT)
    for _ in range(40):
        narrow = edits.insert(narrow, Dense(units=16, activation="relu"), narrow.last)
    estimate = Estimate(settings)
    assert estimate.seconds_per_epoch(narrow, analyse(narrow)) > 3.0
    estimate.learn(narrow, analyse(narrow), examples_per_second=8000.0)
    assert estimate.seconds_per_epoch(narrow, analyse(narrow)) == pytest.approx(7.5)
    assert Estimate(settings).seconds_per_epoch(narrow, analyse(narrow)) == pytest.approx(7.5, rel=0.02)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0.2, "under 1 s"),
        (12.4, "about 12 s"),
        (200, "about 3 min"),
        (4800, "about 80 min"),
        (7200, "about 2 h 0 min"),
    ],
)
def test_times_are_said_as_people_say_them(qapp, seconds, words):
    assert duration_text(seconds) == words


def test_the_drawings_of_networks_grow_with_their_shapes():
    assert slab_size((28, 28, 32), 72)[1] > slab_size((13, 13, 32), 72)[1]
    assert slab_size((28, 28, 64), 72)[0] > slab_size((28, 28, 32), 72)[0]
    assert slab_size((512,), 72)[1] > slab_size((10,), 72)[1]


def test_a_file_named_at_the_start_is_opened(qtbot, settings, tmp_path, studio):
    path = tmp_path / "mine.nnstudio"
    studio.window.open_template("wide-dropout")
    filing.saved_to(studio.window, path)
    other = app.build([str(path)], settings)
    qtbot.addWidget(other.window)
    assert other.store.document == TEMPLATES["wide-dropout"].document
    assert other.window.pages.currentWidget() is other.window.workbench
    other.window.close_without_asking()
    other.window.deleteLater()


def test_without_a_display_there_is_one_sentence(monkeypatch, capsys):
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert app.main([]) == 1
    complaint = capsys.readouterr().err
    assert complaint.startswith("There is no display")
    assert complaint.count("\n") == 1


def test_a_display_that_does_not_answer_gets_a_sentence_too(monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", ":987")
    assert ":987 does not answer" in app.no_display()


def test_offscreen_needs_no_display(monkeypatch):
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert app.no_display() is None


def test_a_finished_run_teaches_the_estimate(window, qtbot):
    window.open_template("first-network", True)
    qtbot.waitUntil(lambda: len(window.run_model.history.epochs) >= 1, timeout=WAIT_MS)
    window.run_model.stop()
    qtbot.waitUntil(lambda: window.run_model.state is State.STOPPED, timeout=WAIT_MS)
    assert window.estimate.speed > 0


def test_a_run_of_another_network_than_the_one_in_hand_teaches_nothing(window, qtbot):
    window.store.open(small_document(epochs=1))
    window.run_model.one_batch()
    wait_for(qtbot, window.run_model, State.PAUSED)
    learned = []
    window.estimate.changed.connect(lambda: learned.append(True))
    document = window.store.document
    window.store.apply(edits.change_layer(document, "hidden", units=999), "Change")
    window.run_model.train()
    wait_for(qtbot, window.run_model, State.FINISHED)
    assert learned == []
