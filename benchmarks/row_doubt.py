"""I don't know, proved for tables and points: how well rows that were spoilt are told from test rows by their distance
to the training rows, beside their distance in the layer that decides; how many test rows are refused; and how often
sets of classes or intervals hold the right answer.

`python -m benchmarks.row_doubt PROJECT.nnstudio ...`, projects that keep a part of their training rows aside.
"""

from __future__ import annotations

import argparse
import dataclasses
import sys
import time

import numpy as np

from benchmarks import machine
from benchmarks.doubt import DIVISIONS, MOST_REFUSED, WITHIN, auroc
from nnstudio.data.columns import Column
from nnstudio.data.shelf import Shelf
from nnstudio.data.training_data import examples_asked, part_asked, training_data
from nnstudio.formats.project import load_project
from nnstudio.inside.doubt.conformal import LEVEL, class_values, conformal
from nnstudio.inside.doubt.interval import halves
from nnstudio.inside.doubt.layer import deciding_inputs, directions
from nnstudio.inside.doubt.row_doubts import RowDoubts, learn_row_doubts
from nnstudio.inside.doubt.rows import NEIGHBOURS
from nnstudio.layers.graph import Graph
from nnstudio.layers.layer import Array
from nnstudio.learning.engine import Model
from nnstudio.learning.tasks import Classification, Regression
from nnstudio.runs.answering import answering

BEYOND = 0.5
"""How far a value is moved out of the range of its column, as a share of that."""


@dataclasses.dataclass(frozen=True, eq=False)
class Case:
    """A network with its doubts, and the examples of each part, (n, d) and their targets."""

    model: Model
    graph: Graph
    task: Classification | Regression
    columns: tuple[Column, ...]
    doubts: RowDoubts
    learned: Array
    aside: tuple[Array, Array]
    test: tuple[Array, Array]


def main() -> int:
    """Print the tables; 1 where what is promised does not hold."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.row_doubt", description=__doc__)
    parser.add_argument("projects", nargs="+")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    print(machine.description())
    return max([_prove(path, np.random.default_rng(options.seed)) for path in options.projects])


def _prove(path: str, rng: np.random.Generator) -> int:
    case = _case(path)
    test, rows = case.test[0], case.doubts.rows
    usual, by_layer = rows.distances(test), _by_layer(case, test)
    print(f"  {'told from test rows':22s} {'layer, AUROC':>13s} {'distance, AUROC':>16s} {'refused':>8s}")
    for name, spoilt in (("columns shuffled", _shuffled(case, rng)), ("a value beyond", _beyond(case, rng))):
        distances = rows.distances(spoilt)
        told = auroc(by_layer, _by_layer(case, spoilt)), auroc(usual, distances)
        print(f"  {name:22s} {told[0]:>13.3f} {told[1]:>16.3f} {(distances > rows.far).mean():>8.1%}")
    refused = float((usual > rows.far).mean())
    print(f"  {'test rows':22s} {refused:>39.2%}   (promised: {MOST_REFUSED:.0%}, of {len(test):,})")
    covered = _coverage(case)
    _speed(case)
    chance = 3 * np.sqrt(MOST_REFUSED * (1 - MOST_REFUSED) / len(test))
    wider = covered > LEVEL + WITHIN and isinstance(
        case.task, Regression
    )  # sets hold all where nothing is mistaken
    return int(refused > MOST_REFUSED + chance or covered < LEVEL - WITHIN or wider)


def _case(path: str) -> Case:
    project = load_project(path)
    document = project.document
    task, opened = document.task, Shelf().open(document.source)
    assert isinstance(task, Classification | Regression)
    if part_asked(document.training, document.description) == "training":
        sys.exit("The project keeps no examples aside.")
    ready = answering(document, project.weights)
    model, learned = ready.model(batch=64), training_data(opened, document.training).train
    aside, start = examples_asked(opened, document.training), time.perf_counter()
    doubts = learn_row_doubts(model, task, learned, aside)
    took = time.perf_counter() - start
    assert doubts is not None
    print(f"\n{document.title}: {len(learned):,} rows, {len(aside):,} kept aside, learned in {took:.2f} s")
    parts = [(each.all(), each.targets) for each in (aside, opened.test)]
    return Case(model, ready.graph, task, document.description.columns, doubts, learned.all(), *parts)


def _shuffled(case: Case, rng: np.random.Generator) -> Array:
    """Test rows each of whose values is another row's."""
    rows, at = case.test[0].copy(), 0
    for column in case.columns:
        rows[:, at : at + column.width] = rows[rng.permutation(len(rows)), at : at + column.width]
        at += column.width
    return rows


def _beyond(case: Case, rng: np.random.Generator) -> Array:
    """Test rows one number of which lies beyond the range of its column."""
    starts = np.cumsum([0, *(column.width for column in case.columns)])
    numbers = [int(start) for start, each in zip(starts, case.columns, strict=False) if each.kind == "number"]
    rows = case.test[0].copy()
    for row in rows:
        at = numbers[int(rng.integers(len(numbers)))]
        low, high = case.learned[:, at].min(), case.learned[:, at].max()
        away = BEYOND * (high - low)
        row[at] = high + away if rng.random() < 0.5 else low - away
    return rows


def _by_layer(case: Case, rows: Array) -> Array:
    """The distance in the layer that decides, of any class, as drawings have it."""
    layer = deciding_inputs(case.graph)[0]
    known, asked = (directions(case.model.inside(each, (layer,))[layer]) for each in (case.learned, rows))
    near = np.partition(asked @ known.T, len(known) - NEIGHBOURS, axis=1)[:, len(known) - NEIGHBOURS]
    return np.asarray(1 - near)


def _coverage(case: Case) -> float:
    """Print how often the right answer is held; how often in the mean of many divisions of what is known."""
    outputs = [case.model.predict(part) for part, _ in (case.aside, case.test)]
    targets = [part[1] for part in (case.aside, case.test)]
    hit, size = _held(case.task, outputs[0], targets[0], outputs[1], targets[1])
    many = np.concatenate(outputs), np.concatenate(targets)
    shares = []
    for seed in range(DIVISIONS):
        order = np.random.default_rng(seed).permutation(len(many[0]))
        one, other = order[: len(outputs[0])], order[len(outputs[0]) :]
        shares.append(_held(case.task, many[0][one], many[1][one], many[0][other], many[1][other])[0])
    covered = float(np.mean(shares))
    print(
        f"  the right one of test rows is held in {hit:.1%}, {size}; {covered:.2%} over {DIVISIONS} divisions"
    )
    return covered


def _held(
    task: Classification | Regression, known: Array, answers: Array, outputs: Array, right: Array
) -> tuple[float, str]:
    """How often, and how large what holds it is: of doubtful answers, where there are classes."""
    if isinstance(task, Regression):
        learned = halves(task.in_units(known), task.in_units(answers))
        away = np.abs(task.in_units(outputs) - task.in_units(right))
        return float((away <= learned).mean()), f"±{learned[0]:,.4g} {task.targets[0].unit}".rstrip()
    values, classes = class_values(outputs), np.asarray(right, np.intp)
    sets = conformal(class_values(known), np.asarray(answers, np.intp))
    doubtful = ~sets.sure(values)
    inside = sets.sets(values)[np.arange(len(values)), classes]
    sizes = sets.sets(values)[doubtful].sum(axis=1)
    return float(inside[doubtful].mean()), f"{sizes.mean():.2f} classes in {doubtful.mean():.0%} doubtful"


def _speed(case: Case) -> None:
    took = []
    for row in case.test[0][:200]:
        start = time.perf_counter()
        case.doubts.opinion(row, case.model.predict(row[np.newaxis])[0])
        took.append(time.perf_counter() - start)
    print(
        f"  one opinion: median {np.median(took) * 1000:.2f} ms, 95th {np.percentile(took, 95) * 1000:.2f} ms"
    )


if __name__ == "__main__":
    sys.exit(main())
