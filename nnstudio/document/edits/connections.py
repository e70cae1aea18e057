"""Edits of single connections, for networks with branches."""

from __future__ import annotations

import dataclasses

from nnstudio.document.document import Document
from nnstudio.document.edits.checks import check_count, check_known, replace_node
from nnstudio.document.errors import CycleError, WiringError
from nnstudio.document.wiring import depends_on
from nnstudio.errors import sentence


def connect(document: Document, source: str, target: str) -> Document:
    """Let `target` read `source`: a layer with one input changes its input, a merge gets one more.

    CycleError when `source` depends on `target`; WiringError when the layer is full or reads it already.
    """
    check_known(document, source)
    node = document.node(target)
    if source in depends_on(document.nodes, target):
        raise CycleError(source, target)
    if source in node.inputs:
        raise WiringError(sentence("{target} reads {source} already.", target=target, source=source))
    most = node.layer.inputs[1]
    inputs = (source,) if most == 1 else (*node.inputs, source)
    check_count(target, node.layer, len(inputs))
    return replace_node(document, dataclasses.replace(node, inputs=inputs))


def disconnect(document: Document, source: str, target: str) -> Document:
    """Let `target` no longer read `source`; WiringError when it does not."""
    node = document.node(target)
    if source not in node.inputs:
        raise WiringError(sentence("{target} does not read {source}.", target=target, source=source))
    at = node.inputs.index(source)
    return replace_node(document, dataclasses.replace(node, inputs=node.inputs[:at] + node.inputs[at + 1 :]))
