"""Networks that go out and come in."""

import numpy as np

from nnstudio.data.shelf import Shelf
from nnstudio.document import edits
from nnstudio.document.templates import TEMPLATES
from nnstudio.errors import sentence
from nnstudio.formats.exchange.arriving import Arrived
from nnstudio.formats.exchange.network import network_of
from nnstudio.formats.exchange.proof import Proof
from nnstudio.formats.keras.incoming.reader import read_keras_code
from nnstudio.formats.project import Project
from nnstudio.runs.engines import ENGINE
from nnstudio.studio import hands
from nnstudio.studio.exchange.export_dialog import ExportNetworkDialog
from nnstudio.studio.exchange.report import ImportReport
from nnstudio.studio.main_window import MainWindow
from tools.pictures import made


def _dialog(window: MainWindow, chosen: str, project: Project) -> ExportNetworkDialog:
    dialog = ExportNetworkDialog(lambda: project, network_of(project.document, {}), chosen, Shelf(), window)
    dialog.open()
    return dialog


def export_proved(window: MainWindow) -> None:
    """A script in NumPy, which is proved everywhere."""
    document = TEMPLATES["two-convolutions"].document
    window.store.open(document)
    window.show_workbench()
    weights = ENGINE.drawn(document.graph, 1)
    dialog = _dialog(window, "numpy", Project(document, {name: np.asarray(w) for name, w in weights.items()}))
    dialog.export(made.folder() / "digits")
    while dialog.working:
        hands.pump(0.1)


def export_training(window: MainWindow) -> None:
    """With its examples, of which a few are written."""
    document = TEMPLATES["spiral"].document
    window.store.open(document)
    window.show_workbench()
    weights = ENGINE.drawn(document.graph, 1)
    project = Project(document, {name: np.asarray(w) for name, w in weights.items()})
    dialog = _dialog(window, "pytorch", project)
    dialog.export(made.folder() / "spiral")
    while dialog.working:
        hands.pump(0.1)


def export_refused(window: MainWindow) -> None:
    """A layer that Keras has not."""
    document = TEMPLATES["two-convolutions"].document
    document = edits.change_layer(document, "conv2d", strides=(2, 2), dilation_rate=(2, 2))
    window.store.open(document)
    window.show_workbench()
    _dialog(window, "keras", Project(document))


CODE = """
import keras
layers = keras.layers
model = keras.Sequential([
    keras.Input((28, 28)),
    layers.Conv1D(32, 3, activation="relu"),
    layers.LSTM(64),
    layers.Dense(10, activation="softmax"),
])
model.compile(keras.optimizers.Ftrl(0.01), "categorical_crossentropy")
"""


def import_report(window: MainWindow) -> None:
    """A network of which two layers are not known here."""
    arrived: Arrived = read_keras_code(CODE)
    window.files.show_foreign(Project(arrived.document))
    ImportReport("recurrent.keras", arrived, None, window).open()


def import_report_proved(window: MainWindow) -> None:
    """A network of which all has come in, and what the other program says of it."""
    document = TEMPLATES["two-convolutions"].document
    weights = {name: np.asarray(array) for name, array in ENGINE.drawn(document.graph, 1).items()}
    notes = (
        sentence(
            "Pictures have their channels last here: {own} and not {shape}.", own="28x28x1", shape="1x28x28"
        ),
        sentence("{name} is left out: pictures are brought to 0 to 1 here already.", name="/Mul"),
    )
    said = sentence(
        "{library} answers {count} examples alike, to {difference:.1e}.",
        library="onnxruntime 1.32.0",
        count=100,
        difference=1.2e-7,
    )
    window.files.show_foreign(Project(document, weights))
    arrived = Arrived(document, weights, {}, notes, ())
    ImportReport("digits.onnx", arrived, Proof(1.2e-7, "onnxruntime 1.32.0", said, True), window).open()
