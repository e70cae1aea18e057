"""What lies outside the folder of the cases, and must stay there: files full of one number that is nowhere else."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import h5py
import numpy as np

CANARY = np.float32(8191.25)
"""Weights that have this number have been told a secret."""
NUMBERS = 2**17


@dataclasses.dataclass(frozen=True)
class Outside:
    """raw: plain numbers. hdf5: the same as the dataset `secret`."""

    raw: Path = Path("/secret.bin")
    hdf5: Path = Path("/secret.h5")


_KNOWN = [Outside()]


def known() -> Outside:
    """Where the secrets are."""
    return _KNOWN[-1]


def prepare(folder: Path) -> None:
    """Write the secrets into the folder."""
    folder.mkdir(exist_ok=True)
    found = Outside(folder / "secret.bin", folder / "secret.h5")
    numbers = np.full(NUMBERS, CANARY, np.float32)
    found.raw.write_bytes(numbers.tobytes())
    with h5py.File(found.hdf5, "w") as file:
        file["secret"] = numbers
    _KNOWN.append(found)


def holds_secret(array: np.ndarray) -> bool:
    """Whether the number has come in."""
    return bool((array == CANARY).any())
