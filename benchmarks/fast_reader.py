"""Seconds to 99%: the template "Fast reader" over several seeds, beside PyTorch running the same recipe.

`python -m benchmarks.fast_reader` prints for each seed the seconds of training (no evaluation, no loading of images)
and the share of the test images that is read afterwards. The two sides train in turn, so that a busy machine slows
both. PyTorch is left out where it is not installed.
"""

from __future__ import annotations

import argparse
import importlib.util
import statistics
import time

from benchmarks import machine
from nnstudio.data.mnist import load_mnist
from nnstudio.document.document import Document
from nnstudio.document.templates import TEMPLATES
from nnstudio.engine.evaluation import evaluate
from nnstudio.engine.team import available_cores
from nnstudio.engine.training import Training
from nnstudio.learning.examples import ArrayExamples
from nnstudio.learning.training_data import TrainingData

Result = tuple[float, float]
"""Seconds of training, and the fraction of the test images that is right."""


def main() -> None:
    """Print a line for each seed, and the medians."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fast_reader", description=__doc__)
    parser.add_argument("--seeds", type=int, default=5, help="how many")
    parser.add_argument("--first-seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=available_cores())
    parser.add_argument("--template", default="fast-reader")
    options = parser.parse_args()
    document = TEMPLATES[options.template].document
    print(machine.description())
    beside = importlib.util.find_spec("torch") is not None
    print("seed   ours s   right" + ("   torch s   right" if beside else ""))
    mine, theirs = [], []
    for seed in range(options.first_seed, options.first_seed + options.seeds):
        mine.append(ours(document, seed, options.threads))
        line = f"{seed:4d} {mine[-1][0]:8.1f} {mine[-1][1]:7.2%}"
        if beside:
            from benchmarks.torch_training import trained

            theirs.append(trained(document, seed, options.threads))
            line += f" {theirs[-1][0]:9.1f} {theirs[-1][1]:7.2%}"
        print(line, flush=True)
    for name, results in (("ours", mine), ("torch", theirs)):
        if results:
            seconds, right = (list(column) for column in zip(*results, strict=True))
            print(f"{name}: median {statistics.median(seconds):.1f} s, least {min(right):.2%} right")


def ours(document: Document, seed: int, threads: int) -> Result:
    """One run of the template, without validation."""
    train, test = load_mnist("train"), load_mnist("test")
    settings = document.training.change(seed=seed, validation="none")
    data = TrainingData.of_arrays(train.images, train.labels)
    with Training(document.graph, settings, data, threads=threads) as training:
        start = time.perf_counter()
        for _ in training.events():
            pass
        seconds = time.perf_counter() - start
        weights = training.snapshot()
    examples = ArrayExamples(test.images, test.labels)
    judged = evaluate(document.graph, weights, document.task, examples, settings.loss)
    return seconds, judged.metrics["accuracy"]


if __name__ == "__main__":
    main()
