"""What the way of the data costs: loading MNIST, from strokes to 28x28, the drawing path, augmentation.

`python -m benchmarks.data` prints one line a figure; nothing but the installed package is needed.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np
from threadpoolctl import threadpool_limits

from benchmarks.workload import AUGMENTATIONS
from nnstudio.data.handwriting.drawing import preprocess_drawing
from nnstudio.data.handwriting.ink import preprocess_batch
from nnstudio.data.handwriting.rasterise import rasterise
from nnstudio.data.handwriting.strokes import Drawing, Point, Stroke
from nnstudio.data.mnist import load_mnist
from nnstudio.learning.augmentation import Augmentation, Augmenter


def main() -> None:
    """Print one line for each figure; times are the fastest and the median of many calls."""
    print(f"{'what':52s} {'fastest':>10s} {'median':>10s}")
    report("loading MNIST's training images, checked", load_training_images, 1e3, "ms", repeats=5)
    report("a drawing of 200 points to 28x28", lambda: preprocess_drawing(eight()), 1e3, "ms")
    report("a drawing of 200 points to 280x280", lambda: rasterise(eight()), 1e3, "ms")
    images = load_mnist("test").images
    report(
        "drawing path, one MNIST image", lambda: preprocess_batch(images[:500]), 1e6 / 500, "us", repeats=5
    )
    for name, settings in AUGMENTATIONS.items():
        for batch in (64, 512) if settings is not None else ():
            work = call(settings, batch)
            report(f"augmentation, {name}, batch of {batch}, one image", work, 1e6 / batch, "us")
    both = [load_mnist(part).images for part in ("train", "test")]
    changes = [
        np.abs(preprocess_batch(split).astype(np.int16) - split).mean(axis=(1, 2, 3)) for split in both
    ]
    for name, change in zip(("training", "test"), changes, strict=True):
        unchanged = f"{(change == 0).mean():.2%} of them not at all"
        print(f"drawing path, {name} images change by {change.mean() / 255:.6f} of full scale, {unchanged}")


def report(what: str, work: Callable[[], object], factor: float, unit: str, repeats: int = 50) -> None:
    """Measure `work` on one BLAS thread and print its time, in seconds times `factor`."""
    times = []
    with threadpool_limits(1):
        for _ in range(repeats):
            start = time.perf_counter()
            work()
            times.append((time.perf_counter() - start) * factor)
    print(f"{what:52s} {min(times):7.2f} {unit} {float(np.median(times)):7.2f} {unit}")


def load_training_images() -> int:
    """Read and check the training images anew; their number."""
    return len(load_mnist("train").images)


def eight() -> Drawing:
    """An 8 of 200 points, as a mouse would report them."""
    turn = np.linspace(0, 2 * np.pi, 200)
    x, y = 0.5 + 0.15 * np.sin(2 * turn), 0.5 - 0.35 * np.cos(turn)
    return Drawing((Stroke(tuple(Point(a, b) for a, b in zip(x.tolist(), y.tolist(), strict=True))),))


def call(settings: Augmentation, batch: int) -> Callable[[], object]:
    """A call that augments a batch of float images in place of its last result."""
    images = (load_mnist("test").images[:batch] / np.float32(255)).astype(np.float32)
    augmenter, out, rng = (
        Augmenter(settings, batch, images.shape[1:]),
        np.empty_like(images),
        np.random.default_rng(1),
    )
    return lambda: augmenter.apply(images, rng, out=out)


if __name__ == "__main__":
    main()
