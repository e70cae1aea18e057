"""Layers as text: what the clipboard carries to another place, another window, or an editor, and what comes back.

It is the JSON that the document's own reader reads, under a name and a version, so that whatever it is pasted from is
checked as strictly as a file.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from nnstudio.document.errors import DocumentError
from nnstudio.document.fragments import fragment_from_json, fragment_to_json
from nnstudio.document.plain import FORMAT as DOCUMENT
from nnstudio.document.plain import check_version, parse_json, version_of
from nnstudio.document.wiring import Nodes
from nnstudio.errors import Sentence, sentence
from nnstudio.shown import bytes_text, short

FORMAT = "nnstudio layers"
LONGEST = 8_000_000
"""Bytes that are read: a thousand layers with all their settings take less than one million."""
BEGINNING = 32
"""Characters of another text that are quoted."""


def layers_to_text(nodes: Nodes) -> str:
    """The layers with their settings and their wiring, to be read by `layers_from_text`, or by a person."""
    return json.dumps(
        {"format": FORMAT, "version": version_of(nodes), "layers": fragment_to_json(nodes)}, indent=1
    )


def layers_from_text(data: bytes) -> Nodes:
    """The layers that a text in UTF-8 tells of, each after its inputs; of a whole document those that it has.

    Raises DocumentError, with one sentence, for what can't be read, and where there is no layer.
    """
    if len(data) > LONGEST:
        raise DocumentError(
            sentence(
                "This is too much to be layers: {size}, where {most} are the most.",
                size=bytes_text(len(data)),
                most=bytes_text(LONGEST),
            )
        )
    nodes = fragment_from_json(_layers(_plain(data)))
    if not nodes:
        raise DocumentError(sentence("There are no layers in it."))
    return nodes


def _plain(data: bytes) -> Any:
    try:
        return parse_json(data)
    except (ValueError, RecursionError) as error:
        raise DocumentError(_no_layers(data)) from error


def _layers(plain: Any) -> Any:
    """The list of layers in what was written by `layers_to_text` or as a document; a list is taken as one."""
    if isinstance(plain, list):
        return plain
    if not isinstance(plain, Mapping) or plain.get("format") not in (FORMAT, DOCUMENT):
        raise DocumentError(sentence("These are no layers of NN Studio."))
    check_version(plain.get("version"))
    return plain.get("layers")


def _no_layers(data: bytes) -> Sentence:
    text = data.decode("utf-8", errors="replace").strip()
    if text[:1] in ("{", "["):
        return sentence("These layers are damaged: what holds them is no JSON any more.")
    return sentence("This text is no layers of NN Studio: {text}.", text=short(text, BEGINNING))
