"""`nnstudio predict`: which digits are in a picture, by the way that a drawing in the window takes too."""

from __future__ import annotations

import argparse
import contextlib
from typing import Any

from nnstudio.cli.failure import DONE, UsageError, print_error, status_of
from nnstudio.cli.output import print_json
from nnstudio.cli.source import existing, open_trained
from nnstudio.data.errors import DataError
from nnstudio.data.images import read_digits
from nnstudio.data.mnist import CLASSES
from nnstudio.document.outputs import Outputs, outputs_of
from nnstudio.engine.predictor import Predictor
from nnstudio.layers.layer import Array
from nnstudio.shown import escaped

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def predict(arguments: argparse.Namespace) -> int:
    """Answer for each image in turn. One that can't be read fails the command, but not the images after it."""
    project = open_trained(arguments.file)
    outputs = outputs_of(project.document.graph)
    status = DONE
    with contextlib.closing(Predictor(project.document.graph, project.weights)) as predictor:
        for name in arguments.images:
            try:
                values = [predictor.predict(digit.batch)[0] for digit in read_digits(existing(name))]
            except (DataError, UsageError) as error:
                print_error(error)
                status = max(status, status_of(error))
            else:
                _print_answers(name, values, outputs, arguments.json)
    return status


def _print_answers(name: str, values: list[Array], outputs: Outputs, as_json: bool) -> None:
    """One line for the picture, however many digits are in it. In JSON, one alone is told at the top, too."""
    digits = [_plain(each, outputs) for each in values]
    if as_json:
        print_json({"image": name, **(digits[0] if len(digits) == 1 else {}), "digits": digits})
        return
    is_distribution = outputs is Outputs.DISTRIBUTION
    figures = [f"{d['probability']:.1%}" if is_distribution else f"{d['output']:.2f}" for d in digits]
    classes, figure = " ".join(digit["class"] for digit in digits), ", ".join(figures)
    pieces = f"{_number(len(digits))} digits: " if len(digits) > 1 else ""
    note = "" if is_distribution else f"highest output{'s' if len(digits) > 1 else ''} "
    print(f"{escaped(name)}: {pieces}{classes} ({note}{figure})", flush=True)


def _plain(values: Array, outputs: Outputs) -> dict[str, Any]:
    """Numbers that are no distribution are neither called probabilities nor written as percentages."""
    answer = int(values.argmax())
    is_distribution = outputs is Outputs.DISTRIBUTION
    one, all_of_them = ("probability", "probabilities") if is_distribution else ("output", "outputs")
    return {
        "class": _class(answer),
        one: float(values[answer]),
        all_of_them: {_class(index): float(value) for index, value in enumerate(values)},
    }


def _number(count: int) -> str:
    """In a word up to nine, as one writes."""
    return NUMBERS[count] if count < len(NUMBERS) else str(count)


def _class(index: int) -> str:
    """The label's name; an output that no label has goes by its number."""
    return CLASSES[index] if index < len(CLASSES) else str(index)
