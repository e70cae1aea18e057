"""What the doctor says of a run, and its test of learning rates."""

from nnstudio.data.sources.points import Points
from nnstudio.document import edits
from nnstudio.errors import sentence
from nnstudio.learning.optimizers import Adam
from nnstudio.learning.optimizers.adadelta import Adadelta
from nnstudio.learning.optimizers.sgd import SGD
from nnstudio.runs.state import State
from nnstudio.studio import hands
from nnstudio.studio.main_window import MainWindow
from tools.pictures.training import small_training, wait_for


def doctor_findings(window: MainWindow) -> None:
    """A run of a network with saturated layers at a rate that hardly moves it."""
    window.files.open_template("first-network")
    document = window.store.document
    for _ in range(6):
        document = edits.duplicate(document, ["dense"])
    layers = [node.id for node in document.graph.nodes if node.id not in ("flatten", "dense_1")]
    for name in layers:
        document = edits.change_layer(document, name, activation="sigmoid")
    settings = {"optimizer": SGD(learning_rate=0.02), "epochs": 1, "class_weights": "balanced"}
    window.store.apply(edits.change_training(document, **settings), sentence("Make it vanish"))
    window.run_model.train()
    wait_for(window, State.FINISHED)
    window.message_bar.clear()
    window.tabs.setCurrentWidget(window.problems)
    hands.pump(0.2)


def doctor_slow(window: MainWindow) -> None:
    """Adadelta at the rate that Keras sets, which the analysis warns of before, and the doctor after some steps."""
    small_training(window, epochs=1, optimizer=Adadelta(learning_rate=0.001))
    wait_for(window, State.FINISHED)
    window.message_bar.clear()
    window.tabs.setCurrentWidget(window.problems)
    hands.pump(0.2)


def doctor_rates(window: MainWindow) -> None:
    """Rates that were tried, with the one that is proposed."""
    window.files.open_template("first-network")
    document = window.store.document
    slower = edits.change_training(document, optimizer=Adam(learning_rate=1e-5))
    window.store.apply(slower, sentence("Slow it down"))
    window.doctor.find_rate()
    dialog = window.doctor.range_dialog
    assert dialog is not None
    hands.wait_until(lambda: dialog.found is not None, "the test of learning rates")
    hands.pump(0.3)


def doctor_marked(window: MainWindow) -> None:
    """A run that learns by heart, with a mark on its curves where that began, which the pointer is over."""
    window.files.open_template("spiral")
    noisy = Points(pattern="two gaussians", count=80, noise=1.0)
    document = edits.change_data(window.store.document, noisy, noisy.describe())
    for name in ("dense", "dense_1"):
        document = edits.change_layer(document, name, units=64)
    settings = {
        "optimizer": Adam(learning_rate=0.01),
        "epochs": 60,
        "validation": "test set",
        "batch_size": 10,
    }
    window.store.apply(edits.change_training(document, **settings), sentence("Learn by heart"))
    window.run_model.train()
    wait_for(window, State.FINISHED)
    window.message_bar.clear()
    window.doctor.watching.examine()
    hands.pump(0.2)
    for flags in window.curves.flags.flags.values():
        flags[0].pointed_at.emit(True)
