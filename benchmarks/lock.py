"""Why the engine works in few, long operations that are made ready: what Python's lock and its own lines cost.

NumPy gives the interpreter's lock away while it computes, and takes it again to begin the next operation. A thread
that finds it taken goes to sleep, and waking costs tens of microseconds. Processes have a lock each.

`python -m benchmarks.lock` prints three tables: additions a second by the length of the arrays; products a second by
the size of their result, for NumPy keeps the lock while it computes a small one; and what a short operation takes, in a
loop of its own and right after a product that filled the processor's cache.
"""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable

import numpy as np

from nnstudio.engine.team import hold_blas_to_one_thread
from nnstudio.layers.kernels.ready import call

LENGTHS = (4096, 16384, 32768, 65536, 131072, 262144)
PIXELS, TAPS, FILTERS = 10816, 9, 32
"""The gradient of a first convolution for 16 images of MNIST: 288 weights, each a sum over 10,816 pixels."""
SHORT = 2048
"""Values of a short operation."""
SECONDS = 0.7

Work = tuple[Callable[[], object], int]
"""What is done again and again, and how much that is."""


def main() -> None:
    """Print the tables, or with a length the rate of one process."""
    hold_blas_to_one_thread()
    if len(sys.argv) > 1:
        print(rate(lambda: additions(int(sys.argv[1])), 1))
        return
    print("values of an addition   1 thread  2 threads  2 processes   billions a second")
    for length in LENGTHS:
        one, two = (rate(lambda n=length: additions(n), threads) for threads in (1, 2))  # type: ignore[misc]
        print(
            f"{length:21d} {one / 1e9:10.2f} {two / 1e9:10.2f} {processes(length, 2) / 1e9:12.2f}", flush=True
        )
    print("\nvalues of a product's result   1 thread  2 threads   GFLOP a second, the same sums")
    for parts in (1, 2):
        one, two = (rate(lambda n=parts: products(n), threads) for threads in (1, 2))  # type: ignore[misc]
        print(f"{parts * TAPS * FILTERS:28d} {one / 1e9:10.1f} {two / 1e9:10.1f}", flush=True)
    print("\nan addition of 2,048 values   in a loop  after a product   microseconds")
    for title, made_ready in (("views cut each time", False), ("made ready", True)):
        print(f"{title:27s} {short(made_ready, False):11.2f} {short(made_ready, True):16.2f}", flush=True)


def rate(make: Callable[[], Work], threads: int) -> float:
    """How much of that work a second so many threads of this process do together."""
    rates: list[float] = []
    together = threading.Barrier(threads)
    workers = [threading.Thread(target=_repeat, args=(make, together, rates)) for _ in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return sum(rates)


def _repeat(make: Callable[[], Work], together: threading.Barrier, rates: list[float]) -> None:
    work, amount = make()
    together.wait()
    start, done = time.perf_counter(), 0
    while (seconds := time.perf_counter() - start) < SECONDS:
        for _ in range(8):
            work()
        done += 8 * amount
    rates.append(done / seconds)


def additions(length: int) -> Work:
    """One addition of two arrays of that length."""
    a, b, c = (np.ones(length, np.float32) for _ in range(3))
    return call(np.add, a, b, c), length


def products(parts: int) -> Work:
    """Sums over all pixels, in that many parts side by side."""
    left = np.ones((parts, TAPS, PIXELS // parts), np.float32)
    right = np.ones((parts, PIXELS // parts, FILTERS), np.float32)
    out = np.empty((parts, TAPS, FILTERS), np.float32)
    return call(np.matmul, left, right, out), 2 * TAPS * FILTERS * PIXELS


def short(made_ready: bool, after_product: bool) -> float:
    """Microseconds of a short addition to a part of an image."""
    images = np.zeros((16, 8, 8, 32), np.float32)
    large = np.ones((1024, 512), np.float32)
    out = np.empty((1024, 1024), np.float32)
    ready = [call(np.add, images[place], images[place], images[place]) for place in range(16)]
    times = []
    for turn in range(2000 if after_product else 20_000):
        if after_product and turn % 8 == 0:
            np.matmul(large, large.T, out=out)
        place = turn % 16
        start = time.perf_counter()
        if made_ready:
            ready[place]()
        else:
            np.add(images[place], images[place], out=images[place])
        times.append(time.perf_counter() - start)
    kept = times[::8] if after_product else times
    return 1e6 * sum(kept) / len(kept)


def processes(length: int, count: int) -> float:
    """Additions a second that so many processes reach together."""
    command = [sys.executable, "-m", "benchmarks.lock", str(length)]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(count)]
    return sum(float(process.communicate()[0]) for process in running)


if __name__ == "__main__":
    main()
