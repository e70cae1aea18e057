"""The document of a network that came in: with data that its shapes fit, and its weights where all came along."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from nnstudio.document.document import Document
from nnstudio.document.edits.settings import change_data
from nnstudio.document.errors import DocumentError
from nnstudio.document.plain import document_from_json, document_to_json
from nnstudio.errors import Sentence, sentence
from nnstudio.formats.exchange.arriving import ArrivalError
from nnstudio.formats.exchange.data_of import data_of
from nnstudio.layers.graph import GraphError, Node
from nnstudio.layers.layer import Array
from nnstudio.layers.shapes import Shape, ShapeError

LONGEST_NAME = 60
"""Characters of the name of a layer, and of a network."""


def document_of(title: str, takes: Shape, gives: Shape | None, nodes: Sequence[Node]) -> Document:
    """A document of these layers. takes, gives: shapes of its input and output, None where that is not known."""
    title = _title(title)
    source, description = data_of(takes, gives, nodes, title)
    return change_data(Document(takes, tuple(nodes), title=title), source, description)


def check_kept(document: Document) -> None:
    """Raise ArrivalError for a document that could be saved, and not be opened again."""
    try:
        document_from_json(document_to_json(document))
    except DocumentError as error:
        raise ArrivalError(error.sentence) from error


def whole(document: Document, weights: Mapping[str, Array]) -> Mapping[str, Array] | None:
    """All weights of the network, or none: it can't be asked with a part."""
    try:
        shapes = document.graph.shapes()
    except (GraphError, ShapeError):
        return None
    wanted = {
        f"{node.id}/{weight.name}"
        for node in document.graph.nodes
        for weight in node.layer.weights(*(shapes[source] for source in node.inputs))
    }
    return weights if wanted and wanted == set(weights) else None


def finite(weights: Mapping[str, Array]) -> tuple[dict[str, Array], list[Sentence]]:
    """The weights of the layers of which all are finite, and a gap for each of the others. No project holds NaN."""
    bad = {name.rpartition("/")[0] for name, array in weights.items() if not np.isfinite(array).all()}
    kept = {name: array for name, array in weights.items() if name.rpartition("/")[0] not in bad}
    return kept, [
        sentence("The weights of {name} are left out: they hold NaN or infinity.", name=name)
        for name in sorted(bad)
    ]


def _title(told: str) -> str:
    plain = " ".join(told.replace("_", " ").split())[:LONGEST_NAME]
    return plain.capitalize() if plain.isprintable() and plain else "Network"
