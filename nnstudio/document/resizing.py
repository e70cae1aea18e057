"""Pictures that take the size a network was made for, where their source can give them any size."""

from __future__ import annotations

import dataclasses

from nnstudio.data.description import Description
from nnstudio.data.source import Source
from nnstudio.document.document import Document
from nnstudio.document.errors import EditError
from nnstudio.errors import Sentence, sentence
from nnstudio.layers.shapes import Shape, shape_text


def resize_text(source: Source, description: Description, shape: Shape) -> Sentence | None:
    """What a button says that gives the pictures another shape; None where they have it, or can't have it."""
    if shape == description.shape or source.resized(shape) is None:
        return None
    size = shape_text(shape[:-1])
    if shape[-1] == description.shape[-1]:
        return sentence("Resize images to {size}", size=size)
    if shape[-1] == 1:
        return sentence("Resize images to {size} in grey", size=size)
    return sentence("Resize images to {size} in colour", size=size)


def can_resize(document: Document) -> bool:
    """Whether what is known of the data would still be true of its pictures at another size."""
    described = document.description
    return not described.scaling.mean and document.source.resized(described.shape) is not None


def resized(document: Document, shape: Shape) -> Document:
    """The document with pictures of another shape, and a network that takes them. EditError where they can't."""
    source = document.source.resized(shape)
    if source is None:
        raise EditError(sentence("This data can't have another size."))
    return dataclasses.replace(
        document,
        source=source,
        description=dataclasses.replace(document.description, shape=shape),
        input_shape=shape,
    )
