"""A small real training for the tests of the window: 2,000 images of MNIST, and a network that learns them
fast.
"""

from nnstudio.data.shelf import Shelf
from nnstudio.document.document import Document
from nnstudio.layers.dense import Dense
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.graph import stack
from nnstudio.learning.losses import CategoricalCrossentropy
from nnstudio.learning.optimizers import Adam, Optimizer
from nnstudio.learning.settings import TrainingSettings
from nnstudio.runs.state import State
from nnstudio.studio.training.run_model import RunModel

ADAM = Adam(learning_rate=0.01)
IMAGES = 2000
WAIT_MS = 120_000
"""How long a test waits for what will happen: only the one that fails takes so long, however busy the machine is."""
SHELF = Shelf(IMAGES)
"""Reads the images once for all tests."""


def small_document(
    epochs=2, units=16, optimizer: Optimizer = ADAM, activation="relu", **training
) -> Document:
    """Dense 16, Dense 10 softmax, judged by the test images unless something else is asked for."""
    layers = [
        ("flatten", Flatten()),
        ("hidden", Dense(units=units, activation=activation)),
        ("output", Dense(units=10, activation="softmax")),
    ]
    training = {"validation": "test set", **training}
    settings = TrainingSettings(CategoricalCrossentropy(), optimizer, epochs=epochs, **training)
    return Document.of(stack((28, 28, 1), layers), settings, "Small")


def wait_for(qtbot, run_model: RunModel, *states: State) -> None:
    qtbot.waitUntil(lambda: run_model.state in states, timeout=WAIT_MS)
