"""Fine-tuning on a hand of one's own, measured: a hand that MNIST does not have is drawn 200 times, a network that
knows MNIST learns from 100 of them with its early layers frozen, and is judged by the others and by MNIST's test part.

`python -m benchmarks.own_hand PROJECT.nnstudio`, a project of a network that tells MNIST's digits apart.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from unittest import mock

import numpy as np

from benchmarks import machine
from benchmarks.stroke_digits import as_stroke, stroke_digit
from nnstudio.data.hand import store
from nnstudio.data.hand.drawn import Drawn
from nnstudio.data.handwriting.strokes import Drawing
from nnstudio.data.handwriting.strokes import Path as Way
from nnstudio.data.shelf import Shelf
from nnstudio.data.sources import Mnist, OwnHand
from nnstudio.document import edits
from nnstudio.document.document import Document
from nnstudio.document.fine_tuning import early, fine_tuning
from nnstudio.formats.project import load_project
from nnstudio.layers.layer import Array
from nnstudio.runs.own_hand import Share, Shares, shares
from nnstudio.runs.plan import Plan

EACH = 20
"""Drawings of each digit, of which every second is learned."""
SLANT, WOBBLE = 1.1, 0.022
"""How far the top leans to the left against the bottom, as a share of the height, and how far the pen trembles, in pad
units.
"""
IN_TIME = 30.0


def wobbly(drawing: Drawing, rng: np.random.Generator) -> Drawing:
    """The drawing leaning backwards, by a pen that trembles in waves."""
    strokes = []
    for stroke in drawing.strokes:
        strokes.append(as_stroke(np.clip(_bent(stroke.path, rng), 0, 1)))
    return Drawing(tuple(strokes), 1.4)


def _bent(path: Way, rng: np.random.Generator) -> Way:
    along = np.linspace(0, len(path) / 9, len(path))
    phases = rng.uniform(0, 2 * np.pi, 2)
    waves = WOBBLE * np.stack([np.sin(2 * along + phases[0]), np.cos(2.3 * along + phases[1])], axis=1)
    slanted = path.copy()
    slanted[:, 0] += SLANT * rng.uniform(0.8, 1.2) * (path[:, 1] - 0.5)
    slanted = (slanted - 0.5) * 0.8 + 0.5
    return np.asarray(slanted + waves)


def main() -> int:
    """Print the table; 1 where the time or the gain is not what is promised."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.own_hand", description=__doc__)
    parser.add_argument("project")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    project = load_project(options.project)
    assert project.weights is not None
    print(f"{machine.description()}\n")
    rng = np.random.default_rng(options.seed)
    with (
        tempfile.TemporaryDirectory() as folder,
        mock.patch.object(store, "data_folder", return_value=Path(folder)),
    ):
        drawn = [
            Drawn(str(digit), wobbly(stroke_digit(digit, rng), rng))
            for _ in range(EACH)
            for digit in range(10)
        ]
        store.keep(store.file_of("digits"), Mnist().describe(), drawn)
        return _table(project.document, project.weights)


def _table(document: Document, weights: Mapping[str, Array]) -> int:
    print(f"frozen: {', '.join(early(document.graph))}")
    print(f"{'learned':42s} {'own hand, other 100':>26s} {'MNIST':>26s} {'time':>8s}")
    shelf, passed = Shelf(), []
    before = shares(document, weights, OwnHand(test_fraction=0.5), shelf)
    _line("nothing more", before, "")
    for beside in (0, 100, 1000, 5000):
        for frozen in (True, False):
            source = OwnHand(test_fraction=0.5, beside=beside)
            tuned = fine_tuning(document, source, source.open().description)
            if not frozen:
                tuned = edits.set_trainable(tuned, early(document.graph), True)
            start = time.perf_counter()
            learned = _learned(Plan(tuned, tuned.training.epochs, shelf, weights))
            seconds = time.perf_counter() - start
            after = shares(tuned, learned, source, shelf)
            name = f"100 drawings, {beside} of MNIST, {'frozen' if frozen else 'all free'}"
            _line(name, after, f"{seconds:6.1f} s")
            passed.append(frozen and seconds < IN_TIME and after.own.interval[0] > before.own.share)
    return int(not any(passed))


def _line(name: str, found: Shares, took: str) -> None:
    mnist = "" if found.others is None else _said(found.others)
    print(f"{name:42s} {_said(found.own):>26s} {mnist:>26s} {took:>8s}", flush=True)


def _said(share: Share) -> str:
    low, high = share.interval
    return f"{share.share:.2%} ({low:.1%} to {high:.1%})"


def _learned(plan: Plan) -> dict[str, Array]:
    session = plan.prepare()
    try:
        for _ in session.events(plan.epochs):
            pass
        return session.snapshot()
    finally:
        session.close()


if __name__ == "__main__":
    sys.exit(main())
