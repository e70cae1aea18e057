"""The studio's side of a comparison: a process that does as many steps as it is told and answers with seconds."""

from __future__ import annotations

import dataclasses
import sys
import time

import numpy as np

from benchmarks.serving import Side, serve
from benchmarks.workload import AUGMENTATIONS, images, template
from nnstudio.engine.predictor import Predictor
from nnstudio.engine.training import Training
from nnstudio.learning.training_data import TrainingData


class Ours(Side):
    """A template on the studio's own engine."""

    def __init__(self, name: str, threads: int, augmentation: str = "none") -> None:
        document = template(name)
        settings = dataclasses.replace(document.training, augmentation=AUGMENTATIONS[augmentation])
        x, y = images()
        self.threads = threads
        self.training = Training(document.graph, settings, TrainingData.of_arrays(x, y), threads=threads)
        self.events = self.training.events(epochs=10**9)
        self.predictor: Predictor | None = None

    def steps(self, count: int) -> float:
        done = 0
        start = time.perf_counter()
        while done < count:
            done += type(next(self.events)).__name__ == "BatchDone"
        return time.perf_counter() - start

    def infer(self, count: int) -> float:
        if self.predictor is None:
            self.predictor = Predictor(self.training.graph, batch=count, threads=self.threads)
        x = np.resize(images()[0], (count, 28, 28, 1))
        start = time.perf_counter()
        self.predictor.predict(x)
        return time.perf_counter() - start


if __name__ == "__main__":
    serve(lambda: Ours(sys.argv[1], int(sys.argv[2]), *sys.argv[3:]))
