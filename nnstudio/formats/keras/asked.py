"""Run by itself as a process: loads an export with Keras alone, and answers examples. Part of an export's proof.

python -m nnstudio.formats.keras.asked EXPORT EXAMPLES ANSWERS.npy
"""

from __future__ import annotations

import importlib.util
import os
import runpy
import sys
from pathlib import Path
from typing import Any

import numpy as np

from nnstudio.formats.exchange.asking import asked_of

BACKENDS = {"jax": "jax", "torch": "torch", "tensorflow": "tensorflow"}
"""Keras's backends by the module that each needs, the one that starts fastest first."""


def main() -> None:
    """Load, ask, and write the answers down."""
    path, examples, answers = map(Path, sys.argv[1:4])
    for module, backend in BACKENDS.items():
        if importlib.util.find_spec(module) is not None:
            os.environ.setdefault("KERAS_BACKEND", backend)
            break
    made = load(path)
    np.save(answers, np.asarray(made["model"].predict(asked_of(examples, made), verbose=0)))


def load(path: Path) -> dict[str, Any]:
    """The model in a file, or all that the script in a folder defines, by name."""
    return _script(path) if path.is_dir() else {"model": _file(path)}


def _file(path: Path) -> Any:
    import keras

    return keras.saving.load_model(path, compile=True)


def _script(path: Path) -> dict[str, Any]:
    """What the script defines. Run it as its readers would, but for its last lines."""
    made = runpy.run_path(str(path / "network.py"), run_name="exported")
    made["load_weights"](path / "weights.npz")
    return made


if __name__ == "__main__":
    main()
