"""Files of other programs are called what they are."""

import io
import pickle
import struct
import zipfile
from pathlib import Path

import numpy as np
import pytest
import safetensors.numpy

from nnstudio.formats.errors import ProjectError
from nnstudio.formats.project import load_project


def zipped(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, b"{}")
    return file.getvalue()


def array() -> bytes:
    file = io.BytesIO()
    np.save(file, np.zeros(3))
    return file.getvalue()


def arrays() -> bytes:
    file = io.BytesIO()
    np.savez(file, a=np.zeros(3))
    return file.getvalue()


FOREIGN: dict[str, tuple[str, bytes, str]] = {
    "Keras 3": (
        "m.keras",
        zipped("metadata.json", "config.json", "model.weights.h5"),
        "a model of Keras (.keras)",
    ),
    "HDF5": ("m.h5", b"\x89HDF\r\n\x1a\n" + bytes(100), "a model or weights of Keras in HDF5 (.h5)"),
    "ONNX": ("m.onnx", b"\x08\x07\x12\x07pytorch" + bytes(60), "a model in ONNX (.onnx)"),
    "ONNX without a producer": ("m.onnx", b"\x08\x0a\x3a\x10" + bytes(60), "a model in ONNX (.onnx)"),
    "PyTorch": ("m.pt", zipped("m/data.pkl", "m/version", "m/data/0"), "a model of PyTorch (.pt)"),
    "TorchScript": ("m.pt", zipped("m/code/m.py", "m/constants.pkl"), "a model of PyTorch (.pt)"),
    "old PyTorch": ("m.pt", pickle.dumps({"a": 1}, protocol=2), "a pickle, perhaps a model of PyTorch (.pt)"),
    "TensorFlow": ("saved_model.pb", b"\x08\x01\x12\x99\x01" + bytes(60), "a model of TensorFlow (.pb)"),
    "TensorFlow Lite": ("m.tflite", b"\x1c\0\0\0TFL3" + bytes(60), "a model of TensorFlow Lite (.tflite)"),
    "safetensors": (
        "m.safetensors",
        safetensors.numpy.save({"a": np.zeros(3, np.float32)}),
        "a file of tensors alone (.safetensors)",
    ),
    "NumPy": ("m.npy", array(), "an array of NumPy (.npy)"),
    "many of NumPy": ("m.npz", arrays(), "arrays of NumPy (.npz)"),
    "a picture": ("m.png", b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + bytes(40), "a picture"),
}


@pytest.mark.parametrize("kind", FOREIGN)
@pytest.mark.parametrize("renamed", [False, True], ids=["as it is called", "called a project"])
def test_a_file_of_another_program_is_refused_by_its_name(kind: str, renamed: bool, tmp_path: Path) -> None:
    name, data, called = FOREIGN[kind]
    path = tmp_path / name
    if renamed and kind not in ("ONNX without a producer", "TensorFlow"):
        path = tmp_path / "m.nnstudio"
    path.write_bytes(data)
    with pytest.raises(ProjectError) as error:
        load_project(path)
    assert str(error.value) == f"{path} is {called}, and NN Studio opens its own projects only (.nnstudio)."
