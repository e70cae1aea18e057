"""How much memory training takes, told before it is tried, and how much the machine has."""

from __future__ import annotations

import ctypes
import dataclasses
import os
import sys
from functools import lru_cache

from nnstudio.engine.evaluation import EVALUATION_BATCH
from nnstudio.engine.forecast import Forecast
from nnstudio.engine.fusion import fuse
from nnstudio.engine.layout import Layout
from nnstudio.engine.program import shards_for
from nnstudio.engine.settings import TrainingSettings
from nnstudio.layers.graph import Graph

FLOAT = 4
KEPT_WEIGHTS = 2
"""Copies of all weights that training keeps: the last good ones, and those of the best epoch."""


@dataclasses.dataclass(frozen=True)
class WeightCounts:
    """Numbers of weights: all, and those that train."""

    all: int
    trainable: int


def training_bytes(graph: Graph, training: TrainingSettings, images: int, counts: WeightCounts) -> int:
    """Bytes for training on that many images: buffers of a batch, weights, gradients, the optimizer's state.

    The images themselves, loaded anyway, are not counted.
    """
    batch = min(training.batch_size, max(images, 1))
    vectors = len(training.optimizer.state()) + 1
    weights = counts.all * (1 + KEPT_WEIGHTS) + counts.trainable * vectors
    judging = 0 if training.validation == "none" else _program_bytes(graph, EVALUATION_BATCH, training=False)
    return FLOAT * weights + _program_bytes(graph, batch, training=True) + judging


def _program_bytes(graph: Graph, batch: int, *, training: bool) -> int:
    layout = Layout(fuse(graph), training)
    return Forecast(layout, batch, shards_for(layout.graph, batch, training)).memory


@lru_cache(maxsize=1)
def physical_memory() -> int | None:
    """Bytes of memory that the machine has; None where the system does not tell."""
    if sys.platform == "win32":
        return _windows_memory()
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (ValueError, OSError):
        return None


def _windows_memory() -> int | None:
    kilobytes = ctypes.c_ulonglong()
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - it exists on Windows only
    known = kernel.GetPhysicallyInstalledSystemMemory(ctypes.byref(kilobytes))
    return kilobytes.value * 1024 if known else None


def bytes_text(size: float) -> str:
    """The size in the largest unit that suits: 1_500_000 gives "1.5 MB"."""
    for unit in ("bytes", "kB", "MB", "GB"):
        if size < 1000:
            return f"{size:.0f} {unit}" if unit == "bytes" or size >= 100 else f"{size:.1f} {unit}"
        size /= 1000
    return f"{size:,.1f} TB"
