"""All ways into the studio for networks of other programs, by the suffix of their files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from nnstudio.data.opening import read_regular
from nnstudio.errors import reason_of, sentence
from nnstudio.formats.exchange.arriving import ArrivalError, Arrived
from nnstudio.formats.keras.incoming.reader import read_keras, read_keras_code
from nnstudio.formats.onnx.incoming.reader import read_onnx
from nnstudio.formats.pytorch.incoming.state import refuse_pickle

LARGEST_CODE = 2**20


def _code(path: Path) -> Arrived:
    data = read_regular(path, ArrivalError, LARGEST_CODE)
    try:
        return read_keras_code(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ArrivalError(sentence("It is no text in UTF-8.")) from error


IMPORTERS: dict[str, Callable[[Path], Arrived]] = {
    ".keras": read_keras,
    ".h5": read_keras,
    ".hdf5": read_keras,
    ".json": read_keras,
    ".onnx": read_onnx,
    ".py": _code,
}
"""Each raises ArrivalError with a sentence for what it can't take, and OSError."""
STATES = (".safetensors",)
"""Weights alone, which go onto a network that is there (runs/importing.py)."""
PICKLES = (".pt", ".pth", ".ckpt", ".pkl", ".pickle", ".bin")
"""Files that hold code, which is never run."""


def read_foreign(path: Path) -> Arrived:
    """The network in a file of another program. Raises ArrivalError, which names the file."""
    suffix = path.suffix.lower()
    importer = IMPORTERS.get(suffix)
    if suffix in PICKLES:
        reason = refuse_pickle(path).sentence
        raise ArrivalError(sentence("{path} can't come in. {reason}", path=path, reason=reason))
    if suffix in STATES:
        raise ArrivalError(
            sentence(
                "{path} holds weights alone: open the network that they belong to first, or name it with --onto.",
                path=path,
            )
        )
    if importer is None:
        known = ", ".join(IMPORTERS)
        raise ArrivalError(
            sentence("{path} is of no kind that can come in; these can: {known}.", path=path, known=known)
        )
    try:
        return importer(path)
    except MemoryError as error:
        raise ArrivalError(
            sentence("{path} can't come in. There is not enough memory for it.", path=path)
        ) from error
    except OSError as error:
        raise ArrivalError(
            sentence("{path} can't be read: {reason}.", path=path, reason=reason_of(error))
        ) from error
    except ArrivalError as error:
        raise ArrivalError(
            sentence("{path} can't come in. {reason}", path=path, reason=error.sentence)
        ) from error
