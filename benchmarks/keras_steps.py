"""Time per training step of each template beside Keras, on each of its backends that is installed.

`python -m benchmarks.keras_steps` prints this table alone; `make bench` prints it after PyTorch's.
"""

from __future__ import annotations

import argparse
import importlib.util
import math
import os

from benchmarks import machine
from benchmarks.comparison import Pair, compare, rounds_of
from benchmarks.serving import Worker
from benchmarks.workload import READERS
from nnstudio.engine.team import available_cores

BACKENDS = ("tensorflow", "jax")
WAYS = ("fit", "train_on_batch")
WARM = 3
"""Steps of a warm-up; a step of the largest template takes Keras on JAX more than a second."""


def main() -> None:
    """Print the machine, its load, and the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.keras_steps", description=__doc__)
    parser.add_argument("--rounds", type=int, default=9, help="measurements of each pair")
    parser.add_argument("--threads", type=int, default=available_cores(), help="for both sides")
    parser.add_argument("templates", nargs="*", help="only these templates")
    options = parser.parse_args()
    print(machine.description())
    print(table(options.threads, options.rounds, options.templates))


def table(threads: int, rounds: int, names: list[str]) -> str:
    """Print a line for each template, and return the closing lines: one for each backend."""
    backends = [
        name for name in BACKENDS if importlib.util.find_spec("keras") and importlib.util.find_spec(name)
    ]
    for name in set(BACKENDS) - set(backends):
        print(f"Keras on {name} is left out: it is not installed.")
    ratios: dict[str, list[float]] = {backend: [] for backend in backends}
    head = "".join(
        f" | {'ours ms':>8s} {backend + ' ms':>13s} {'ratio':>6s} {'':14s}" for backend in backends
    )
    print(f"{'template':20s}{head} | load")
    for name in (names or READERS) if backends else ():
        print(f"{name:20s}", end="", flush=True)
        for backend in backends:
            pair, way = beside(name, backend, threads, rounds)
            ratios[backend].append(pair.ratio)
            print(
                f" | {pair.ours * 1e3:8.3f} {pair.theirs * 1e3:13.3f} {pair.ratio:6.2f} {way:14s}",
                end="",
                flush=True,
            )
        print(f" | {_load()}", flush=True)
    return "\n".join(_verdict(backend, found) for backend, found in ratios.items())


def beside(name: str, backend: str, threads: int, rounds: int) -> tuple[Pair, str]:
    """Ours and Keras in turn, and the way of calling Keras that is the faster."""
    way = faster_way(name, backend, threads)
    with Worker("ours", name, str(threads)) as ours, keras(name, backend, threads, way) as theirs:
        return compare(ours, theirs, "steps", rounds, warm=WARM), way


def faster_way(name: str, backend: str, threads: int) -> str:
    """The way in which Keras trains this network faster."""
    seconds = {}
    for way in WAYS:
        with keras(name, backend, threads, way) as worker:
            count = rounds_of(worker, "steps", WARM)
            seconds[way] = min(worker.ask("steps", count) / count for _ in range(3))
    return min(seconds, key=lambda way: seconds[way])


def keras(name: str, backend: str, threads: int, way: str) -> Worker:
    """Keras's side, a process of its own on that backend."""
    return Worker("keras_side", name, str(threads), way, KERAS_BACKEND=backend, TF_CPP_MIN_LOG_LEVEL="2")


def _load() -> str:
    return f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "?"


def _verdict(backend: str, ratios: list[float]) -> str:
    mean = math.exp(sum(math.log(ratio) for ratio in ratios) / len(ratios))
    return f"step ratio to Keras on {backend}: worst {max(ratios):.2f}, geometric mean {mean:.2f}"


if __name__ == "__main__":
    main()
