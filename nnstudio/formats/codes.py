"""The languages in which a network can be read as code, by their names."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from nnstudio.document.document import Document
from nnstudio.errors import sentence
from nnstudio.formats.exchange.code import Code
from nnstudio.formats.exchange.network import Network
from nnstudio.formats.exchange.tables import Refused
from nnstudio.formats.keras.script import keras_model_code
from nnstudio.formats.numpy_script.script import numpy_script
from nnstudio.formats.pytorch.module import pytorch_module
from nnstudio.layers.graph import GraphError
from nnstudio.layers.shapes import ShapeError


@dataclasses.dataclass(frozen=True)
class Language:
    """name: on the command line. title: for a person. write: the network and its training as code.

    needs_shapes: whether shapes must fit for it to be written. can_be_read: whether code in it can come in again.
    """

    name: str
    title: str
    write: Callable[[Network], Code]
    needs_shapes: bool = True
    can_be_read: bool = False


CODES: dict[str, Language] = {
    language.name: language
    for language in (
        Language("keras", "Keras", keras_model_code, needs_shapes=False, can_be_read=True),
        Language("pytorch", "PyTorch", pytorch_module),
        Language("numpy", "NumPy", numpy_script),
    )
}


def code_of(document: Document, language: Language) -> Code:
    """The document as code, without weights. Raises Refused where the network has a fault that stands against it."""
    graph = document.graph
    try:
        graph.ordered()
        if language.needs_shapes:
            graph.shapes()
            graph.output()
    except (GraphError, ShapeError) as error:
        raise Refused(
            sentence("The network has a fault and can't be written: {reason}", reason=error.sentence)
        ) from error
    return language.write(Network(document.title, graph, {}, document.training, document.description))
