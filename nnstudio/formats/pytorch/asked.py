"""Run by itself as a process: loads an export with PyTorch alone, and answers examples. Part of an export's proof.

python -m nnstudio.formats.pytorch.asked EXPORT EXAMPLES.npy ANSWERS.npy
"""

from __future__ import annotations

import runpy
import sys
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file


def main() -> None:
    """Load, ask, and write the answers down."""
    path, examples, answers = map(Path, sys.argv[1:4])
    network = runpy.run_path(str(path / "network.py"))["Network"]()
    network.load_state_dict(load_file(path / "weights.safetensors"))
    network.eval()
    with torch.no_grad():
        given = network(torch.from_numpy(np.load(examples)))
    np.save(answers, given.numpy())


if __name__ == "__main__":
    main()
