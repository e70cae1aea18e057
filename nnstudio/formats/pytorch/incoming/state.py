"""A file of a state_dict, opened without trust. Safetensors holds numbers alone; a .pt holds code, and is refused."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from pathlib import Path

from nnstudio.data.opening import read_regular
from nnstudio.document.plain import parse_json
from nnstudio.errors import sentence
from nnstudio.formats.errors import Fault
from nnstudio.formats.exchange.arriving import ArrivalError
from nnstudio.formats.pytorch.exporter import WRITER
from nnstudio.formats.tensors import check_finite, from_bytes
from nnstudio.layers.layer import Array

LARGEST = 4 * 2**30
COUNTERS = "num_batches_tracked"
NUMBERS = re.compile(r"(\d+)")
ALIASES = {
    "gamma": "weight",
    "beta": "bias",
    "moving_mean": "running_mean",
    "moving_variance": "running_var",
    "alpha": "weight",
}
"""Our own helpers' names of what PyTorch's modules call otherwise."""


@dataclasses.dataclass(frozen=True)
class State:
    """modules: the arrays of each module by their last name, as PyTorch's own modules call it, in the order of their
    names, in which 10 follows 9. own: whether the studio wrote it.
    """

    modules: Mapping[str, Mapping[str, Array]]
    own: bool


def read_state(path: Path) -> State:
    """What is in a `.safetensors` file. Raises ArrivalError."""
    data = read_regular(path, ArrivalError, LARGEST)
    try:
        arrays = from_bytes(data)
        check_finite(arrays)
    except Fault as fault:
        raise ArrivalError(sentence("The file {fault}.", fault=fault.sentence)) from fault
    modules: dict[str, dict[str, Array]] = {}
    for name in sorted(arrays, key=_counted):
        module, _, last = name.rpartition(".")
        if last != COUNTERS:
            modules.setdefault(module, {})[ALIASES.get(last, last)] = arrays[name]
    return State(modules, _is_own(data))


def _counted(name: str) -> list[tuple[int, int, str]]:
    parts = NUMBERS.split(name)
    return [(1, int(part[:18]), "") if part.isdigit() else (0, 0, part) for part in parts]


def _is_own(data: bytes) -> bool:
    header = parse_json(data[8 : 8 + int.from_bytes(data[:8], "little")])
    told = header.get("__metadata__") if isinstance(header, Mapping) else None
    return isinstance(told, Mapping) and told.get("writer") == WRITER


def refuse_pickle(path: Path) -> ArrivalError:
    """Why a file that PyTorch's own `save` wrote is not opened, and what to do."""
    return ArrivalError(
        sentence(
            "A {suffix} file holds code that would be run when it is opened. Save the numbers alone, in PyTorch: "
            'safetensors.torch.save_file(model.state_dict(), "{name}.safetensors"), or the whole model by '
            "torch.onnx.export.",
            suffix=path.suffix,
            name=path.stem,
        )
    )
