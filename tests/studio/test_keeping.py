"""Keeping drawings of one's own hand beside the pad, and having the network learn them."""

import pytest

from nnstudio.data.hand import store
from nnstudio.data.hand.drawn import Drawn
from nnstudio.data.sources import Mnist, OwnHand
from nnstudio.runs.state import State
from nnstudio.studio import hands
from nnstudio.studio.drawing import hand_strip, keeping
from nnstudio.studio.drawing.panel import DrawingPanel
from tests.studio.learning import WAIT_MS, small_document, wait_for
from tests.studio.test_drawing_doubt import UNDERLINED


@pytest.fixture
def panel(qtbot, show, new_run_model, monkeypatch, tmp_path):
    monkeypatch.setattr(store, "data_folder", lambda: tmp_path)
    monkeypatch.setattr(keeping, "JUDGED_AFTER", 0)
    panel = show(DrawingPanel(new_run_model(small_document(epochs=1))), 440, 560)
    panel.keep.setChecked(True)
    rested(qtbot, panel)
    return panel


@pytest.fixture
def trained(qtbot, panel):
    panel.run_model.train()
    wait_for(qtbot, panel.run_model, State.FINISHED)
    return panel


def rested(qtbot, panel):
    """When all that was begun has ended."""
    strip = panel.hand.keeping
    qtbot.waitUntil(
        lambda: not (strip.busy or strip.judging or strip._soon.isActive()) and strip.now.count is not None,
        timeout=WAIT_MS,
    )


def kept(panel):
    return [each.label for each in store.read_hand(panel.hand.keeping.file).drawn]


def some(count=4):
    drawn = [Drawn(label, UNDERLINED) for _ in range(count) for label in "27"]
    store.keep(store.file_of("digits"), Mnist().describe(), drawn)


def test_nothing_is_kept_of_an_empty_pad(panel):
    assert panel.hand.count.text() == "0 kept"
    assert not panel.hand.keep.isEnabled()
    assert not panel.hand.back.isEnabled()
    assert not panel.hand.learn.isEnabled()


def test_the_answer_is_proposed_and_kept_by_a_click_which_clears_the_pad(qtbot, panel):
    hands.draw(panel.pad, hands.SEVEN)
    proposed = str(panel.answers.probabilities.argmax())
    assert panel.hand.keep.text() == f"Keep as {proposed}"
    panel.hand.keep.click()
    rested(qtbot, panel)
    assert kept(panel) == [proposed]
    assert panel.model.empty
    assert panel.hand.count.text() == "1 kept"


def test_another_class_can_be_chosen(qtbot, panel):
    hands.draw(panel.pad, hands.SEVEN)
    panel.hand.keep.menu().actions()[7].trigger()
    rested(qtbot, panel)
    assert kept(panel) == ["7"]


def test_the_last_one_is_taken_back_onto_the_pad(qtbot, panel):
    hands.draw(panel.pad, hands.SEVEN)
    drawing = panel.model.drawing
    panel.hand.keep.click()
    rested(qtbot, panel)
    panel.hand.back.click()
    rested(qtbot, panel)
    assert kept(panel) == []
    assert panel.hand.count.text() == "0 kept"
    assert len(panel.model.drawing.strokes) == len(drawing.strokes)
    assert not panel.hand.back.isEnabled()


def test_what_was_kept_in_an_earlier_session_is_not_taken_back(qtbot, show, new_run_model, panel):
    some()
    again = show(DrawingPanel(new_run_model(small_document())), 440, 560)
    again.keep.setChecked(True)
    rested(qtbot, again)
    assert again.hand.count.text() == "8 kept"
    assert not again.hand.back.isEnabled()


def test_of_several_digits_the_one_that_is_asked_about_is_kept_and_the_others_stay(qtbot, panel):
    for x in (0.15, 0.5, 0.85):
        hands.draw(panel.pad, [(x, 0.3), (x, 0.5), (x, 0.7)])
    assert len(panel.model.found) == 3
    panel.hand.keep.menu().actions()[1].trigger()
    rested(qtbot, panel)
    assert kept(panel) == ["1"]
    assert len(store.read_hand(panel.hand.keeping.file).drawn[0].drawing.strokes) == 1
    assert len(panel.model.found) == 2


def test_what_is_drawn_while_another_is_being_kept_stays(qtbot, panel):
    hands.draw(panel.pad, hands.SEVEN)
    panel.hand.keep.click()
    panel.model.change(UNDERLINED)
    rested(qtbot, panel)
    assert len(kept(panel)) == 1
    assert panel.model.drawing == UNDERLINED


def test_folders_of_pictures_go_out_and_come_in(qtbot, panel, tmp_path, monkeypatch):
    some()
    panel.hand.keeping.now.count = 8
    panel.hand.show_state()
    monkeypatch.setattr(hand_strip.QFileDialog, "getExistingDirectory", lambda *arguments: str(tmp_path))
    panel.hand.save.trigger()
    rested(qtbot, panel)
    assert panel.hand.words.text() == f"8 pictures are in {tmp_path / 'hand-digits'}."
    assert len(list((tmp_path / "hand-digits" / "7").glob("*.png"))) == 4
    monkeypatch.setattr(
        hand_strip.QFileDialog, "getExistingDirectory", lambda *arguments: str(tmp_path / "hand-digits")
    )
    panel.hand.add.trigger()
    rested(qtbot, panel)
    assert panel.hand.count.text() == "16 kept"
    assert sorted(kept(panel)) == ["2"] * 8 + ["7"] * 8


def test_an_image_of_the_data_is_no_drawing_of_one_s_own(qtbot, panel):
    panel.load_random()
    qtbot.waitUntil(lambda: panel.model.picture is not None, timeout=WAIT_MS)
    hands.pump()
    assert not panel.hand.keep.isEnabled()


def test_a_file_that_can_not_be_written_is_told_and_the_drawing_stays(qtbot, panel):
    file = panel.hand.keeping.file
    file.parent.mkdir(exist_ok=True)
    file.write_text("something else")
    hands.draw(panel.pad, hands.SEVEN)
    panel.hand.keep.click()
    qtbot.waitUntil(
        lambda: "does not begin as a file of drawings" in panel.hand.words.text(), timeout=WAIT_MS
    )
    assert not panel.model.empty


def test_how_well_the_hand_is_read_stands_beside_how_well_others_are(qtbot, trained):
    some()
    trained.hand.keeping.now.count = 8
    trained.hand.keeping.look()
    rested(qtbot, trained)
    own, others = trained.hand.words.text().splitlines()
    assert own.startswith("Your hand: ")
    assert own.endswith("of 2)")
    assert others.startswith("MNIST: ")
    assert "before" not in own


def test_the_network_learns_the_hand_by_one_edit_that_can_be_undone(qtbot, trained):
    some()
    strip = trained.hand
    strip.keeping.now.count = 8
    strip.keeping.look()
    rested(qtbot, trained)
    before = trained.store.document
    strip.learn.click()
    qtbot.waitUntil(lambda: isinstance(trained.store.document.source, OwnHand), timeout=WAIT_MS)
    wait_for(qtbot, trained.run_model, State.FINISHED)
    rested(qtbot, trained)
    own, others = strip.words.text().splitlines()
    assert ", before " in own
    assert ", before " in others
    layers = {node.id: node.layer for node in trained.store.document.nodes}
    assert not layers["hidden"].trainable
    assert layers["output"].trainable
    trained.store.undo_stack.undo()
    assert trained.store.document == before
