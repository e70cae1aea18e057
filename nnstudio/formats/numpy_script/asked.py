"""Run by itself as a process: loads an export with NumPy alone, and answers examples. Part of an export's proof.

python -m nnstudio.formats.numpy_script.asked EXPORT EXAMPLES ANSWERS.npy
"""

from __future__ import annotations

import runpy
import sys
from pathlib import Path

import numpy as np

from nnstudio.formats.exchange.asking import asked_of


def main() -> None:
    """Load, ask, and write the answers down."""
    path, examples, answers = map(Path, sys.argv[1:4])
    made = runpy.run_path(str(path / "network.py"))
    np.save(answers, made["predict"](asked_of(examples, made)))


if __name__ == "__main__":
    main()
