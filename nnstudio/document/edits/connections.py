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


def rewire(
    document: Document, source: str, target: str, new_source: str | None = None, new_target: str | None = None
) -> Document:
    """The wire from `source` to `target` with one end at another node: at `new_source`, or else at `new_target`.

    The target reads the new source in the place of the old one. A new target with one input changes its input, a
    merge gets one more. Refused as `connect` and `disconnect` are.
    """
    if new_source is None:
        assert new_target is not None, "one end must move"
        return connect(disconnect(document, source, target), source, new_target)
    place = document.node(target).inputs.index(source) if source in document.node(target).inputs else 0
    moved = connect(disconnect(document, source, target), new_source, target)
    node = moved.node(target)
    rest = [other for other in node.inputs if other != new_source]
    inputs = (*rest[:place], new_source, *rest[place:])
    return replace_node(moved, dataclasses.replace(node, inputs=inputs))
