"""`nnstudio data`: what a file or folder holds that can be learned."""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np

from nnstudio.cli.failure import DONE, UsageError
from nnstudio.cli.output import counted, print_json
from nnstudio.data.opening import exists
from nnstudio.data.recognising import recognise
from nnstudio.data.source import Opened, Source
from nnstudio.layers.shapes import shape_text
from nnstudio.learning.tasks import Classification, Regression
from nnstudio.shown import escaped

MOST_SHOWN = 30


def source_at(place: str, target: list[str] | None) -> Source:
    """The source that a path on the command line stands for. UsageError where nothing is there."""
    if not exists(Path(place)):
        raise UsageError(f"There is no file or folder {place}.")
    return recognise(Path(place), tuple(target or ()))


def data(arguments: argparse.Namespace) -> int:
    """Read it, and tell kind, counts, classes or targets, and what was left out."""
    source = source_at(arguments.path, arguments.target)
    opened = source.open()
    plain = _plain(source, opened)
    if arguments.json:
        print_json(plain)
        return DONE
    described = opened.description
    print(f"{escaped(described.title)}: {source.title.lower()}, {described.task.title.lower()}")
    print(
        f"{counted(described.train, 'training example')}, {counted(described.test, 'test example')}", end=""
    )
    print(f", each {shape_text(described.shape)}")
    for name, count in list(plain.get("classes", {}).items())[:MOST_SHOWN]:
        print(f"  {escaped(name)}: {count:,}")
    for target in plain.get("targets", ()):
        print(
            f"  target {escaped(target['name'])}: mean {target['mean']:.6g}, deviation {target['scale']:.6g}"
        )
    for note in opened.notes:
        print(note)
    return DONE


def _plain(source: Source, opened: Opened) -> dict[str, Any]:
    described, task = opened.description, opened.description.task
    plain: dict[str, Any] = {
        "title": described.title,
        "source": source.to_json(),
        "kind": described.kind,
        "task": task.name,
        "shape": list(described.shape),
        "train": described.train,
        "test": described.test,
        "columns": [column.name for column in described.columns],
        "notes": [str(note) for note in opened.notes],
    }
    if isinstance(task, Classification):
        counts = Counter(np.asarray(opened.train.targets).tolist())
        plain["classes"] = {name: counts[index] for index, name in enumerate(task.classes)}
    if isinstance(task, Regression):
        plain["targets"] = [
            {"name": target.name, "unit": target.unit, "mean": target.mean, "scale": target.scale}
            for target in task.targets
        ]
    return plain
