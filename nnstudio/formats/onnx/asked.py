"""Run by itself as a process: loads a graph with onnxruntime alone, and answers examples. Part of the proof of an
export, and of what is said of an import.

python -m nnstudio.formats.onnx.asked EXPORT EXAMPLES.npy ANSWERS.npy
"""

from __future__ import annotations

import sys
from typing import Any

import numpy as np
import onnxruntime


def main() -> None:
    """Load, ask, and write the answers down."""
    path, examples, answers = sys.argv[1:4]
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    np.save(answers, _answers(session, np.load(examples)))


def _answers(session: onnxruntime.InferenceSession, examples: Any) -> Any:
    """Of all examples, so many at a time as the graph takes, where it says so."""
    takes = session.get_inputs()[0]
    values = examples.astype(np.float64 if "double" in takes.type else np.float32)
    size = takes.shape[0] if takes.shape and isinstance(takes.shape[0], int) else len(values)
    found = []
    for start in range(0, len(values), size):
        part = values[start : start + size]
        filled = np.concatenate([part, np.repeat(part[-1:], size - len(part), axis=0)])
        found.append(session.run(None, {takes.name: filled})[0][: len(part)])
    return np.concatenate(found)


if __name__ == "__main__":
    main()
