"""The two ways out to Keras 3: the file that it loads, and the script that a person reads."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path

from nnstudio.data.atomic import write_atomically
from nnstudio.data.source import Progress, unwatched
from nnstudio.errors import Sentence, sentence
from nnstudio.formats.exchange.exporter import Exporter, refusals
from nnstudio.formats.exchange.folder import write_folder
from nnstudio.formats.exchange.network import Network
from nnstudio.formats.exchange.npz import weights_npz
from nnstudio.formats.exchange.tables import Refused, Table, none_of
from nnstudio.formats.keras.archive import write_keras
from nnstudio.formats.keras.layers import ACTIVATIONS, INITIALIZERS, LAYERS, keras_call
from nnstudio.formats.keras.plan import rate_of
from nnstudio.formats.keras.script import WEIGHTS, keras_script
from nnstudio.formats.keras.training import LOSSES, OPTIMIZERS, SCHEDULES
from nnstudio.layers.layer import Layer

NOT_AUGMENTED = sentence(
    "A model of Keras holds no changes of the pictures while it is trained: give fit pictures that are changed."
)


class _Keras(Exporter):
    """What both have in common."""

    judge = "keras"

    def gaps(self, network: Network) -> list[Sentence]:
        settings = network.training
        trained = [*refusals(LOSSES, settings.loss), *refusals(OPTIMIZERS, settings.optimizer)]
        return [*super().gaps(network), *trained]

    def refusals(self, layer: Layer) -> list[Sentence]:
        """Also those that depend on the layer's settings."""
        try:
            keras_call(layer)
        except Refused as refused:
            return [refused.sentence]
        return []

    def notes(self, network: Network) -> list[Sentence]:
        """A schedule that Keras has no class for, and changes of the pictures."""
        augmentation = network.training.augmentation
        changed = [] if augmentation is None or augmentation.is_off else [NOT_AUGMENTED]
        try:
            rate_of(network)
        except Refused as refused:
            return [refused.sentence, *changed]
        return changed

    def tables(self) -> Mapping[str, Table]:
        return {
            "layers": LAYERS,
            "activations": ACTIVATIONS,
            "initializers": INITIALIZERS,
            "losses": LOSSES,
            "optimizers": OPTIMIZERS,
            "schedules": SCHEDULES,
            **none_of(["augmentation"], NOT_AUGMENTED),
        }


class KerasFile(_Keras):
    """A `.keras` file."""

    name = "keras"
    title = "Keras file"
    help = "A file that keras.saving.load_model opens: network, weights, loss and optimizer."
    suffix = ".keras"
    asked = "nnstudio.formats.keras.asked"

    def write(self, network: Network, path: Path, progress: Progress = unwatched) -> None:
        memory = io.BytesIO()
        write_keras(network, memory)
        write_atomically(path, lambda file: file.write(memory.getvalue()))


class KerasScript(_Keras):
    """A folder with `network.py` and its weights."""

    name = "keras-script"
    title = "Keras script"
    help = "Readable code of the network with its weights beside it, to go on from in Keras."
    suffix = ""
    asked = "nnstudio.formats.keras.asked"
    takes_rows = True

    def write(self, network: Network, path: Path, progress: Progress = unwatched) -> None:
        self.check(network)
        write_folder(
            path, {"network.py": keras_script(network).text.encode("utf-8"), WEIGHTS: weights_npz(network)}
        )
