"""`nnstudio evaluate`: how good a trained project is on examples that it never saw."""

from __future__ import annotations

import argparse
import dataclasses
from typing import Any

from nnstudio.cli.failure import DONE
from nnstudio.cli.opening import open_data
from nnstudio.cli.output import counted, print_json, print_note
from nnstudio.cli.report import figures
from nnstudio.cli.source import open_trained
from nnstudio.data.exam import Sighting, times_seen
from nnstudio.formats.errors import ProjectError
from nnstudio.formats.project import Project, load_project, save_project
from nnstudio.layers.layer import Array
from nnstudio.learning.events import EpochDone
from nnstudio.learning.metrics import class_scores, classes_of, confusion_matrix
from nnstudio.learning.tasks import Classification
from nnstudio.runs.engines import ENGINE

MOST_IN_A_ROW = 30
"""Classes of which the matrix still fits into a terminal."""


def evaluate_command(arguments: argparse.Namespace) -> int:
    """Loss and metrics on the test part; for classes also the confusion matrix and figures for each class.

    The project counts how often the test part was opened.
    """
    project = open_trained(arguments.file)
    document = project.document
    opened = open_data(document.source.change(limit=arguments.limit))
    judged = ENGINE.evaluate(
        document.graph,
        project.weights or {},
        document.task,
        opened.test,
        document.training.loss,
        scaling=document.description.scaling,
        threads=arguments.threads,
    )
    result: dict[str, Any] = {
        "examples": len(opened.test),
        "loss": judged.loss,
        "metrics": dict(judged.metrics),
    }
    task = document.task
    if isinstance(task, Classification):
        answers = classes_of(judged.predictions)
        confusion = confusion_matrix(opened.test.targets, answers, max(len(task.classes), _most(answers)))
        result |= _of_classes(confusion, task.classes)
    seen = _count_sighting(arguments.file, project, result)
    if arguments.json:
        print_json({"file": arguments.file, "times_seen": seen, **result})
    else:
        _print_text(result)
        print(f"\nthe test part was opened {counted(seen, 'time')} by this project")
    return DONE


def _count_sighting(file: str, project: Project, result: dict[str, Any]) -> int:
    """Note in the file that the test part was opened, and return how often it was by now."""
    epochs = [event for event in project.history or () if isinstance(event, EpochDone)]
    source, fingerprint = project.document.source, project.document.description.fingerprint
    sighting = Sighting.now(source, len(epochs), result["examples"], result["metrics"], fingerprint)
    try:
        now = load_project(file)  # a window may have saved something else since
        save_project(file, dataclasses.replace(now, sightings=(*now.sightings, sighting)))
    except ProjectError as error:
        print_note(f"This look at the test part could not be counted. {error.sentence}")
        now = project
    return times_seen((*now.sightings, sighting), source, fingerprint)


def _most(answers: Array) -> int:
    """One more than the largest answer: a network may have more outputs than there are classes."""
    return int(answers.max(initial=-1)) + 1


def _of_classes(confusion: Array, classes: tuple[str, ...]) -> dict[str, Any]:
    scores = class_scores(confusion)
    rows = [
        {
            "class": name,
            "examples": int(scores.support[index]),
            "right": int(confusion[index, index]),
            "precision": float(scores.precision[index]),
            "recall": float(scores.recall[index]),
            "f1": float(scores.f1[index]),
        }
        for index, name in enumerate(classes)
    ]
    return {"confusion": confusion.tolist(), "per_class": rows}


def _print_text(result: dict[str, Any]) -> None:
    examples = counted(result["examples"], "test example")
    print(f"{figures(result['metrics'], most=1)}  loss {result['loss']:.4f}  on {examples}")
    if len(result["metrics"]) > 1:
        print(figures(dict(list(result["metrics"].items())[1:])))
    if "per_class" in result:
        _print_classes(result["per_class"])
        if len(result["per_class"]) <= MOST_IN_A_ROW:
            _print_confusion(result["confusion"], [row["class"] for row in result["per_class"]])


def _print_classes(rows: list[dict[str, Any]]) -> None:
    wide = max(5, *(len(row["class"]) for row in rows))
    print(f"\n{'class':>{wide}}  examples  precision  recall      f1")
    for row in rows:
        shares = f"{row['precision']:>9.2%}  {row['recall']:>6.2%}  {row['f1']:>6.2%}"
        print(f"{row['class']:>{wide}}  {row['examples']:>8,}  {shares}")


def _print_confusion(confusion: list[list[int]], classes: list[str]) -> None:
    print("\nrows: what it is; columns: what was answered")
    width = max(5, len(str(max(max(row) for row in confusion))) + 1)
    wide = max(5, *(len(name) for name in classes))
    for name, row in zip(classes, confusion, strict=False):
        print(f"{name:>{wide}}" + "".join(f"{count:>{width}}" for count in row))
