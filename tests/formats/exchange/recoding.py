"""The code of a network as somebody edits it."""

import pytest

from nnstudio.document import edits
from nnstudio.document.document import Document
from nnstudio.document.templates import TEMPLATES
from nnstudio.formats.codes import CODES, code_of
from nnstudio.formats.keras.incoming.recoding import Recoded, recoded
from nnstudio.learning.augmentation import AUGMENTATIONS

OTHER = """
import keras
model = keras.Sequential([keras.Input((28, 28, 1)), keras.layers.Flatten(), keras.layers.Dense(10)])
model.fit(a, b)
print(model)
"""


def text_of(document: Document) -> str:
    return code_of(document, CODES["keras"]).text


def edited(document: Document, *changes: tuple[str, str]) -> Recoded:
    """The document after its code was changed from one text to another, each of which must occur in it."""
    text = text_of(document)
    for before, after in changes:
        assert before in text, before
        text = text.replace(before, after)
    return recoded(document, text)


@pytest.fixture
def digits() -> Document:
    """Two convolutions, with what code does not tell: a note, augmentation and a disabled layer."""
    document = TEMPLATES["two-convolutions"].document
    document = edits.annotate(document, "dense", "why 128?")
    document = edits.set_disabled(document, ["dropout"], True)
    augmentation = next(iter(AUGMENTATIONS.values()))()
    return edits.change_training(document, augmentation=augmentation, early_stopping=3)
