"""Which cases there are: each has a number, and depends on it and the seed alone."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import numpy as np

from tests.fuzz.foreign import archives, codes, configs, hdf5, places, states
from tests.fuzz.foreign.judging import Judge, judge_code, judge_command, judge_file, judge_state
from tests.fuzz.values import Chance, pick

SHARES = {
    "usual": {"keras": 0.3, "h5": 0.2, "json": 0.15, "code": 0.28, "state": 0.05, "place": 0.02},
    "onnx": {"onnx": 1.0},
}
"""Which kinds there are, by the set that is asked for: not every machine has the onnx package."""
NAMES = {
    "keras": "model.keras",
    "h5": "model.h5",
    "json": "model.json",
    "code": "model.py",
    "onnx": "model.onnx",
    "state": "model.safetensors",
}


def _graph(chance: Chance) -> bytes:
    from tests.fuzz.foreign import graphs

    return graphs.damaged(chance)


MAKERS: dict[str, Callable[[Chance], bytes]] = {
    "keras": archives.damaged,
    "h5": hdf5.damaged_model,
    "json": configs.damaged,
    "code": codes.damaged,
    "state": states.damaged,
    "onnx": _graph,
}
COMMANDS = 0.1
"""Share of the cases that are also given to the command line."""


@dataclasses.dataclass(frozen=True)
class Case:
    """A thing to be read. data: its bytes, None for something that is no file."""

    kind: str
    name: str
    data: bytes | None
    judges: tuple[Judge, ...]
    chance: Chance

    def put(self, folder: Path) -> Path:
        """Put it into the folder."""
        path = folder / self.name
        places.clear(path)
        if self.data is None:
            places.put(self.chance, path)
        else:
            path.write_bytes(self.data)
        return path


def case(seed: int, number: int, what: str = "usual") -> Case:
    """The case of that number. what: one of SHARES."""
    chance = np.random.default_rng([seed, number])
    shares = SHARES[what]
    kind = str(chance.choice(list(shares), p=list(shares.values())))
    if kind == "place":
        return Case(kind, pick(chance, list(NAMES.values())), None, (judge_file, judge_command), chance)
    data = MAKERS[kind](chance)
    if kind == "state":
        name = "model.pt" if chance.random() < 0.1 else NAMES[kind]
        return Case(kind, name, data, (judge_state if name == NAMES[kind] else judge_file,), chance)
    judges: list[Judge] = [judge_file]
    if kind == "code":
        both = chance.random() < 0.2 and _is_text(data)
        judges = [judge_code, judge_file] if both else [judge_code]
    if chance.random() < COMMANDS and (kind != "code" or _is_text(data)):
        judges += [judge_command]
    return Case(kind, NAMES[kind], data, tuple(judges), chance)


def _is_text(data: bytes) -> bool:
    """Whether a file of these bytes is the text that is pasted: what is no UTF-8 can be pasted all the same."""
    try:
        return not data.decode("utf-8").startswith("\ufeff")
    except UnicodeDecodeError:
        return False
