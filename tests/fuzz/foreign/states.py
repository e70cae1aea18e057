"""Weights alone, of PyTorch: safetensors that lie about themselves, and pickles that would run a command."""

from __future__ import annotations

import functools
import pickle
import struct
from typing import Any

import numpy as np
import safetensors.numpy

from nnstudio.formats.pytorch.module import state_dict
from tests.fuzz.foreign import good
from tests.fuzz.foreign.archives import Pickled
from tests.fuzz.values import Chance, odd_text, pick, turned


@functools.cache
def states() -> tuple[bytes, ...]:
    """Files that are as they should be."""
    return tuple(safetensors.numpy.save(state_dict(network)) for network in good.networks())


def damaged(chance: Chance) -> bytes:
    """A file with something wrong in it."""
    data: bytes = pick(chance, states())
    how = int(chance.integers(6))
    if how == 0:
        return turned(chance, data)
    if how == 1:
        return bytes(pick(chance, (odd_text(chance), pickle.dumps(Pickled()), b"PK\x03\x04" + data)))
    if how == 2:
        length: int
        (length,) = struct.unpack("<Q", data[:8])
        return struct.pack("<Q", int(pick(chance, (0, 2**40, 2**63, length + 9, length - 9)))) + data[8:]
    arrays = safetensors.numpy.load(data)
    _spoil(chance, arrays)
    return bytes(safetensors.numpy.save(arrays))


def _spoil(chance: Chance, arrays: dict[str, Any]) -> None:
    name = pick(chance, sorted(arrays))
    array = arrays.pop(name)
    others = (
        np.full_like(array, pick(chance, (np.nan, np.inf, 3e38))),
        array.astype(pick(chance, (np.float64, np.int64, np.bool_, np.float16))),
        array.reshape(-1)[:-1].copy(),
        np.zeros((0, 3), np.float32),
        np.zeros((1,) * 40, np.float32),
    )
    how = int(chance.integers(4))
    if how == 0:
        arrays[pick(chance, ("../x", "\x1b[2J", "module." + name, "x" * 100_000, "", "a.b.c.d.weight"))] = (
            array
        )
    elif how == 1:
        arrays.update({f"more.{number}.weight": array[:1].copy() for number in range(2000)})
    else:
        arrays[name] = pick(chance, others)
