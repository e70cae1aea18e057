"""What tells data from other data wherever it lies: found from the data itself when it is opened, and kept in the
project. Numbers of examples and names of classes would take one set of images for another of the same kind.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import numpy as np

from nnstudio.data.description import Description
from nnstudio.data.places import place_field
from nnstudio.data.source import Source
from nnstudio.learning.examples import Examples

LOOKED_AT = 64
"""Examples of each part that are looked at, besides all targets."""


def of_bytes(parts: Iterable[bytes]) -> str:
    """The fingerprint of what these bytes say, one after the other: 32 hexadecimal digits."""
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        digest.update(len(part).to_bytes(8, "little"))
        digest.update(part)
    return digest.hexdigest()


def of_examples(*parts: Examples | None) -> str:
    """The fingerprint of the parts of some data, None for one that there is not: of their sizes, all targets, and some
    examples, always the same ones. Raises DataError where these can't be read.
    """
    return of_bytes(said for part in parts for said in _of_part(part))


def _of_part(part: Examples | None) -> Iterable[bytes]:
    if part is None:
        yield b""
        return
    yield repr((len(part), part.shape, part.dtype.str, part.targets.shape)).encode()
    targets = np.ascontiguousarray(part.targets)
    yield targets.astype("<i8" if targets.dtype.kind in "iu" else "<f4", copy=False).tobytes()
    some = np.random.default_rng(0).permutation(len(part))[:LOOKED_AT]
    examples = np.empty((len(some), *part.shape), part.dtype)
    part.read(np.sort(some), examples)
    yield examples.tobytes()


def is_same_data(one: Source, its: str, other: Source, others: str) -> bool:
    """Whether two sources give the same examples. its, others: their fingerprints, "" where one is not known.

    By their fingerprints the place does not matter; without them, there is nothing but the place to tell.
    """
    if its and others:
        return its == others and without_place(one) == without_place(other)
    return one == other


def has_changed(known: Description, found: Description) -> bool:
    """Whether other data lies where the known data was."""
    return bool(known.fingerprint and found.fingerprint) and known.fingerprint != found.fingerprint


def without_place(source: Source) -> Source:
    """The same source, wherever its data lies."""
    field = place_field(source)
    return source if field is None else source.change(**{field.name: field.default})
