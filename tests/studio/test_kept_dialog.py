"""Looking through what is kept of one's own hand, giving up any of it, and what moves to folders and back."""

import threading

import pytest

from nnstudio.data.hand import store
from nnstudio.data.hand.drawn import Drawn
from nnstudio.data.handwriting.strokes import Drawing, Point, Stroke
from nnstudio.data.sources import Mnist
from nnstudio.studio.drawing import keeping as keeping_module
from nnstudio.studio.drawing.kept_dialog import KeptDialog
from nnstudio.studio.drawing.panel import DrawingPanel
from tests.studio.learning import WAIT_MS, small_document


@pytest.fixture
def panel(qtbot, show, new_run_model, monkeypatch, tmp_path):
    """A pad beside six drawings that are kept."""
    monkeypatch.setattr(store, "data_folder", lambda: tmp_path)
    drawn = [
        Drawn(label, Drawing((Stroke((Point(0.3 + 0.02 * at, 0.2), Point(0.5, 0.8))),)))
        for at, label in enumerate("127127")
    ]
    store.keep(store.file_of("digits"), Mnist().describe(), drawn)
    panel = show(DrawingPanel(new_run_model(small_document(epochs=1))), 440, 560)
    panel.keep.setChecked(True)
    rested(qtbot, panel)
    return panel


def rested(qtbot, panel):
    keeping = panel.hand.keeping
    qtbot.waitUntil(lambda: not keeping.busy and keeping.now.count is not None, timeout=WAIT_MS)


def kept(panel):
    return "".join(each.label for each in store.read_hand(panel.hand.keeping.file).drawn)


@pytest.fixture
def dialog(qtbot, panel):
    dialog = KeptDialog(panel.hand.keeping, panel)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.list.count() == 6, timeout=WAIT_MS)
    return dialog


def test_all_that_is_kept_is_shown_with_its_class(dialog):
    assert [dialog.list.item(at).text() for at in range(6)] == list("127127")
    assert "6 drawings" in dialog.about.text()
    assert not dialog.remove.isEnabled()
    assert not dialog.undo.isEnabled()


def test_one_in_the_middle_is_given_up_and_had_again_where_it_was(qtbot, panel, dialog):
    before = kept(panel)
    dialog.list.item(1).setSelected(True)
    dialog.remove.click()
    rested(qtbot, panel)
    assert kept(panel) == "17127"
    assert dialog.list.count() == 5
    assert panel.hand.count.text() == "5 kept"
    dialog.undo.click()
    rested(qtbot, panel)
    assert kept(panel) == before
    assert [dialog.list.item(at).text() for at in range(6)] == list("127127")
    assert not dialog.undo.isEnabled()


def test_one_that_another_window_gave_up_is_told(qtbot, panel, dialog):
    store.take_back(panel.hand.keeping.file)
    dialog.list.item(5).setSelected(True)
    dialog.remove.click()
    rested(qtbot, panel)
    assert dialog.about.text() == "This drawing is not kept any more."
    assert dialog.list.count() == 6


def test_pictures_that_move_can_be_given_up_and_nothing_is_left(qtbot, panel, tmp_path, monkeypatch):
    began, goes_on = threading.Event(), threading.Event()

    def slowly(hand, folder, progress):
        progress(1, 6)
        began.set()
        goes_on.wait(60)
        return store_write(hand, folder, progress)

    store_write = keeping_module.write_folders
    monkeypatch.setattr(keeping_module, "write_folders", slowly)
    panel.hand.keeping.save_folders(tmp_path)
    assert began.wait(60)
    qtbot.waitUntil(lambda: panel.hand.progress.bar.value() == 1, timeout=WAIT_MS)
    assert panel.hand.progress.isVisible()
    panel.hand.progress.stop.click()
    goes_on.set()
    rested(qtbot, panel)
    assert panel.hand.progress.isHidden()
    assert not list(tmp_path.glob("hand-digits/*"))
