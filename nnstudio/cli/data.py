"""`nnstudio data`: what a set, a file or a folder holds that can be learned, and which sets there are."""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np

from nnstudio.cli.failure import DONE, UsageError
from nnstudio.cli.opening import open_data
from nnstudio.cli.output import counted, print_json
from nnstudio.data.description import Description
from nnstudio.data.opening import exists
from nnstudio.data.recognising import NAMED, recognise
from nnstudio.data.source import Opened, Source
from nnstudio.data.sources import Download
from nnstudio.layers.shapes import shape_text
from nnstudio.learning.tasks import Classification, Regression
from nnstudio.shown import bytes_text, escaped

MOST_SHOWN = 30


def source_at(place: str, target: list[str] | None) -> Source:
    """The source that a name or path on the command line stands for. UsageError where nothing is there."""
    if place in NAMED:
        return NAMED[place]
    if not exists(Path(place)):
        known = "" if Path(place).suffix else f" The sets that can be named are {', '.join(NAMED)}."
        raise UsageError(f"There is no file or folder {place}.{known}")
    return recognise(Path(place), tuple(target or ())).settled()


def data(arguments: argparse.Namespace) -> int:
    """Read it, and tell kind, counts, classes or targets, and what was left out; without a path, list the sets."""
    if arguments.path is None:
        return _list(arguments.json)
    source = source_at(arguments.path, arguments.target)
    opened = open_data(source)
    plain = _plain(source, opened)
    if arguments.json:
        print_json(plain)
        return DONE
    described = opened.description
    print(f"{escaped(described.title)}: {source.title.lower()}, {described.task.title.lower()}")
    print(counts(described))
    for name, count in list(plain.get("classes", {}).items())[:MOST_SHOWN]:
        print(f"  {escaped(name)}: {count:,}")
    for target in plain.get("targets", ()):
        print(
            f"  target {escaped(target['name'])}: mean {target['mean']:.6g}, deviation {target['scale']:.6g}"
        )
    for note in opened.notes:
        print(note)
    return DONE


def _list(json: bool) -> int:
    """The sets that can be named, as text or as one JSON array."""
    if json:
        print_json([_plain_set(name, source) for name, source in NAMED.items()])
        return DONE
    for name, source in NAMED.items():
        described = source.describe()
        print(f"{name}  {described.title}: {counts(described)}, {_where(source)}")
        if source.credit is not None:
            print(f"    {source.credit}")
    return DONE


def counts(described: Description) -> str:
    """How many examples there are, and how large each is."""
    examples = (counted(described.train, "training example"), counted(described.test, "test example"))
    return f"{', '.join(examples)}, each {shape_text(described.shape)}"


def _where(source: Source) -> str:
    if not isinstance(source, Download):
        return "comes with the program"
    return "downloaded" if source.is_here() else f"{bytes_text(source.published.size)} to download"


def _plain_set(name: str, source: Source) -> dict[str, Any]:
    described = source.describe()
    plain: dict[str, Any] = {
        "name": name,
        "title": described.title,
        "train": described.train,
        "test": described.test,
        "shape": list(described.shape),
        "here": True,
    }
    if isinstance(source, Download):
        published = source.published
        plain |= {"here": source.is_here(), "bytes": published.size}
        plain |= {"licence": published.licence, "origin": published.origin}
    return plain


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
        found = Counter(np.asarray(opened.train.targets).tolist())
        plain["classes"] = {name: found[index] for index, name in enumerate(task.classes)}
    if isinstance(task, Regression):
        plain["targets"] = [
            {"name": target.name, "unit": target.unit, "mean": target.mean, "scale": target.scale}
            for target in task.targets
        ]
    return plain
