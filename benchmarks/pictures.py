"""How many digits are read on sheets of all kinds: frames, desks, ruled paper, shadows, coffee rings, rows of digits.

`python -m benchmarks.pictures [-n 60] [KIND ...]` trains a small network, draws each kind of sheet so often from a
seed (tests/data/sheets.py), reads it from a file as `nnstudio predict` does, and prints a line a kind. "alone" is the
same digit without anything else on its sheet: more than that can't be expected of the network.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from nnstudio.data.errors import DataError
from nnstudio.data.handwriting.images import read_digits
from nnstudio.data.handwriting.ink import Preprocessed, preprocess
from nnstudio.data.handwriting.thickness import with_thick_strokes
from nnstudio.data.mnist import load_mnist
from nnstudio.data.sources.mnist import Mnist
from nnstudio.data.training_data import training_data
from nnstudio.document import edits
from nnstudio.document.templates import TEMPLATES
from nnstudio.engine.predictor import Predictor
from nnstudio.engine.training import Training
from tests.data.papers import Sheet
from tests.data.sheets import KINDS, sheet_of


def main() -> None:
    """Print one line for each kind, and the sum."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pictures", description=__doc__)
    parser.add_argument("-n", type=int, default=60, help="sheets of each kind")
    parser.add_argument("kinds", nargs="*", help="only these kinds")
    options = parser.parse_args()
    predictor = trained()
    print(f"{'kind':20s} {'read right':>12s} {'alone':>8s} {'ms, median':>12s}")
    total = np.zeros(3, int)
    for kind in options.kinds or KINDS:
        right, alone, times = judged(kind, options.n, predictor)
        print(
            f"{kind:20s} {right:5d} of {options.n:3d} {alone:8d} {1e3 * np.median(times):12.0f}", flush=True
        )
        total += (right, options.n, alone)
    print(f"{'all':20s} {total[0]:5d} of {total[1]:3d} {total[2]:5d}")


def trained() -> Predictor:
    """The template wide-dropout after four epochs: about 98% of the test images."""
    document = edits.change_training(TEMPLATES["wide-dropout"].document, epochs=4, validation="none")
    training = Training(document.graph, document.training, training_data(Mnist().open(), document.training))
    for _ in training.events():
        pass
    weights = training.snapshot()
    training.close()
    return Predictor(document.graph, weights)


def judged(kind: str, count: int, predictor: Predictor) -> tuple[int, int, list[float]]:
    """Sheets on which every digit is read right, the same without anything else, and seconds for each sheet."""
    right, alone, times = 0, 0, []
    test = load_mnist("test")
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(count):
            sheet, places = sheet_of(kind, seed)
            labels = test.labels[places].tolist()
            path = Path(folder) / f"sheet{sheet.suffix}"
            sheet.image.save(path, **sheet.save)
            start = time.perf_counter()
            seen = read(path)
            times.append(time.perf_counter() - start)
            right += answers(seen, predictor) == labels
            alone += answers(undisturbed(sheet), predictor) == labels
    return right, alone, times


def read(path: Path) -> tuple[Preprocessed, ...]:
    """The digits in a file; none where it is refused."""
    try:
        return read_digits(path)
    except DataError:
        return ()


def undisturbed(sheet: Sheet) -> tuple[Preprocessed, ...]:
    """The digits of a sheet as they would be seen with nothing else."""
    steps = (preprocess(with_thick_strokes(ink.astype(np.float32))) for ink in sheet.inks)
    return tuple(step for step in steps if step is not None)


def answers(digits: tuple[Preprocessed, ...], predictor: Predictor) -> list[int]:
    """What the network says to each."""
    values: list[NDArray[np.float32]] = [predictor.predict(digit.batch)[0] for digit in digits]
    return [int(value.argmax()) for value in values]


if __name__ == "__main__":
    main()
