"""All ways out of the studio, by their names: adding one is adding a class and naming it here."""

from __future__ import annotations

from nnstudio.formats.exchange.exporter import Exporter
from nnstudio.formats.keras.exporter import KerasFile, KerasScript
from nnstudio.formats.numpy_script.exporter import NumPyScript
from nnstudio.formats.onnx.exporter import OnnxFile
from nnstudio.formats.pytorch.exporter import PyTorchModule, PyTorchTraining

EXPORTERS: dict[str, Exporter] = {
    exporter.name: exporter
    for exporter in (
        KerasFile(),
        KerasScript(),
        PyTorchTraining(),
        PyTorchModule(),
        OnnxFile(),
        NumPyScript(),
    )
}
