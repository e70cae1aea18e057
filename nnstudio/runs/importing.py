"""A network comes in from another program, or the weights of one onto a network that is there; and it is compared."""

from __future__ import annotations

import contextlib
import importlib.util
from collections.abc import Mapping
from pathlib import Path

from nnstudio.document.document import Document
from nnstudio.errors import sentence
from nnstudio.formats.exchange.arriving import Arrived
from nnstudio.formats.exchange.network import network_of
from nnstudio.formats.exchange.proof import Proof, compared
from nnstudio.formats.pytorch.incoming.matching import matched
from nnstudio.formats.pytorch.incoming.state import read_state
from nnstudio.layers.layer import Array
from nnstudio.runs.engines import ENGINE


def onto(document: Document, weights: Mapping[str, Array] | None, path: Path) -> Arrived:
    """The document with the weights of a state_dict. Layers that get none keep `weights`, or begin as in a training.

    Raises ArrivalError.
    """
    found = matched(document, read_state(path))
    kept = ENGINE.drawn(document.graph, document.training.seed) if weights is None else weights
    return Arrived(document, {**kept, **found.weights}, {}, found.notes, found.gaps)


def compared_with_its_own(arrived: Arrived, path: Path, trusted: bool = False) -> Proof | None:
    """Whether the file's own program answers 100 examples as the network here does; None where it can't be asked.

    trusted: also load files that could have their program run code.
    """
    elsewhere = arrived.elsewhere
    if elsewhere is None or arrived.weights is None or not (elsewhere.safe or trusted):
        return None
    if importlib.util.find_spec(elsewhere.judge) is None:
        said = sentence("Not compared: {library} is not installed beside NN Studio.", library=elsewhere.judge)
        return Proof(None, "", said, True)
    network = network_of(arrived.document, arrived.weights)
    examples = network.made_up()
    model = ENGINE.model(network.graph, network.weights, scaling=network.scaling, batch=len(examples))
    with contextlib.closing(model):
        answers = model.predict(examples)
    given = elsewhere.given(examples, network.scaling.of(examples))
    advice = sentence("look at each layer before you use it.")
    return compared(elsewhere.judge, elsewhere.asked, path, given, answers, advice, elsewhere.taken)
