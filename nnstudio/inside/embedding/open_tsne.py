"""t-SNE by openTSNE, in a process of its own: the library holds the interpreter while it works, and the threads of its
OpenMP wait for each other in a loop, so in ours it would keep the window and a training waiting.

The process gets the features in a file, and leaves the points there in others, one for each time that it tells how far
it is. It is ended when nobody wants them any more. docs/decisions/0022-t-sne-by-open-tsne.md says why this library.
"""

from __future__ import annotations

import importlib
import importlib.util
import os
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import numpy as np

from nnstudio.errors import StudioError, sentence
from nnstudio.inside.embedding.method import Told
from nnstudio.inside.embedding.worker import FEATURES, FRAMES, POINTS
from nnstudio.layers.layer import Array

LIBRARY = "openTSNE"
INSTALL = 'pip install "nnstudio[map]"'
WORKER = "nnstudio.inside.embedding.worker"
POLL = 0.05
"""Seconds between two looks at how far it is."""
LAST_LETTERS = 300
"""Of what it complained of."""
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
"""With two, beside a training, it takes four times the processor for the same points."""
BEHIND = getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0) | getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""For Windows; elsewhere the process makes itself nice."""


class MapError(StudioError):
    """A map can't be made."""


class OpenTsne:
    """A Method."""

    @property
    def there(self) -> bool:
        """Whether openTSNE is installed, by now."""
        importlib.invalidate_caches()
        return importlib.util.find_spec(LIBRARY) is not None

    def embedded(self, features: Array, seed: int, told: Told, cancelled: threading.Event) -> Array | None:
        """As `Method` says."""
        with tempfile.TemporaryDirectory(prefix="nnstudio-") as name:
            folder = Path(name)
            np.save(folder / FEATURES, features)
            with (folder / "complaints").open("w+b") as complaints:
                process = subprocess.Popen(
                    [sys.executable, "-m", WORKER, name, str(seed)],
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=complaints,
                    env={**os.environ, **ONE_THREAD},
                    creationflags=BEHIND,
                )
                try:
                    _follow(process, folder, told, cancelled)
                finally:
                    process.kill()
                    process.wait()
                if cancelled.is_set():
                    return None
                complaints.seek(0)
                said = " ".join(complaints.read().decode(errors="replace").split())[-LAST_LETTERS:]
            return _points(folder, len(features), said)


def _follow(process: subprocess.Popen[bytes], folder: Path, told: Told, cancelled: threading.Event) -> None:
    """Tell how far it is until it ends or is not wanted any more."""
    known = 0
    told(0.0, None)
    while process.poll() is None and not cancelled.wait(POLL):
        frames = sorted(folder.glob("frame-*.npy"))
        if len(frames) > known:
            known = len(frames)
            told(known / FRAMES, np.load(frames[-1], allow_pickle=False))


def _points(folder: Path, count: int, said: str) -> Array:
    """What it left, checked."""
    try:
        points: Array = np.load(folder / POINTS, allow_pickle=False)
    except (OSError, ValueError) as error:
        raise MapError(
            sentence("{library} could not make the map: {reason}", library=LIBRARY, reason=said)
        ) from error
    if points.shape != (count, 2) or not np.isfinite(points).all():
        raise MapError(sentence("{library} gave no points for this layer.", library=LIBRARY))
    return points
