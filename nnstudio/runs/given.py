"""Weights that come from another project, as if they had been learned here: for the layers that were put in with them.

They are kept beside what was learned here, under the names of their layers. Where nothing was learned, the layers alone
are the network that has learned. Where something was, they are layers of that network which are disabled: so its run
can still be gone on with when they are taken out again, and all of it is in the file that is saved.
"""

from __future__ import annotations

import dataclasses

from nnstudio.document.document import Document
from nnstudio.document.errors import EditError
from nnstudio.document.places import Beside
from nnstudio.document.transfer import Insertion
from nnstudio.layers.graph import INPUT
from nnstudio.runs.fitting import sleeping
from nnstudio.runs.messages import Weights
from nnstudio.runs.trained import Trained


def with_given(trained: Trained | None, insertion: Insertion, after: str, weights: Weights) -> Trained:
    """What is known after layers were put in behind `after`. weights: theirs, under their names here."""
    document = insertion.document
    if trained is None:
        return _alone(document, insertion, weights)
    asleep = {**trained.asleep, **weights}
    known = dataclasses.replace(trained, asleep=asleep)
    beside = _beside(trained.document, insertion, after)
    if beside is not None and set(weights) <= set(sleeping(beside, asleep)):
        return dataclasses.replace(known, document=beside)
    return known


def _alone(document: Document, insertion: Insertion, weights: Weights) -> Trained:
    """The layers as a network of their own."""
    given = insertion.given or document.input_shape
    alone = dataclasses.replace(document, input_shape=given, nodes=insertion.nodes)
    return Trained(alone, weights, None, 0, document.training.epochs)


def _beside(trained: Document, insertion: Insertion, after: str) -> Document | None:
    """The network that has learned, with the layers as a disabled branch; None where it has no such place."""
    nodes = tuple(dataclasses.replace(node, disabled=True) for node in insertion.nodes)
    try:
        return trained.with_nodes(Beside(after if after in trained.ids else INPUT).put(trained.nodes, nodes))
    except EditError:
        return None
