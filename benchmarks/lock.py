"""Why the engine works in long operations: what additions reach on one thread, on two, and in two processes.

NumPy gives the interpreter's lock away while it computes, and takes it again to begin the next operation. A thread
that finds it taken goes to sleep, and waking costs tens of microseconds. Processes have a lock each.

`python -m benchmarks.lock` prints additions a second by the length of the arrays.
"""

from __future__ import annotations

import subprocess
import sys
import threading
import time

import numpy as np

LENGTHS = (4096, 16384, 32768, 65536, 131072, 262144)
SECONDS = 0.7


def main() -> None:
    """Print the table, or with a length the rate of one process."""
    if len(sys.argv) > 1:
        print(rate(int(sys.argv[1]), 1))
        return
    print(
        f"{'values':>8s} {'1 thread':>10s} {'2 threads':>10s} {'2 processes':>12s}   billions of additions a second"
    )
    for length in LENGTHS:
        one, two, apart = rate(length, 1), rate(length, 2), processes(length, 2)
        print(f"{length:8d} {one / 1e9:10.2f} {two / 1e9:10.2f} {apart / 1e9:12.2f}", flush=True)


def rate(length: int, threads: int) -> float:
    """Additions a second that so many threads of this process reach together."""
    rates: list[float] = []
    together = threading.Barrier(threads)
    workers = [threading.Thread(target=_add, args=(length, together, rates)) for _ in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return sum(rates)


def _add(length: int, together: threading.Barrier, rates: list[float]) -> None:
    a, b, c = (np.ones(length, np.float32) for _ in range(3))
    together.wait()
    start, done = time.perf_counter(), 0
    while (seconds := time.perf_counter() - start) < SECONDS:
        for _ in range(8):
            np.add(a, b, out=c)
        done += 8 * length
    rates.append(done / seconds)


def processes(length: int, count: int) -> float:
    """Additions a second that so many processes reach together."""
    command = [sys.executable, "-m", "benchmarks.lock", str(length)]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(count)]
    return sum(float(process.communicate()[0]) for process in running)


if __name__ == "__main__":
    main()
