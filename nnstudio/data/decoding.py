"""Decodes many pictures once into one file of bytes, on all cores, with bounded memory; broken ones are left out."""

from __future__ import annotations

import concurrent.futures
import dataclasses
import json
import os
import warnings
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import BinaryIO

import numpy as np
from PIL import Image

from nnstudio.data.errors import DataError
from nnstudio.data.fitting import Bytes
from nnstudio.data.listing import Picture
from nnstudio.data.mapped import MappedExamples
from nnstudio.data.source import Progress
from nnstudio.errors import sentence
from nnstudio.learning.examples import ArrayExamples, Examples

MOST_PIXELS = 100_000_000
"""Pictures with more are left out before they are uncompressed."""
AT_ONCE = 256
WAITING = 2**25
"""Bytes of decoded pictures that wait to be written, about, however large each is."""
Fit = Callable[[Image.Image], Bytes]


@dataclasses.dataclass(frozen=True)
class Decoded:
    """examples: (height, width, channels) bytes with their labels, mapped from disk. broken: files left out."""

    examples: Examples
    broken: tuple[str, ...]


def decode(
    folder: Path, pictures: Iterable[Picture], fit: Fit, draft: int, into: Path, progress: Progress
) -> None:
    """Fill `into` with the pictures below `folder`, as `load` reads them. progress may raise to give up.

    draft: a JPEG may be decoded at a smaller size, as long as its shorter side is still that many pixels.
    """
    chosen, broken, labels = list(pictures), [], []
    into.mkdir(parents=True, exist_ok=True)
    with (into / "values").open("wb") as file, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # here and not in each thread, since the filters belong to all
        for done, (picture, values) in enumerate(_each(folder, chosen, fit, draft), 1):
            if values is None:
                broken.append(picture.name)
            else:
                _write(file, values)
                labels.append(picture.label)
            progress(done, len(chosen))
    np.save(into / "labels.npy", np.array(labels, np.intp))
    (into / "broken.json").write_text(json.dumps(broken), encoding="utf-8")


def load(folder: Path, shape: tuple[int, int, int]) -> Decoded:
    """What `decode` has written, mapped and not read. Raises OSError and ValueError where it was changed."""
    labels = np.load(folder / "labels.npy", allow_pickle=False)
    broken = json.loads((folder / "broken.json").read_text(encoding="utf-8"))
    if not len(labels):
        return Decoded(ArrayExamples(np.empty((0, *shape), np.uint8), labels), tuple(broken))
    return Decoded(MappedExamples(folder / "values", shape, labels), tuple(broken))


def _write(file: BinaryIO, values: Bytes) -> None:
    file.write(np.ascontiguousarray(values).data)


def _each(
    folder: Path, pictures: list[Picture], fit: Fit, draft: int
) -> Iterator[tuple[Picture, Bytes | None]]:
    """Each picture in order, decoded on all cores; AT_ONCE of them in memory at the most."""
    waiting = iter(pictures)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count() or 1, "decode") as pool:
        most = max(8, min(AT_ONCE, WAITING // (draft * draft * 3)))
        while batch := list(islice(waiting, most)):
            yield from zip(
                batch, pool.map(lambda picture: _one(folder / picture.name, fit, draft), batch), strict=True
            )


def _one(path: Path, fit: Fit, draft: int) -> Bytes | None:
    try:
        with Image.open(path) as image:
            if image.width * image.height > MOST_PIXELS:
                return None
            image.draft(None, (draft, draft))
            return fit(image)
    except Exception as error:  # Pillow's readers raise whatever a damaged file leads them to
        if not path.exists():
            raise DataError(
                sentence("{path} vanished while the folder was read: open it again.", path=str(path))
            ) from error
        return None
