"""One side of a comparison: a template that learns a folder of pictures, from the mapped cache or from memory.

`python -m benchmarks.folder_side TEMPLATE THREADS FOLDER cache|memory`, in a process of its own (serving.py).
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from benchmarks.serving import Side, serve
from benchmarks.workload import template
from nnstudio.data.cache import Cache
from nnstudio.data.sources.image_folder import ImageFolder
from nnstudio.engine.training import Training
from nnstudio.learning.examples import ArrayExamples
from nnstudio.learning.training_data import TrainingData


class FolderSide(Side):
    """Pictures of the template's size, in the same order on both sides."""

    def __init__(self, name: str, threads: int, folder: Path, where: str) -> None:
        document = template(name)
        height, width, channels = document.graph.input_shape
        source = ImageFolder(
            folder=str(folder / "pictures"),
            size=(height, width),
            channels="grey" if channels == 1 else "colour",
        )
        opened = source.open(cache=Cache(folder / "cache"))
        train = opened.train
        if where == "memory":
            train = ArrayExamples(train.all().copy(), train.targets)
        data = TrainingData(opened.description.task, train, None, opened.description.scaling)
        self.training = Training(document.graph, document.training, data, threads=threads)
        self.events = self.training.events(epochs=10**9)

    def steps(self, count: int) -> float:
        done, start = 0, time.perf_counter()
        while done < count:
            done += type(next(self.events)).__name__ == "BatchDone"
        return time.perf_counter() - start


if __name__ == "__main__":
    serve(lambda: FolderSide(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]), sys.argv[4]))
