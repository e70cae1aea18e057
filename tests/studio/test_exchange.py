"""File > Export network and Import: the format with its proof, and what became of a network from elsewhere."""

import io

import pytest

from nnstudio.data.sources import Mnist
from nnstudio.document import edits
from nnstudio.document.templates import TEMPLATES
from nnstudio.errors import sentence
from nnstudio.formats.exchange import examples
from nnstudio.formats.exporters import EXPORTERS
from nnstudio.formats.keras.archive import write_keras
from nnstudio.studio.exchange import export_dialog
from nnstudio.studio.exchange.export_dialog import ExportNetworkDialog
from nnstudio.studio.exchange.report import ImportReport
from tests.formats.exchange.networks import template
from tests.studio.learning import WAIT_MS

CODE = """
import keras
layers = keras.layers
model = keras.Sequential([keras.Input((28, 28)), layers.LSTM(64), layers.Dense(10, activation="softmax")])
"""


@pytest.fixture
def dialog(window, qtbot, monkeypatch):
    """The dialog as the menu opens it, for the window's document; it does not wait for a person."""
    opened = []

    def kept(self):
        opened.append(self)
        qtbot.addWidget(self)
        self.show()

    monkeypatch.setattr(ExportNetworkDialog, "exec", kept)
    monkeypatch.setattr(ExportNetworkDialog, "deleteLater", lambda self: None)

    def open_dialog():
        window.menus.export_network.trigger()
        return opened[-1]

    yield open_dialog
    monkeypatch.undo()
    for one in opened:
        one.reject()


def choose(dialog, name):
    dialog.formats.setCurrentIndex(dialog.formats.findData(name))


def exported(dialog, qtbot, path):
    dialog.export(path)
    qtbot.waitUntil(lambda: not dialog.working, timeout=WAIT_MS)
    return dialog.proof.text.text()


def test_every_format_is_offered_with_what_it_is_for(window, dialog):
    window.open_template("first-network")
    shown = dialog()
    assert [shown.formats.itemData(at) for at in range(shown.formats.count())] == list(EXPORTERS)
    for name, exporter in EXPORTERS.items():
        choose(shown, name)
        assert shown.about.text().startswith(exporter.help)
        assert shown.go.isEnabled()


def test_an_export_is_proved_and_says_how_near_its_answers_are(window, dialog, qtbot, tmp_path):
    window.open_template("first-network")
    shown = dialog()
    choose(shown, "numpy")
    said = exported(shown, qtbot, tmp_path / "digits")
    assert "answers 100 examples alike" in said
    assert "It was never trained" in said
    assert sorted(path.name for path in (tmp_path / "digits").iterdir()) == ["network.py", "weights.npz"]
    assert shown.formats.isEnabled()


def test_a_training_leaves_with_its_examples_and_the_dialog_says_how_large_they_are(
    window, dialog, qtbot, tmp_path
):
    window.open_template("spiral")
    shown = dialog()
    choose(shown, "pytorch")
    assert "train.py" in shown.about.text()
    assert "4.0 kB before they are packed" in shown.about.text()
    assert "written" not in exported(shown, qtbot, tmp_path / "spiral")
    names = sorted(path.name for path in (tmp_path / "spiral").iterdir())
    assert names == ["data.npz", "network.py", "train.py", "weights.safetensors"]


def test_writing_examples_can_be_given_up_and_leaves_nothing(window, dialog, qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(examples, "BLOCK", 28 * 28 * 100)
    window.open_template("first-network")
    shown = dialog()
    choose(shown, "pytorch")
    begun = []

    def give_up(step):
        begun.append(shown.progress.give_up.isVisible())
        shown.progress.give_up.click()

    shown.progress.reached.connect(give_up)
    assert "given up" in exported(shown, qtbot, tmp_path / "digits")
    assert begun[0]
    assert [path for path in tmp_path.iterdir() if path.suffix != ".ini"] == []
    assert not shown.progress.isVisible()


def test_examples_that_would_have_to_be_fetched_first_are_not(window, dialog, qtbot, tmp_path, monkeypatch):
    window.open_template("first-network")
    shown = dialog()
    choose(shown, "pytorch")
    monkeypatch.setattr(Mnist, "asks", sentence("Download 30 MB"))
    assert "not on this computer yet" in exported(shown, qtbot, tmp_path / "digits")
    assert not (tmp_path / "digits").exists()


def test_the_dialog_stays_until_the_proof_is_there_and_the_window_goes_on(window, dialog, qtbot, tmp_path):
    window.open_template("first-network")
    shown = dialog()
    choose(shown, "numpy")
    shown.export(tmp_path / "digits")
    shown.reject()
    assert shown.isVisible()
    assert not shown.buttons.isEnabled()
    qtbot.waitUntil(lambda: not shown.working, timeout=WAIT_MS)
    assert shown.buttons.isEnabled()
    shown.reject()
    assert not shown.isVisible()


def test_what_a_format_can_not_take_is_said_before_anything_is_written(window, dialog):
    window.open_template("two-convolutions")
    document = edits.change_layer(window.store.document, "conv2d", strides=(2, 2), dilation_rate=(2, 2))
    window.store.apply(document, "Change")
    shown = dialog()
    choose(shown, "keras")
    assert not shown.go.isEnabled()
    assert "strides and dilation at once" in shown.gaps.text.text()
    choose(shown, "onnx")
    assert shown.go.isEnabled()
    assert not shown.gaps.isVisible()


def test_a_place_that_can_not_be_written_is_told_in_the_dialog(window, dialog, qtbot, tmp_path):
    window.open_template("first-network")
    shown = dialog()
    choose(shown, "keras")
    assert "was not written" in exported(shown, qtbot, tmp_path / "no" / "where.keras")
    assert shown.go.isEnabled()


def test_a_network_with_a_fault_says_so_and_opens_no_dialog(window, monkeypatch):
    monkeypatch.setattr(ExportNetworkDialog, "exec", lambda self: pytest.fail("a dialog was opened"))
    window.files.new()
    window.menus.export_network.trigger()
    assert "can't be exported" in window.message_bar.message[1]


def test_the_format_is_remembered(window, dialog):
    window.open_template("first-network")
    shown = dialog()
    choose(shown, "onnx")
    window.settings.setValue("exchange/format", shown.exporter.name)
    assert dialog().exporter.name == "onnx"


def test_the_name_that_is_proposed_is_one_that_a_file_can_have(window, dialog, monkeypatch):
    window.open_template("first-network")
    window.store.apply(edits.retitle(window.store.document, "a/b: c"), "Rename")
    asked = []
    monkeypatch.setattr(export_dialog, "choose_place", lambda *wanted: asked.append(wanted[2]))
    shown = dialog()
    choose(shown, "keras")
    shown.go.click()
    assert asked == ["ab c.keras"]


def imported(window, path):
    window.exchange.read(path)
    assert window.files.finish() or True
    return [report for report in window.findChildren(ImportReport) if report.isVisible()]


def test_a_file_of_keras_is_opened_with_its_weights(window, tmp_path):
    network = template("first-network")
    memory = io.BytesIO()
    write_keras(network, memory)
    (tmp_path / "digits.keras").write_bytes(memory.getvalue())
    (report,) = imported(window, tmp_path / "digits.keras")
    assert report.heading.text() == "digits.keras"
    assert report.about.text() == "3 layers with 25,450 parameters and their weights."
    assert window.store.document.graph == network.graph
    assert window.run_model.outlook.trained is not None
    report.reject()


def test_what_could_not_come_in_is_listed_and_the_rest_is_open(window, tmp_path):
    (tmp_path / "code.py").write_text(CODE)
    (report,) = imported(window, tmp_path / "code.py")
    assert [type(node.layer).__name__ for node in window.store.document.nodes] == ["Dense"]
    assert window.store.analysis.problems
    report.reject()


def test_a_file_that_is_none_leaves_what_is_open(window, tmp_path):
    window.open_template("spiral")
    (tmp_path / "x.keras").write_bytes(b"nothing")
    assert imported(window, tmp_path / "x.keras") == []
    assert window.store.document.graph == TEMPLATES["spiral"].document.graph
    assert "can't come in" in window.message_bar.message[1]
