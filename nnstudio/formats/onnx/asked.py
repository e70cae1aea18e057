"""Run by itself as a process: loads an export with onnxruntime alone, and answers examples. Part of an export's proof.

python -m nnstudio.formats.onnx.asked EXPORT EXAMPLES.npy ANSWERS.npy
"""

from __future__ import annotations

import sys

import numpy as np
import onnxruntime


def main() -> None:
    """Load, ask, and write the answers down."""
    path, examples, answers = sys.argv[1:4]
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    (given,) = session.run(None, {session.get_inputs()[0].name: np.load(examples)})
    np.save(answers, given)


if __name__ == "__main__":
    main()
