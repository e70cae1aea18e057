"""`nnstudio predict`: which digit is in a picture, by the way that a drawing in the window takes too."""

from __future__ import annotations

import argparse
import contextlib
from typing import Any

from nnstudio.cli.failure import DONE, UsageError, print_error, status_of
from nnstudio.cli.output import print_json
from nnstudio.cli.source import existing, open_trained
from nnstudio.data.errors import DataError
from nnstudio.data.images import read_image
from nnstudio.data.mnist import CLASSES
from nnstudio.document.outputs import Outputs, outputs_of
from nnstudio.engine.predictor import Predictor
from nnstudio.layers.layer import Array
from nnstudio.shown import escaped


def predict(arguments: argparse.Namespace) -> int:
    """Answer for each image in turn. One that can't be read fails the command, but not the images after it."""
    project = open_trained(arguments.file)
    outputs = outputs_of(project.document.graph)
    status = DONE
    with contextlib.closing(Predictor(project.document.graph, project.weights)) as predictor:
        for name in arguments.images:
            try:
                probabilities = predictor.predict(read_image(existing(name)).batch)[0]
            except (DataError, UsageError) as error:
                print_error(error)
                status = max(status, status_of(error))
            else:
                _print_answer(name, probabilities, outputs, arguments.json)
    return status


def _print_answer(name: str, values: Array, outputs: Outputs, as_json: bool) -> None:
    """Numbers that are no distribution are neither called probabilities nor written as percentages."""
    answer = int(values.argmax())
    is_distribution = outputs is Outputs.DISTRIBUTION
    one, all_of_them = ("probability", "probabilities") if is_distribution else ("output", "outputs")
    plain: dict[str, Any] = {
        "image": name,
        "class": _class(answer),
        one: float(values[answer]),
        all_of_them: {_class(index): float(value) for index, value in enumerate(values)},
    }
    if as_json:
        print_json(plain)
    else:
        figure = f"{plain[one]:.1%}" if is_distribution else f"highest output {plain[one]:.2f}"
        print(f"{escaped(name)}: {plain['class']} ({figure})", flush=True)


def _class(index: int) -> str:
    """The label's name; an output that no label has goes by its number."""
    return CLASSES[index] if index < len(CLASSES) else str(index)
