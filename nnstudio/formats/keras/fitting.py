"""The call of fit: how long the run is, what it is judged on, and what callbacks do during it."""

from __future__ import annotations

from typing import Any

from nnstudio.errors import Sentence, sentence
from nnstudio.formats.exchange.call import Call, Name, python
from nnstudio.formats.exchange.code import Writer, comment
from nnstudio.formats.exchange.network import Network
from nnstudio.layers.shapes import shape_text
from nnstudio.learning.losses import SparseCategoricalCrossentropy
from nnstudio.learning.schedules import ReduceOnPlateau
from nnstudio.learning.tasks import Classification

CALLBACKS = "keras.callbacks"


def weighs_classes(network: Network) -> bool:
    """Whether rare classes count as much as common ones."""
    balanced = network.training.class_weights == "balanced"
    return balanced and isinstance(network.description.task, Classification)


def lowers_rate(network: Network) -> bool:
    """Whether a callback changes the learning rate."""
    return isinstance(network.training.schedule, ReduceOnPlateau)


def write_fit(network: Network, writer: Writer) -> None:
    """Write it, with what the examples have to be."""
    settings = network.training
    writer.add_all(comment(_examples(network)))
    named: dict[str, Any] = {"batch_size": settings.batch_size, "epochs": settings.epochs}
    if settings.validation == "test set":
        named["validation_data"] = (Name("x_test"), Name("y_test"))
    elif settings.validation == "split":
        named["validation_split"] = settings.validation_fraction
    if not settings.shuffle:
        named["shuffle"] = False
    if weighs_classes(network):
        _write_weights(network, writer)
        named["class_weight"] = Name("class_weight")
    callbacks = _callbacks(network)
    if len(callbacks) == 1:
        named["callbacks"] = callbacks
    elif callbacks:
        writer.add("callbacks = [")
        writer.add_all(f"    {python(callback, 4, 1)}," for callback in callbacks)
        writer.add("]")
        named["callbacks"] = Name("callbacks")
    writer.add(python(Call("model.fit", named, (Name("x"), Name("y")))))


def _write_weights(network: Network, writer: Writer) -> None:
    """The factors that make all classes count alike, as the engine has them."""
    task, loss = network.description.task, network.training.loss
    assert isinstance(task, Classification)
    labels = "y" if isinstance(loss, SparseCategoricalCrossentropy) else "y.argmax(axis=1)"
    writer.add(f"counts = np.bincount({labels}, minlength={len(task.classes)})")
    writer.add("present = np.count_nonzero(counts)")
    writer.add("class_weight = {at: len(y) / (present * max(n, 1)) for at, n in enumerate(counts)}")


def _callbacks(network: Network) -> list[Call]:
    settings, found = network.training, []
    monitor = {"monitor": "loss"} if settings.validation == "none" else {}
    if settings.early_stopping is not None:
        stopping = {"patience": settings.early_stopping, "restore_best_weights": True}
        found.append(Call(f"{CALLBACKS}.EarlyStopping", {**monitor, **stopping}))
    if isinstance(settings.schedule, ReduceOnPlateau):
        found.append(Call(f"{CALLBACKS}.ReduceLROnPlateau", {**monitor, **_plateau(settings.schedule)}))
    return found


def _plateau(schedule: ReduceOnPlateau) -> dict[str, Any]:
    """What is another than Keras's own is written, and what everybody looks for."""
    usual = ReduceOnPlateau()
    named = {"factor": schedule.factor, "patience": schedule.patience}
    others = {"min_delta": "min_delta", "cooldown": "cooldown", "min_rate": "min_lr"}
    for ours, theirs in others.items():
        value = getattr(schedule, ours)
        if value != getattr(usual, ours):
            named[theirs] = value
    return named


def _examples(network: Network) -> Sentence:
    takes, gives = (
        shape_text(shape)
        for shape in (
            network.graph.input_shape,
            network.description.task.outputs(network.graph.input_shape)[0],
        )
    )
    return sentence(
        "x: examples of {takes}, as they are. y: what is to come out, {gives} each.", takes=takes, gives=gives
    )
