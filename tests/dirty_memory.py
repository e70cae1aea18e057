"""Memory that is not a number: whoever reads a place of it that was not written is found out."""

from __future__ import annotations

import numpy as np
import pytest

from nnstudio.engine import program as programs
from nnstudio.engine import workspace
from nnstudio.engine.program import Program
from nnstudio.layers.layer import Array

clean_bytes = workspace.aligned_bytes


def dirty_bytes(size: int) -> Array:
    """What `aligned_bytes` gives, with all bits set: NaN as floats of any size."""
    memory = clean_bytes(size)
    memory.fill(0xFF)
    return memory


@pytest.fixture(autouse=True)
def memory_begins_dirty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Programs of these tests begin with memory that is not a number, where they may be given any."""
    monkeypatch.setattr(workspace, "aligned_bytes", dirty_bytes)
    monkeypatch.setattr(programs, "aligned_bytes", dirty_bytes)


def soil(program: Program) -> None:
    """Overwrite all that a pass may leave to the next one only by mistake; the batch itself is gone too."""
    for array in program.whole.values():
        array.fill(np.nan)
    for memory in [*program._arenas, *(scratch.memory for scratch in program.scratch)]:
        if memory is not None:
            memory.fill(0xFF)
    for partial in program._partial.values():
        for array in partial.values():
            array.fill(np.nan)
    program.parameters.gradient.fill(np.nan)
