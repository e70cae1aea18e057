"""Run by itself as a process: loads an export with PyTorch alone, and answers examples. Part of an export's proof.

python -m nnstudio.formats.pytorch.asked EXPORT EXAMPLES ANSWERS.npy
"""

from __future__ import annotations

import runpy
import sys
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file

from nnstudio.formats.exchange.asking import asked_of


def main() -> None:
    """Load, ask, and write the answers down."""
    path, examples, answers = map(Path, sys.argv[1:4])
    made = runpy.run_path(str(path / "network.py"))
    network = made["Network"]()
    network.load_state_dict(load_file(path / "weights.safetensors"))
    network.eval()
    with torch.no_grad():
        given = network(torch.from_numpy(asked_of(examples, made)))
    np.save(answers, given.numpy())


if __name__ == "__main__":
    main()
