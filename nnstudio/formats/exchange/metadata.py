"""What a file tells a program that runs it: names of classes and columns, how rows become inputs, and units."""

from __future__ import annotations

import dataclasses
from typing import Any

from nnstudio.formats.exchange.network import Network
from nnstudio.formats.exchange.rows import in_units
from nnstudio.learning.tasks import Classification, Regression

ENCODING = (
    "The columns become inputs in their order: a number x is (x - mean) / deviation, with fill for a missing one; a "
    "category is one input for each of its categories, 1 for the one that it is and 0 for the others."
)
UNITS = "An answer times scale plus mean is the number in its unit."


def metadata(network: Network) -> dict[str, Any]:
    """Plain values by name."""
    task, description = network.description.task, network.description
    found: dict[str, Any] = {
        "title": network.title,
        "kind": description.kind,
        "shape": list(network.graph.input_shape),
    }
    if isinstance(task, Classification):
        found["classes"] = list(task.classes)
    if isinstance(task, Regression):
        found["targets"] = [str(target.name) for target in task.targets]
    if in_units(task) and isinstance(task, Regression):
        found |= {"units": [dataclasses.asdict(target) for target in task.targets], "in_units": UNITS}
    if network.columns:
        found |= {"columns": [column.to_json() for column in network.columns], "encoding": ENCODING}
    return found
