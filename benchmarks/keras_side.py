"""Keras's side of a comparison: the same network, batch and optimizer, on the backend in KERAS_BACKEND.

way: "fit" over as many batches as are asked for, or "train_on_batch" for each; the driver takes the faster. Both are
compiled by the backend. Images are bytes in memory and become floats batch by batch, as on the studio's side.
"""

from __future__ import annotations

import os
import sys
import time
from typing import Any

import numpy as np

from benchmarks.serving import Side, serve
from benchmarks.workload import images, template


def hold_to_cores(threads: int) -> None:
    """Let this process, and each pool of threads that it makes, have so many cores, where the system can (Linux)."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:threads])


class KerasSide(Side):
    """A template on Keras, CPU."""

    def __init__(self, name: str, threads: int, way: str) -> None:
        hold_to_cores(threads)
        os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")  # its notes on the machine stood among the tables
        from benchmarks.keras_network import model_of

        document = template(name)
        self.x, self.y = images()
        self.model = model_of(document)
        self.way, self.batch = way, document.training.batch_size
        self.rng, self.next = np.random.default_rng(0), 0
        self.order = self.rng.permutation(len(self.x))

    def steps(self, count: int) -> float:
        return self._fit(count) if self.way == "fit" else self._one_by_one(count)

    def _one_by_one(self, count: int) -> float:
        start = time.perf_counter()
        for _ in range(count):
            chosen = self._chosen()
            loss, right = self.model.train_on_batch(self.x[chosen], self.y[chosen])
            float(loss), float(right)
        return time.perf_counter() - start

    def _chosen(self) -> np.ndarray:
        if self.next + self.batch > len(self.x):
            self.next, self.order = 0, self.rng.permutation(len(self.x))
        self.next += self.batch
        return self.order[self.next - self.batch : self.next]

    def _fit(self, count: int) -> float:
        """One epoch of so many batches; what `fit` does before its first batch is left out."""
        import keras

        class Clock(keras.callbacks.Callback):
            start = seconds = 0.0

            def on_train_batch_begin(self, batch: int, logs: Any = None) -> None:
                self.start = self.start or time.perf_counter()

            def on_epoch_end(self, epoch: int, logs: Any = None) -> None:
                float(logs["loss"])
                self.seconds = time.perf_counter() - self.start

        clock, places = Clock(), np.arange(count * self.batch) % len(self.x)
        self.model.fit(self.x[places], self.y[places], batch_size=self.batch, verbose=0, callbacks=[clock])
        return clock.seconds


if __name__ == "__main__":
    serve(lambda: KerasSide(sys.argv[1], int(sys.argv[2]), sys.argv[3]))
