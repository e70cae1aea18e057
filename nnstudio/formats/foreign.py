"""Files of other programs, known by how they begin, so that a refusal can call them what they are."""

from __future__ import annotations

from collections.abc import Sequence

from nnstudio.errors import Sentence, sentence

LOOKED_AT = 64
"""Bytes at a file's start that tell what it is."""
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*")
VERSION_FIELD = b"\x08"
"""How the first field of a message of Protocol Buffers begins, if it is a number."""


def kind_of_bytes(start: bytes, name: str) -> Sentence | None:
    """What a file that is no zip is, by its first LOOKED_AT bytes and its name; None for what nobody knows."""
    if start.startswith(b"\x89HDF\r\n\x1a\n"):
        return sentence("a model or weights of Keras in HDF5 (.h5)")
    if start.startswith(b"\x93NUMPY"):
        return sentence("an array of NumPy (.npy)")
    if start[4:8] == b"TFL3":
        return sentence("a model of TensorFlow Lite (.tflite)")
    if start.startswith(PICTURES) or start[8:12] == b"WEBP":
        return sentence("a picture")
    if start.startswith(b"\x1f\x8b"):
        return sentence("a gzip file")
    if start[8:9] == b"{" and start[7:8] == b"\0":
        return sentence("a file of tensors alone (.safetensors)")
    if start[:1] == b"\x80" and start[1:2] in (b"\x02", b"\x03", b"\x04", b"\x05"):
        return sentence("a pickle, perhaps a model of PyTorch (.pt)")
    return _kind_of_fields(start, name.lower()) if start.startswith(VERSION_FIELD) else None


def _kind_of_fields(start: bytes, name: str) -> Sentence | None:
    """ONNX and TensorFlow begin alike: with a version, and after it the producer's name or the graph."""
    if name.endswith(".pb"):
        return sentence("a model of TensorFlow (.pb)")
    if start[2:3] == b"\x12" or name.endswith(".onnx"):
        return sentence("a model in ONNX (.onnx)")
    return None


def kind_of_zip(members: Sequence[str]) -> Sentence | None:
    """What a zip that is no project is, by the names in it; None for what nobody knows."""
    ends = {member.rpartition("/")[2] for member in members}
    if {"config.json", "metadata.json"} <= ends or "model.weights.h5" in ends:
        return sentence("a model of Keras (.keras)")
    if "data.pkl" in ends or "constants.pkl" in ends:
        return sentence("a model of PyTorch (.pt)")
    if members and all(member.endswith(".npy") for member in members):
        return sentence("arrays of NumPy (.npz)")
    return None
