"""Pictures in folders, proved: a large folder in the window, and learning from the cache beside learning from memory.

`python -m benchmarks.made_images [FOLDER]` makes a folder of 20,000 colour pictures of 64x64 in ten classes, opens and
trains it in the real window (folder_in_window.py), and then measures the training steps of `three-convolutions` on the
same pictures as 28x28 in grey, from the mapped cache and from memory in turn. What is made is kept in FOLDER for the
next time; without one it is thrown away.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks import machine
from benchmarks.comparison import compare
from benchmarks.made_pictures import make_folder
from benchmarks.serving import Worker
from nnstudio.engine.team import available_cores

MOST_SLOWER = 1.05
TEMPLATE = "three-convolutions"


def main() -> int:
    """Print all figures; 1 where something that is promised does not hold."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.made_images", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", help="where the pictures are made")
    parser.add_argument("--count", type=int, default=20_000, help="pictures")
    parser.add_argument("--epochs", type=int, default=1, help="in the window")
    parser.add_argument("--rounds", type=int, default=15, help="measurements of the pair")
    options = parser.parse_args()
    print(machine.description(), flush=True)
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        pictures = folder / "pictures"
        if not pictures.exists():
            make_folder(pictures, options.count)
        window = [sys.executable, "-m", "benchmarks.folder_in_window", str(pictures)]
        failed = subprocess.run([*window, "--epochs", str(options.epochs)], check=False).returncode != 0
        slower = from_cache(folder, options.rounds)
    print(
        f"{TEMPLATE} from the cache of a folder: {slower:.3f} of the time from memory (promised {MOST_SLOWER})"
    )
    return int(failed or slower > MOST_SLOWER)


def from_cache(folder: Path, rounds: int) -> float:
    """The time of a step from the mapped cache, in times of one from memory: the median of the rounds."""
    arguments = ("folder_side", TEMPLATE, str(available_cores()), str(folder))
    with Worker(*arguments, "cache") as cache, Worker(*arguments, "memory") as memory:
        return compare(cache, memory, "steps", rounds, warm=20).ratio


if __name__ == "__main__":
    sys.exit(main())
