"""A document as plain JSON, complete and readable, and back. What can't be read is told by name."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from nnstudio.data.description import Description
from nnstudio.data.source import Source
from nnstudio.data.sources import SOURCES, Mnist
from nnstudio.data.spoken import spoken
from nnstudio.declared import from_json
from nnstudio.document.document import Document
from nnstudio.document.edits.settings import LONGEST_TITLE
from nnstudio.document.errors import DocumentError
from nnstudio.document.fragments import fragment_from_json, fragment_to_json, mapping
from nnstudio.document.groups import Group
from nnstudio.document.marks import note_from_json
from nnstudio.document.wiring import Nodes
from nnstudio.errors import StudioError, full_stop, sentence
from nnstudio.fields import FieldError
from nnstudio.layers.shapes import Shape
from nnstudio.learning.settings import TrainingSettings
from nnstudio.shown import can_be_shown, short

FORMAT = "nnstudio document"
VERSION = 3
"""1 named its data, of which there was one: "mnist". 2 had neither groups nor
disabled layers: what has none is still written as 2.
"""
LARGEST_SIDE = 4096


def document_to_json(document: Document) -> dict[str, Any]:
    """A plain dict: format, version, title, source, description, input_shape, layers (id, inputs, layer), training."""
    return {
        "format": FORMAT,
        "version": version_of(document.nodes),
        "title": document.title,
        "source": document.source.to_json(),
        "description": document.description.to_json(),
        "input_shape": list(document.input_shape),
        "layers": fragment_to_json(document.nodes),
        "training": document.training.to_json(),
        **({"note": document.note} if document.note else {}),
    }


def document_from_json(plain: Any) -> Document:
    """What `document_to_json` wrote. Raises DocumentError, a sentence, for anything else."""
    plain = mapping(plain, sentence("A document"))
    if plain.get("format") != FORMAT:
        raise DocumentError(sentence("This is not a document of NN Studio."))
    check_version(plain.get("version"))
    nodes = fragment_from_json(_part(plain, "layers"))
    source, description = _data(plain)
    return Document(
        input_shape=_input_shape(_part(plain, "input_shape")),
        nodes=nodes,
        training=_training(_part(plain, "training")),
        title=_title(_part(plain, "title")),
        source=source,
        description=description,
        note=note_from_json(plain.get("note", "")),
    )


def version_of(nodes: Nodes) -> int:
    """The version that reads these layers, so that an older program opens what it understands."""
    return VERSION if any(node.disabled or isinstance(node.layer, Group) for node in nodes) else 2


def parse_json(data: bytes) -> Any:
    """The value that JSON in UTF-8 tells. Raises ValueError, also for NaN and infinity, which JSON has not; and
    RecursionError where it is nested too deep.
    """
    return json.loads(data.decode("utf-8"), parse_constant=_refuse)


def _refuse(constant: str) -> Any:
    raise ValueError(constant)


def check_version(version: Any) -> None:
    """DocumentError for what is no version, and for one that a newer program wrote."""
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise DocumentError(
            sentence(
                "The document's version is {version}, and should be {known}.",
                version=short(version),
                known=VERSION,
            )
        )
    if version > VERSION:
        raise DocumentError(
            sentence(
                "The document was written by a newer NN Studio (version {version}, this one reads {known}): "
                "update NN Studio to open it.",
                version=short(version),
                known=VERSION,
            )
        )


def _part(plain: Mapping[str, Any], name: str) -> Any:
    if name not in plain:
        raise DocumentError(sentence("The document has no {name!r}.", name=name))
    return plain[name]


def _input_shape(plain: Any) -> Shape:
    sides = plain if isinstance(plain, list) else []
    if not 1 <= len(sides) <= 3 or not all(type(side) is int and 1 <= side <= LARGEST_SIDE for side in sides):
        raise DocumentError(
            sentence("The input shape must be like [28, 28, 1], not {plain}.", plain=short(plain))
        )
    return tuple(sides)


def _training(plain: Any) -> TrainingSettings:
    try:
        return TrainingSettings.from_json(plain)
    except FieldError as error:
        raise DocumentError(
            sentence("The training settings can't be read: {error}.", error=error.sentence)
        ) from error
    except (ValueError, TypeError, OverflowError) as error:
        raise DocumentError(sentence("The training settings can't be read.")) from error


def _title(plain: Any) -> str:
    if (
        not isinstance(plain, str)
        or not plain.strip()
        or len(plain) > LONGEST_TITLE
        or not can_be_shown(plain)
    ):
        raise DocumentError(
            sentence(
                "The title must be a text of 1 to {most} characters, not {plain}.",
                most=LONGEST_TITLE,
                plain=short(plain),
            )
        )
    return plain


def _data(plain: Mapping[str, Any]) -> tuple[Source, Description]:
    """Where the examples come from, and what is known of them."""
    if plain["version"] == 1:
        if plain.get("data") != "mnist":
            raise DocumentError(
                sentence("There is no data set named {plain}.", plain=short(plain.get("data")))
            )
        return Mnist(), Mnist().describe()
    try:
        source = from_json(SOURCES, _part(plain, "source"), "source")
        return source, spoken(Description.from_json(_part(plain, "description")), source.words())
    except StudioError as error:
        fault = full_stop(error.sentence)
        raise DocumentError(sentence("The data can't be read: {fault}", fault=fault)) from error
    except (ValueError, TypeError, OverflowError) as error:
        raise DocumentError(sentence("The source of the data can't be read.")) from error
