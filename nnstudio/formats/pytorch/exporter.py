"""The ways out to PyTorch: a folder with the module's code and its weights, alone or with all that trains it again."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import safetensors.numpy

from nnstudio.data.source import Progress, unwatched
from nnstudio.errors import Sentence, sentence
from nnstudio.formats.exchange.examples import example_files, is_large, size_described
from nnstudio.formats.exchange.exporter import Exporter
from nnstudio.formats.exchange.folder import Contents, write_folder
from nnstudio.formats.exchange.network import Network
from nnstudio.formats.exchange.tables import Refused, Table
from nnstudio.formats.pytorch.functions import FUNCTIONS
from nnstudio.formats.pytorch.initializers import INITIALIZERS
from nnstudio.formats.pytorch.layers import LAYERS
from nnstudio.formats.pytorch.module import pytorch_module, state_dict
from nnstudio.formats.pytorch.training.augmentation import AUGMENTATIONS
from nnstudio.formats.pytorch.training.losses import LOSSES
from nnstudio.formats.pytorch.training.optimizers import OPTIMIZERS
from nnstudio.formats.pytorch.training.schedules import SCHEDULES
from nnstudio.formats.pytorch.training.script import pytorch_training
from nnstudio.shown import bytes_text

MODULE = "network.py"
WEIGHTS = "weights.safetensors"
WRITER = "NN Studio"
"""In the metadata of the weights: their rows are in our own order, with channels last."""
TRAINING = "train.py"


class PyTorchModule(Exporter):
    """`network.py` and `weights.safetensors`."""

    name = "pytorch-module"
    title = "PyTorch module"
    help = "Readable code of a module, with its state_dict in safetensors."
    suffix = ""
    judge = "torch"
    asked = "nnstudio.formats.pytorch.asked"
    takes_rows = True

    def write(self, network: Network, path: Path, progress: Progress = unwatched) -> None:
        self.check(network)
        write_folder(path, self.files(network, progress))

    def files(self, network: Network, progress: Progress) -> dict[str, Contents]:
        """What the folder holds."""
        return {
            MODULE: pytorch_module(network).text.encode("utf-8"),
            WEIGHTS: safetensors.numpy.save(state_dict(network), {"writer": WRITER}),
        }

    def tables(self) -> Mapping[str, Table]:
        return {
            "layers": LAYERS,
            "activations": FUNCTIONS,
            "initializers": INITIALIZERS,
            "losses": LOSSES,
            "optimizers": OPTIMIZERS,
            "schedules": SCHEDULES,
            "augmentation": AUGMENTATIONS,
        }


class PyTorchTraining(PyTorchModule):
    """The same with `train.py` and the examples."""

    name = "pytorch"
    title = "PyTorch module and training"
    help = (
        "Readable code of a module with its state_dict, and a script that trains it as here, on one process or, by "
        "torchrun, on many."
    )
    takes_data = True

    def gaps(self, network: Network) -> list[Sentence]:
        """Also a network of which nothing trains."""
        frozen = all(
            node.layer.frozen or not node.layer.weights(*network.inputs(node)) for node in network.nodes
        )
        if not frozen:
            return super().gaps(network)
        said = sentence("No layer of this network trains, so that there is no training to write.")
        return [*super().gaps(network), said]

    def contents(self, network: Network) -> Sentence:
        return sentence(
            "A folder is written with network.py, weights.safetensors, train.py, and the examples that it learns from "
            "and is judged on: {size} before they are packed.",
            size=bytes_text(size_described(network.description, network.training)),
        )

    def files(self, network: Network, progress: Progress) -> dict[str, Contents]:
        data = network.data
        if data is None:
            raise Refused(sentence("train.py needs the examples, and they are not at hand."))
        judged = data.validation is not None and len(data.validation) > 0
        code = pytorch_training(network, judged=judged, mapped=is_large(data))
        return {
            **super().files(network, progress),
            TRAINING: code.text.encode("utf-8"),
            **example_files(data, progress),
        }
