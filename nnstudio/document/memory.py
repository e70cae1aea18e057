"""How much memory training takes, told before it is tried, and how much the machine has."""

from __future__ import annotations

import ctypes
import dataclasses
import itertools
import math
import os
import sys
from functools import lru_cache

from nnstudio.engine.evaluation import EVALUATION_BATCH
from nnstudio.engine.fusion import fuse
from nnstudio.engine.layout import Layout
from nnstudio.engine.program import shards_for
from nnstudio.engine.settings import TrainingSettings
from nnstudio.layers.graph import Graph

FLOAT = 4
SCRATCH = 6 * 2**20
"""Bytes that the layers on images share in each shard, roughly: their blocks are cut to fit the cache."""
KEPT_WEIGHTS = 2
"""Copies of all weights that training keeps: the last good ones, and those of the best epoch."""


@dataclasses.dataclass(frozen=True)
class WeightCounts:
    """Numbers of weights: all, those that train, and those whose gradient each shard adds up for itself."""

    all: int
    trainable: int
    sharded: int


def training_bytes(graph: Graph, training: TrainingSettings, images: int, counts: WeightCounts) -> int:
    """Bytes for training on that many images: buffers of a batch, weights, gradients, the optimizer's state.

    The images themselves, loaded anyway, are not counted.
    """
    batch = min(training.batch_size, max(images, 1))
    layout = Layout(fuse(graph), training=True)
    vectors = len(training.optimizer.state()) + 1
    shards = shards_for(layout.graph, batch, training=True)
    weights = counts.all * (1 + KEPT_WEIGHTS) + counts.trainable * vectors + counts.sharded * shards
    judging = 0 if training.validation == "none" else _judging_bytes(layout)
    return FLOAT * weights + _batch_bytes(layout, batch) + _scratch(layout) * shards + judging


def _judging_bytes(layout: Layout) -> int:
    """For the validation, which has buffers of its own and keeps only what the next layer reads."""
    sizes = {name: math.prod(shape) for name, shape in layout.shapes.items()}
    largest = max(sizes[node.id] + sum(sizes[source] for source in node.inputs) for node in layout.nodes)
    shards = shards_for(layout.graph, EVALUATION_BATCH, training=False)
    return FLOAT * largest * EVALUATION_BATCH + _scratch(layout) * shards


def _scratch(layout: Layout) -> int:
    """Bytes of scratch in a shard: little, unless there are windows to be laid out as rows."""
    on_images = any(len(layout.shapes[node.id]) == 3 for node in layout.nodes)
    return SCRATCH if on_images else 0


def _batch_bytes(layout: Layout, batch: int) -> int:
    """The most that is alive at one time of a step; the engine packs its buffers to little more."""
    changes = [0] * (layout.end + 2)
    for life in layout.lives(batch, FLOAT):
        changes[life.first] += life.size
        changes[life.last + 1] -= life.size
    whole = sum(FLOAT * batch * math.prod(layout.shape(value)) for value in layout.whole)
    return whole + max(itertools.accumulate(changes))


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
