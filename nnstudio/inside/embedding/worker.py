"""The process that asks openTSNE: it reads features from a folder, and leaves points there while these are found.

Run as `python -m nnstudio.inside.embedding.worker FOLDER SEED`.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import numpy as np

from nnstudio.layers.layer import Array

FEATURES, POINTS, PART = "features.npy", "points.npy", "part.npy"
NICER = 5
"""Than the job that waits for it, which is as nice as what trains: somebody waits for the map, but not the training."""
PERPLEXITY = 30
"""How many neighbours of each example are meant, roughly (van der Maaten and Hinton 2008); of few, a third."""
EARLY, LATER, EVERY = 250, 500, 50
FRAMES = (EARLY + LATER) // EVERY
"""Times that points are left."""


def leave(folder: Path, name: str, points: Array) -> None:
    """Write points so that whoever sees the file can read it."""
    np.save(folder / PART, points.astype(np.float32))
    (folder / PART).replace(folder / name)


def main(folder: Path, seed: int) -> None:
    """Lay the examples into a plane. On one thread, so that a seed gives the same points."""
    from openTSNE import TSNE

    features = np.load(folder / FEATURES, allow_pickle=False)
    done = 0

    def leave_frame(step: int, error: float, points: Array) -> None:
        nonlocal done
        done += 1
        leave(folder, f"frame-{done:04}.npy", np.asarray(points))

    found = TSNE(
        perplexity=min(PERPLEXITY, (len(features) - 1) / 3),
        early_exaggeration_iter=EARLY,
        n_iter=LATER,
        neighbors="exact",
        negative_gradient_method="bh",
        n_jobs=1,
        random_state=seed,
        callbacks=leave_frame,
        callbacks_every_iters=EVERY,
    ).fit(features)
    leave(folder, POINTS, np.asarray(found))


if __name__ == "__main__":
    if hasattr(os, "nice"):
        os.nice(NICER)
    main(Path(sys.argv[1]), int(sys.argv[2]))
