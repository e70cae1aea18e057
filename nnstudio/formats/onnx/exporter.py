"""The way out to ONNX."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from nnstudio.data.atomic import write_atomically
from nnstudio.data.source import Progress, unwatched
from nnstudio.errors import sentence
from nnstudio.formats.exchange.exporter import Exporter
from nnstudio.formats.exchange.network import Network
from nnstudio.formats.exchange.tables import TRAINED, Table, none_of
from nnstudio.formats.onnx.functions import FUNCTIONS
from nnstudio.formats.onnx.layers import LAYERS
from nnstudio.formats.onnx.model import onnx_bytes


class OnnxFile(Exporter):
    """A `.onnx` file."""

    name = "onnx"
    title = "ONNX"
    help = "A file that onnxruntime and many other programs run, on phones and in browsers too."
    suffix = ".onnx"
    judge = "onnxruntime"
    asked = "nnstudio.formats.onnx.asked"

    def write(self, network: Network, path: Path, progress: Progress = unwatched) -> None:
        self.check(network)
        data = onnx_bytes(network)
        write_atomically(path, lambda file: file.write(data))

    def tables(self) -> Mapping[str, Table]:
        return {
            "layers": LAYERS,
            "activations": FUNCTIONS,
            **none_of(TRAINED, sentence("An ONNX file only answers: how it was trained stays behind.")),
        }
