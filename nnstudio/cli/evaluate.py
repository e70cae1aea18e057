"""`nnstudio evaluate`: how good a trained project is on examples that it never saw."""

from __future__ import annotations

import argparse
import dataclasses
from typing import Any

import numpy as np

from nnstudio.cli.failure import DONE
from nnstudio.cli.opening import open_data
from nnstudio.cli.output import counted, print_json, print_note
from nnstudio.cli.report import figures
from nnstudio.cli.source import open_trained
from nnstudio.data.exam import Sighting, times_seen
from nnstudio.data.training_data import part_asked
from nnstudio.formats.errors import ProjectError
from nnstudio.formats.project import Project, load_project, save_project
from nnstudio.layers.layer import Array
from nnstudio.learning.events import EpochDone
from nnstudio.learning.metrics import (
    UNANSWERED,
    ClassScores,
    classes_of,
    confusion_matrix,
    scores_of_counts,
)
from nnstudio.learning.tasks import Classification
from nnstudio.runs.engines import ENGINE

KNOWN = "\nthe test part judged this network after each epoch, so that this is no test of it"
MOST_IN_A_ROW = 30
"""Classes of which the matrix still fits into a terminal."""


def evaluate_command(arguments: argparse.Namespace) -> int:
    """Loss and metrics on the test part; for classes also the confusion matrix and figures for each class.

    The project counts how often the test part was opened, unless it has judged each epoch of the network anyway.
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
        answers, truths = classes_of(judged.predictions), opened.test.targets
        told = answers != UNANSWERED
        confusion = confusion_matrix(truths[told], answers[told], max(len(task.classes), _most(answers)))
        scores = scores_of_counts(
            np.diagonal(confusion), confusion.sum(axis=0), np.bincount(truths, minlength=len(confusion))
        )
        result |= _of_classes(confusion, scores, task.classes)
    result["unanswered"] = int(np.isnan(judged.predictions.reshape(len(opened.test), -1)).any(axis=1).sum())
    is_exam = part_asked(document.training, document.description) != "test"
    seen = _count_sighting(arguments.file, project, result) if is_exam else _seen(project)
    if arguments.json:
        print_json({"file": arguments.file, "times_seen": seen, **result})
    else:
        _print_text(result)
        print(f"\nthe test part was opened {counted(seen, 'time')} by this project" if is_exam else KNOWN)
    return DONE


def _seen(project: Project) -> int:
    """How often the test part was opened by now."""
    document = project.document
    return times_seen(project.sightings, document.source, document.description.fingerprint)


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
    return _seen(dataclasses.replace(project, sightings=(*now.sightings, sighting)))


def _most(answers: Array) -> int:
    """One more than the largest answer: a network may have more outputs than there are classes."""
    return int(answers.max(initial=-1)) + 1


def _of_classes(confusion: Array, scores: ClassScores, classes: tuple[str, ...]) -> dict[str, Any]:
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
    if result["unanswered"]:
        print(f"{result['unanswered']:,} of them got no answer: the outputs are no numbers")
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
