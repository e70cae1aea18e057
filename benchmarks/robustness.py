"""How long it takes to measure how much change a network bears, and until the changed pictures are there to be seen.

`python -m benchmarks.robustness PROJECT.nnstudio ...`, projects of networks that tell classes of pictures apart.
"""

from __future__ import annotations

import argparse
import sys
import threading
import time

import numpy as np

from benchmarks import machine
from nnstudio.data.shelf import Shelf
from nnstudio.data.training_data import examples_asked
from nnstudio.formats.project import load_project
from nnstudio.inside.changed_pictures import STRENGTHS
from nnstudio.inside.robustness import Robustness, robustness_of
from nnstudio.runs.answering import answering
from nnstudio.studio.evaluate.changed_strip import FIRST, MOST


def main() -> int:
    """Print a line for each project."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.robustness", description=__doc__)
    parser.add_argument("projects", nargs="+")
    print(machine.description())
    for path in parser.parse_args().projects:
        project = load_project(path)
        document = project.document
        model = answering(document, project.weights).model(batch=32)
        examples = examples_asked(Shelf().open(document.source), document.training)
        start = time.perf_counter()
        found = robustness_of(model, examples, threading.Event())
        took = time.perf_counter() - start
        assert found is not None
        asked = found.count * (1 + sum(map(len, found.answers.values())))
        seen, wrong = (_seconds(found, most) for most in (FIRST, MOST))
        print(f"{document.title}: {asked:,} pictures in {took:.1f} s; accuracy {found.plain:.1%} untouched")
        print(
            f"  {FIRST} pictures at a strength: up to {1000 * seen:.0f} ms; {MOST} wrong ones: {1000 * wrong:.0f} ms"
        )
    return 0


def _seconds(found: Robustness, most: int) -> float:
    """The longest that it takes to change so many pictures again: the first ones, or those that went wrong."""
    assert found.sample is not None
    took = []
    for kind in found.curves:
        for at, strength in enumerate(STRENGTHS[kind]):
            rows = np.arange(most) if most == FIRST else found.wrong(kind, at)[:most]
            start = time.perf_counter()
            found.sample.changed(kind, strength, rows)
            took.append(time.perf_counter() - start)
    return max(took)


if __name__ == "__main__":
    sys.exit(main())
