"""Which cases there are: each has a number, and depends on it and the seed alone."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import numpy as np

from tests.fuzz.foreign import archives, codes, configs, hdf5, places
from tests.fuzz.foreign.judging import Judge, judge_code, judge_command, judge_file
from tests.fuzz.values import Chance, pick

SHARES = {"keras": 0.3, "h5": 0.2, "json": 0.15, "code": 0.33, "place": 0.02}
NAMES = {"keras": "model.keras", "h5": "model.h5", "json": "model.json", "code": "model.py"}
MAKERS = {
    "keras": archives.damaged,
    "h5": hdf5.damaged_model,
    "json": configs.damaged,
    "code": codes.damaged,
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


def case(seed: int, number: int) -> Case:
    """The case of that number."""
    chance = np.random.default_rng([seed, number])
    kind = str(chance.choice(list(SHARES), p=list(SHARES.values())))
    if kind == "place":
        return Case(kind, pick(chance, list(NAMES.values())), None, (judge_file, judge_command), chance)
    data = MAKERS[kind](chance)
    judges: list[Judge] = [judge_file]
    if kind == "code":
        judges = [judge_code, judge_file] if chance.random() < 0.2 else [judge_code]
    if chance.random() < COMMANDS:
        judges += [judge_command]
    return Case(kind, NAMES[kind], data, tuple(judges), chance)
