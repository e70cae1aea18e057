"""`nnstudio predict`: what a network says of pictures or rows, by the way that they take in the window too."""

from __future__ import annotations

import argparse
import contextlib
from typing import Any

import numpy as np

from nnstudio.cli.failure import DONE, UsageError, print_error, status_of
from nnstudio.cli.output import print_json
from nnstudio.cli.source import existing, open_trained
from nnstudio.data.asking import read_inputs
from nnstudio.data.errors import DataError
from nnstudio.document.document import Document
from nnstudio.document.outputs import Outputs, meaning_of
from nnstudio.errors import sentence
from nnstudio.layers.layer import Array
from nnstudio.learning.tasks import Classification, Likely, Measured, Task
from nnstudio.runs.answering import NO_NUMBERS
from nnstudio.runs.engines import ENGINE
from nnstudio.shown import escaped

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def predict(arguments: argparse.Namespace) -> int:
    """Answer for each file in turn. One that can't be read fails the command, but not the files after it."""
    project = open_trained(arguments.file)
    document = project.document
    status = DONE
    scaling = document.description.scaling
    with contextlib.closing(ENGINE.model(document.graph, project.weights, scaling=scaling)) as model:
        for name in arguments.inputs:
            try:
                inputs = read_inputs(existing(name), document.description)
                values = [_finite(model.predict(one)[0], name) for one in inputs]
            except (DataError, UsageError) as error:
                print_error(error)
                status = max(status, status_of(error))
            else:
                _print_answers(name, values, document, arguments.json)
    return status


def _finite(values: Array, name: str) -> Array:
    """The outputs of a network, which are no answer where one is NaN. Raises DataError."""
    if np.isnan(values).any():
        raise DataError(sentence("{file}: {fault}", file=escaped(name), fault=NO_NUMBERS))
    return values


def _print_answers(name: str, values: list[Array], document: Document, as_json: bool) -> None:
    task = document.task
    if document.description.kind == "pictures" and isinstance(task, Classification):
        _print_picture(name, values, task, meaning_of(document.graph, task), as_json)
    elif as_json:
        print_json({"file": name, "answers": [_answer(each, task) for each in values]})
    else:
        for number, each in enumerate(values, 1):
            where = f"{escaped(name)}, row {number}" if len(values) > 1 else escaped(name)
            print(f"{where}: {task.answer(each).said}", flush=True)


def _answer(values: Array, task: Task) -> dict[str, Any]:
    """One answer by the names of the classes or targets; outputs as they are where there are none."""
    answer = task.answer(values)
    if isinstance(task, Classification):
        shares = {part.name: part.share for part in answer.parts if isinstance(part, Likely)}
        return {"class": str(answer.said), "outputs": shares}
    numbers = {part.name: part.value for part in answer.parts if isinstance(part, Measured)}
    return numbers or {"outputs": values.tolist()}


def _print_picture(
    name: str, values: list[Array], task: Classification, outputs: Outputs, as_json: bool
) -> None:
    """One line for the picture, however many pieces are in it. In JSON, one alone is told at the top, too."""
    pieces = [_plain(task.values(each), task, outputs) for each in values]
    if as_json:
        print_json({"image": name, **(pieces[0] if len(pieces) == 1 else {}), "digits": pieces})
        return
    is_distribution = outputs is Outputs.DISTRIBUTION
    figures = [f"{d['probability']:.1%}" if is_distribution else f"{d['output']:.2f}" for d in pieces]
    classes, figure = " ".join(piece["class"] for piece in pieces), ", ".join(figures)
    count = f"{_number(len(pieces))} digits: " if len(pieces) > 1 else ""
    note = "" if is_distribution else f"highest output{'s' if len(pieces) > 1 else ''} "
    print(f"{escaped(name)}: {count}{classes} ({note}{figure})", flush=True)


def _plain(values: Array, task: Classification, outputs: Outputs) -> dict[str, Any]:
    """Numbers that are no distribution are neither called probabilities nor written as percentages."""
    answer = int(values.argmax())
    is_distribution = outputs is Outputs.DISTRIBUTION
    one, all_of_them = ("probability", "probabilities") if is_distribution else ("output", "outputs")
    return {
        "class": _class(answer, task),
        one: float(values[answer]),
        all_of_them: {_class(index, task): float(value) for index, value in enumerate(values)},
    }


def _number(count: int) -> str:
    """In a word up to nine, as one writes."""
    return NUMBERS[count] if count < len(NUMBERS) else str(count)


def _class(index: int, task: Classification) -> str:
    """The label's name; an output that no label has goes by its number."""
    return task.classes[index] if index < len(task.classes) else str(index)
