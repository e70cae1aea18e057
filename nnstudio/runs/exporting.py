"""A document leaves for another program: written, then proved by asking what was written as the engine is asked."""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Mapping
from pathlib import Path

from nnstudio.document.document import Document
from nnstudio.errors import Sentence, reason_of, sentence
from nnstudio.formats.exchange.exporter import Exporter
from nnstudio.formats.exchange.network import Network, network_of
from nnstudio.formats.exchange.proof import Proof, prove
from nnstudio.formats.exchange.tables import Refused
from nnstudio.layers.layer import Array
from nnstudio.runs.engines import ENGINE


@dataclasses.dataclass(frozen=True)
class Exported:
    """path: what was written. notes: what is other there, without changing an answer."""

    path: Path
    proof: Proof
    notes: tuple[Sentence, ...]


def export(
    exporter: Exporter, document: Document, weights: Mapping[str, Array] | None, path: Path
) -> Exported:
    """Write the network and prove it. weights: None for a network that was never trained, which leaves as it begins.

    Raises Refused with a sentence where the format has no counterpart, or the disk fails.
    """
    network = to_export(document, weights)
    exporter.check(network)
    try:
        exporter.write(network, path)
    except OSError as error:
        raise Refused(
            sentence("{path} was not written: {reason}.", path=path, reason=reason_of(error))
        ) from error
    notes = [*_untrained(weights), *exporter.notes(network)]
    return Exported(path, _proved(exporter, network, path), tuple(notes))


def to_export(document: Document, weights: Mapping[str, Array] | None) -> Network:
    """The network with its weights, or with those that it would begin with. Raises Refused where it has a fault."""
    network = network_of(document, weights or {})
    if weights is not None:
        return network
    return network_of(document, ENGINE.drawn(document.graph, document.training.seed))


def _untrained(weights: Mapping[str, Array] | None) -> list[Sentence]:
    if weights is not None:
        return []
    return [sentence("It was never trained: the weights are those that it begins with.")]


def _proved(exporter: Exporter, network: Network, path: Path) -> Proof:
    examples = network.made_up()
    model = ENGINE.model(network.graph, network.weights, scaling=network.scaling, batch=len(examples))
    with contextlib.closing(model):
        answers = model.predict(examples)
    return prove(exporter, path, examples, answers)
