"""The languages in which a network can be read as code, by their names."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from nnstudio.formats.exchange.code import Code
from nnstudio.formats.exchange.network import Network
from nnstudio.formats.keras.script import keras_model_code
from nnstudio.formats.numpy_script.script import numpy_script
from nnstudio.formats.pytorch.module import pytorch_module


@dataclasses.dataclass(frozen=True)
class Language:
    """name: on the command line. title: for a person. write: the network and its training as code."""

    name: str
    title: str
    write: Callable[[Network], Code]


CODES: dict[str, Language] = {
    language.name: language
    for language in (
        Language("keras", "Keras", keras_model_code),
        Language("pytorch", "PyTorch", pytorch_module),
        Language("numpy", "NumPy", numpy_script),
    )
}
