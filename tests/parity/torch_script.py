"""The exported training script, run here in double precision on a few examples, beside the studio's own engine."""

from __future__ import annotations

import dataclasses
import sys
import types
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from nnstudio.engine.training import Training
from nnstudio.formats.exchange.network import Network
from nnstudio.formats.exporters import EXPORTERS
from nnstudio.formats.pytorch.module import state_dict
from nnstudio.layers.layer import Array
from nnstudio.learning.events import EpochDone

torch = pytest.importorskip("torch")


def here(network: Network) -> tuple[dict[str, Array], list[EpochDone]]:
    """The weights after training by our engine, in PyTorch's names and axes, and what each epoch told."""
    assert network.data is not None
    with Training(
        network.graph, network.training, network.data, weights=network.weights, threads=1, dtype=np.float64
    ) as training:
        told = [event for event in training.events() if isinstance(event, EpochDone)]
        weights = training.snapshot()
    return dict(state_dict(dataclasses.replace(network, weights=weights))), told


def functions(folder: Path) -> dict[str, Any]:
    """All that the written script defines."""
    network = types.ModuleType("network")
    exec(compile((folder / "network.py").read_text("utf-8"), "network.py", "exec"), network.__dict__)
    script: dict[str, Any] = {"__name__": "train", "__file__": str(folder / "train.py")}
    before = sys.modules.get("network")
    sys.modules["network"] = network
    try:
        exec(compile((folder / "train.py").read_text("utf-8"), "train.py", "exec"), script)
    finally:
        del sys.modules["network"]
        if before is not None:
            sys.modules["network"] = before
    return script


def write(network: Network, folder: Path) -> Path:
    """The whole export; the folder."""
    EXPORTERS["pytorch"].write(network, folder / "out")
    return folder / "out"


def there(network: Network, folder: Path) -> dict[str, Array]:
    """The weights after training by the written script."""
    out = write(network, folder)
    before = torch.get_default_dtype()
    torch.set_default_dtype(torch.float64)
    try:
        functions(out)["main"](["--from", str(out / "weights.safetensors")])
    finally:
        torch.set_default_dtype(before)
    return learned_in(out)


def learned_in(folder: Path) -> dict[str, Array]:
    """What the script has written."""
    from safetensors.numpy import load_file

    return load_file(folder / "trained.safetensors")


def compare(ours: Mapping[str, Array], theirs: Mapping[str, Array], network: Network, same: float) -> None:
    """Every weight alike, and some of them moved."""
    begun = state_dict(network)
    assert set(ours) == set(theirs)
    for name, array in ours.items():
        np.testing.assert_allclose(theirs[name], array, rtol=0, atol=same, err_msg=name)
    assert max(float(np.abs(array - begun[name]).max()) for name, array in ours.items()) > 20 * same


def figures(said: str) -> Iterator[list[float]]:
    """The numbers of each line that the script prints: losses and figures, in order."""
    for line in said.splitlines():
        if line.startswith("epoch"):
            words = line.replace(",", " ").replace(";", " ").split()
            numbers = [word for word in words[2:] if word[0].isdigit() or word[0] == "-"]
            yield [float(word.rstrip("%")) / (100 if word.endswith("%") else 1) for word in numbers]
