"""The way out to NumPy alone."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from nnstudio.data.source import Progress, unwatched
from nnstudio.errors import sentence
from nnstudio.formats.exchange.exporter import Exporter
from nnstudio.formats.exchange.folder import write_folder
from nnstudio.formats.exchange.network import Network
from nnstudio.formats.exchange.npz import weights_npz
from nnstudio.formats.exchange.tables import TRAINED, Table, none_of
from nnstudio.formats.numpy_script.functions import FUNCTIONS
from nnstudio.formats.numpy_script.layers import LAYERS
from nnstudio.formats.numpy_script.script import WEIGHTS, numpy_script


class NumPyScript(Exporter):
    """A folder with `network.py` and its weights."""

    name = "numpy"
    title = "NumPy script"
    help = "A page or two of code that answers with NumPy alone: to read, and to teach from."
    suffix = ""
    judge = "numpy"
    asked = "nnstudio.formats.numpy_script.asked"
    takes_rows = True

    def write(self, network: Network, path: Path, progress: Progress = unwatched) -> None:
        self.check(network)
        code = numpy_script(network).text.encode("utf-8")
        write_folder(path, {"network.py": code, WEIGHTS: weights_npz(network)})

    def tables(self) -> Mapping[str, Table]:
        return {
            "layers": LAYERS,
            "activations": FUNCTIONS,
            **none_of(TRAINED, sentence("The script only answers: how it was trained stays behind.")),
        }
