"""The way out to PyTorch: a folder with the module's code and its weights."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import safetensors.numpy

from nnstudio.formats.exchange.exporter import Exporter
from nnstudio.formats.exchange.folder import write_folder
from nnstudio.formats.exchange.network import Network
from nnstudio.formats.exchange.tables import Table
from nnstudio.formats.pytorch.functions import FUNCTIONS
from nnstudio.formats.pytorch.initializers import INITIALIZERS
from nnstudio.formats.pytorch.layers import LAYERS
from nnstudio.formats.pytorch.module import pytorch_module, state_dict

MODULE = "network.py"
WEIGHTS = "weights.safetensors"


class PyTorchModule(Exporter):
    """`network.py` and `weights.safetensors`."""

    name = "pytorch"
    title = "PyTorch module"
    help = "Readable code of a module, with its state_dict in safetensors."
    suffix = ""
    judge = "torch"
    asked = "nnstudio.formats.pytorch.asked"

    def write(self, network: Network, path: Path) -> None:
        self.check(network)
        weights = safetensors.numpy.save(state_dict(network))
        write_folder(path, {MODULE: pytorch_module(network).text.encode("utf-8"), WEIGHTS: weights})

    def tables(self) -> Mapping[str, Table]:
        return {"layers": LAYERS, "activations": FUNCTIONS, "initializers": INITIALIZERS}
