"""How time and memory grow: threads, batch, width, depth, image size; and what a step allocates."""

from __future__ import annotations

import contextlib
import statistics
import time
import tracemalloc

import numpy as np

from benchmarks.comparison import compare, faster_layout
from benchmarks.serving import Worker
from benchmarks.workload import images, template, useful_flop
from nnstudio.engine.training import Training
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.dense import Dense
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.graph import Graph, stack
from nnstudio.layers.layer import Layer
from nnstudio.learning.losses import CategoricalCrossentropy
from nnstudio.learning.settings import TrainingSettings
from nnstudio.learning.training_data import TrainingData

TWO = "two-convolutions"


def threads_table(rounds: int) -> None:
    """One thread beside two."""
    with Worker("ours", TWO, "1") as one, Worker("ours", TWO, "2") as two:
        pair = compare(one, two, "steps", rounds, warm=3)
    print(
        f"1 thread {pair.ours * 1e3:.1f} ms, 2 threads {pair.theirs * 1e3:.1f} ms a step: {pair.ratio:.2f} times"
    )


def augmentation_table(threads: int, rounds: int) -> None:
    """A step on images that are changed on the way, beside a step on images as they are."""
    for name in ("moved", "everything"):
        with Worker("ours", TWO, str(threads)) as plain, Worker("ours", TWO, str(threads), name) as changed:
            pair = compare(changed, plain, "steps", rounds, warm=3)
        print(
            f"augmentation, {name:10s} {pair.ours * 1e3:.1f} ms a step, without {pair.theirs * 1e3:.1f} ms:"
            f" {pair.ratio - 1:+.0%}"
        )


def memory_table(threads: int) -> None:
    """Peak memory of training, beyond what the process had after its imports."""
    layout = faster_layout(TWO, threads)
    sides = {"ours": ("ours", TWO, str(threads)), "torch": ("theirs", TWO, str(threads), layout, "eager")}
    for title, arguments in sides.items():
        with Worker(*arguments) as worker:
            worker.ask("steps", 20)
            memory = worker.ask("memory")
        grown = (memory["peak"] - memory["before"]) / 1e6
        total = memory["peak"] / 1e6
        print(
            f"peak memory of training, {title:6s} {grown:7.1f} MB beyond the imports, {total:7.1f} MB in all"
        )


def allocations() -> None:
    """The largest allocation of a step after the first ones, beside the size of an activation."""
    document = template(TWO)
    x, y = images(1024)
    with Training(document.graph, document.training, TrainingData.of_arrays(x, y)) as training:
        events = training.events()
        for _ in range(3):
            next(events)
        tracemalloc.start()
        before = tracemalloc.take_snapshot()
        tracemalloc.reset_peak()
        floor, _ = tracemalloc.get_traced_memory()
        next(events)
        now, peak = tracemalloc.get_traced_memory()
        largest = max(
            (s.size_diff for s in tracemalloc.take_snapshot().compare_to(before, "lineno")), default=0
        )
        tracemalloc.stop()
    activation = 128 * 12 * 12 * 64 * 4
    print(f"a step after the first: peak {(peak - floor) / 1e3:.0f} KB above its start;", end=" ")
    print(f"{(now - floor) / 1e3:.1f} KB stay")
    print(f"largest line {largest / 1e3:.1f} KB; the smallest image of a batch is {activation / 1e3:.0f} KB")


def growth(threads: int, rounds: int) -> None:
    """Time per step as batch, width, depth and image size double, beside the growth in FLOP."""
    print(f"{'':22s} {'ms':>9s} {'MFLOP':>9s} {'time x':>7s} {'FLOP x':>7s} {'time/FLOP':>10s}")
    for title, sizes in _GROWTH.items():
        networks = [_network(title, size) for size in sizes]
        flop = [useful_flop(graph, batch) for graph, batch in networks]
        samples = _in_turn(networks, threads, rounds)
        for place, size in enumerate(sizes):
            before = max(0, place - 1)
            seconds = statistics.median(sample[place] for sample in samples)
            grown = statistics.median(sample[place] / sample[before] for sample in samples)
            work = flop[place] / flop[before]
            print(f"{title + ' ' + str(size):22s} {seconds * 1e3:9.2f} {flop[place] / 1e6:9.0f}", end="")
            print(f" {grown:7.2f} {work:7.2f} {grown / work:10.2f}", flush=True)


_GROWTH = {
    "batch": (32, 64, 128, 256),
    "width": (16, 32, 64, 128),
    "depth": (1, 2, 4, 8),
    "image": (14, 28, 56, 112),
}


def _network(title: str, size: int) -> tuple[Graph, int]:
    width, depth = (size if title == "width" else 32), (size if title == "depth" else 2)
    image, batch = (size if title == "image" else 28), (size if title == "batch" else 32)
    layers: list[Layer] = [Conv2D(filters=width, padding="same", activation="relu") for _ in range(depth)]
    layers += [Conv2D(filters=8, kernel_size=(1, 1)), Flatten(), Dense(units=10, activation="softmax")]
    return stack((image, image, 1), [(f"layer_{place}", layer) for place, layer in enumerate(layers)]), batch


def _in_turn(networks: list[tuple[Graph, int]], threads: int, rounds: int) -> list[list[float]]:
    """For each round the seconds of a step of each network, one right after the other: the machine's speed drifts."""
    with contextlib.ExitStack() as stack:
        steppers = [_Stepper(stack, *network, threads) for network in networks]
        return [[stepper.seconds() for stepper in steppers] for _ in range(rounds)]


class _Stepper:
    """A training that is timed for some steps at a time."""

    def __init__(self, stack: contextlib.ExitStack, graph: Graph, batch: int, threads: int) -> None:
        rng = np.random.default_rng(0)
        x = rng.integers(0, 256, (batch * 4, *graph.input_shape), dtype=np.uint8)
        data = TrainingData.of_arrays(x, rng.integers(0, 10, len(x)))
        settings = TrainingSettings(loss=CategoricalCrossentropy(), batch_size=batch, epochs=10**5)
        self.events = stack.enter_context(Training(graph, settings, data, threads=threads)).events()
        self.steps = 3
        self.steps = max(1, round(0.2 / max(self.seconds() for _ in range(2))))

    def seconds(self) -> float:
        """The mean time of a step."""
        done, start = 0, time.perf_counter()
        while done < self.steps:
            done += type(next(self.events)).__name__ == "BatchDone"
        return (time.perf_counter() - start) / self.steps
