"""Pushes all 70,000 images of MNIST through the path that drawings take, and asks a trained network about both.

`python -m benchmarks.drawing_path PROJECT.nnstudio`: if the path is right, the network hardly notices.
"""

from __future__ import annotations

import sys

import numpy as np

from nnstudio.data.handwriting.ink import preprocess_batch
from nnstudio.data.mnist import load_mnist
from nnstudio.engine.predictor import Predictor
from nnstudio.formats.project import load_project


def main(path: str) -> None:
    """Print the accuracy before and after the path, and how far the images moved."""
    project = load_project(path)
    predictor = Predictor(project.document.graph, project.weights, batch=256, threads=None)
    print(f"{'images':10s} {'as they are':>12s} {'by the path':>12s} {'points':>8s} {'mean difference':>16s}")
    right = np.zeros(2)
    for name, split in (("training", load_mnist("train")), ("test", load_mnist("test"))):
        moved = preprocess_batch(split.images)
        answers = [
            predictor.predict(images).argmax(axis=1) == split.labels for images in (split.images, moved)
        ]
        before, after = (float(answer.mean()) for answer in answers)
        right += [float(answer.sum()) for answer in answers]
        difference = np.abs(moved.astype(np.int16) - split.images.astype(np.int16)).mean() / 255
        print(f"{name:10s} {before:12.2%} {after:12.2%} {(after - before) * 100:+8.2f} {difference:16.4f}")
    before, after = right / 70_000
    print(f"{'all 70,000':10s} {before:12.2%} {after:12.2%} {(after - before) * 100:+8.2f}")


if __name__ == "__main__":
    main(sys.argv[1])
