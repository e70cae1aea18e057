"""All ways into the studio for networks of other programs, by the suffix of their files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from nnstudio.data.opening import read_regular
from nnstudio.errors import reason_of, sentence
from nnstudio.formats.exchange.arriving import ArrivalError, Arrived
from nnstudio.formats.keras.incoming.reader import read_keras, read_keras_code
from nnstudio.formats.onnx.incoming.reader import read_onnx

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


def read_foreign(path: Path) -> Arrived:
    """The network in a file of another program. Raises ArrivalError, which names the file."""
    importer = IMPORTERS.get(path.suffix.lower())
    if importer is None:
        known = ", ".join(IMPORTERS)
        raise ArrivalError(
            sentence("{path} is of no kind that can come in; these can: {known}.", path=path, known=known)
        )
    try:
        return importer(path)
    except OSError as error:
        raise ArrivalError(
            sentence("{path} can't be read: {reason}.", path=path, reason=reason_of(error))
        ) from error
    except ArrivalError as error:
        raise ArrivalError(
            sentence("{path} can't come in. {reason}", path=path, reason=error.sentence)
        ) from error
