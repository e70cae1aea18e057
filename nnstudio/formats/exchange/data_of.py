"""The data that a network from elsewhere was made for, as far as its shapes tell: our own, or some to be found."""

from __future__ import annotations

from collections.abc import Sequence

from nnstudio.data.description import Description
from nnstudio.data.source import Source
from nnstudio.data.sources import ImageFolder, Table
from nnstudio.document.document import empty_document
from nnstudio.layers.graph import Node
from nnstudio.layers.shapes import Shape
from nnstudio.learning.scaling import BYTE, Scaling
from nnstudio.learning.tasks import Classification, Reconstruction, Regression, Task
from nnstudio.learning.tasks.regression import Target

MOST_CLASSES = 1000


def data_of(
    takes: Shape, gives: Shape | None, nodes: Sequence[Node], title: str
) -> tuple[Source, Description]:
    """A source and its description. takes, gives: shapes of the network's input and output, None where not known."""
    own = empty_document()
    usual = own.task.outputs(own.input_shape)[0]
    if takes == own.input_shape and gives in (None, usual):
        return own.source, own.description
    task = _task(takes, gives, nodes)
    if len(takes) == 3 and takes[2] in (1, 3):
        source = ImageFolder(size=takes[:2], channels="grey" if takes[2] == 1 else "colour")
        return source, Description(title or "?", "pictures", takes, task, 0, 0, Scaling(BYTE))
    if len(takes) == 1:
        return Table(), Description(title or "?", "table", takes, task, 0, 0)
    return own.source, own.description


def _task(takes: Shape, gives: Shape | None, nodes: Sequence[Node]) -> Task:
    if gives is None:
        return _classes(2)
    if gives == takes and len(takes) == 3:
        return Reconstruction()
    activation = next(
        (a for node in reversed(nodes) if (a := getattr(node.layer, "activation", None))), "linear"
    )
    (count, *others) = gives
    if others:
        return _classes(2)
    if activation == "sigmoid" and count == 1:
        return _classes(2)
    if activation == "linear" or count == 1:
        return Regression(tuple(Target(f"output {number}") for number in range(1, count + 1)))
    return _classes(count)


def _classes(count: int) -> Classification:
    return Classification(tuple(map(str, range(min(max(2, count), MOST_CLASSES)))))
