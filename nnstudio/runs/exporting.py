"""A document leaves for another program: written, then proved by asking what was written as the engine is asked."""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Callable, Mapping
from pathlib import Path

from nnstudio.data.errors import DataError
from nnstudio.data.shelf import Shelf
from nnstudio.data.source import Opened, Progress, Source, unwatched
from nnstudio.data.training_data import training_data
from nnstudio.document.document import Document
from nnstudio.errors import Sentence, reason_of, sentence
from nnstudio.formats.exchange.exporter import Exporter
from nnstudio.formats.exchange.network import Network, network_of
from nnstudio.formats.exchange.proof import Proof, prove
from nnstudio.formats.exchange.tables import Refused
from nnstudio.layers.layer import Array
from nnstudio.learning.training_data import TrainingData
from nnstudio.runs.engines import ENGINE


@dataclasses.dataclass(frozen=True)
class Exported:
    """path: what was written. notes: what is other there, without changing an answer."""

    path: Path
    proof: Proof
    notes: tuple[Sentence, ...]


Open = Callable[[Source, Progress], Opened]
"""Opens the examples of a source."""


def export(
    exporter: Exporter,
    document: Document,
    weights: Mapping[str, Array] | None,
    path: Path,
    open_data: Open,
    progress: Progress = unwatched,
) -> Exported:
    """Write the network and prove it. weights: None for a network that was never trained, which leaves as it begins.

    progress: of writing examples, where they leave too. Raises Refused with a sentence where the format has no
    counterpart, the examples can't be read, or the disk fails; and Cancelled.
    """
    network = to_export(document, weights)
    exporter.check(network)
    if exporter.takes_data:
        network = dataclasses.replace(network, data=_examples(document, open_data, progress))
    try:
        exporter.write(network, path, progress)
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


def at_hand(shelf: Shelf, source: Source, progress: Progress) -> Opened:
    """The examples as the shelf opens them. Raises DataError where they would have to be fetched first."""
    if source.asks is not None and shelf.kept(source) is None:
        raise DataError(sentence("They are not on this computer yet: choose them in the Data tab first."))
    return shelf.open(source, progress)


def _examples(document: Document, open_data: Open, progress: Progress) -> TrainingData:
    """Those that the document's runs learn from and are judged by."""
    try:
        return training_data(open_data(document.source, progress), document.training)
    except DataError as error:
        raise Refused(
            sentence(
                "The examples are needed for the training, and can't be read: {reason} Without them, the module "
                "leaves alone.",
                reason=error.sentence,
            )
        ) from error


def _untrained(weights: Mapping[str, Array] | None) -> list[Sentence]:
    if weights is not None:
        return []
    return [sentence("It was never trained: the weights are those that it begins with.")]


def _proved(exporter: Exporter, network: Network, path: Path) -> Proof:
    examples = network.made_up()
    model = ENGINE.model(network.graph, network.weights, scaling=network.scaling, batch=len(examples))
    with contextlib.closing(model):
        answers = model.predict(examples)
    if exporter.takes_rows and network.columns:
        return prove(exporter, path, network.made_up_rows(), answers)
    return prove(exporter, path, examples, answers)
