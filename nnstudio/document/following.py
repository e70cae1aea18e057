"""What becomes of a network that gets other data, said before it does."""

from __future__ import annotations

from collections.abc import Iterator

from nnstudio.data.fingerprint import has_changed, without_place
from nnstudio.declared import Declared
from nnstudio.document.document import Document
from nnstudio.errors import Sentence, declared, sentence
from nnstudio.layers.shapes import shape_text


def changes(before: Document, after: Document) -> tuple[Sentence, ...]:
    """What is different in `after`, the same network with other data: each a whole sentence; () for nothing."""
    return tuple(_changes(before, after))


def _changes(before: Document, after: Document) -> Iterator[Sentence]:
    yield from _data(before, after)
    had, has = before.input_shape, after.input_shape
    if had != has:
        yield sentence("The input changes from {had} to {has}.", has=shape_text(has), had=shape_text(had))
    for node in before.graph.nodes:
        yield from _settings(node.id, node.layer, after.layer(node.id))
    old, new = before.training.loss, after.training.loss
    if old.type_name() != new.type_name():
        yield sentence(
            "The loss changes from {old} to {new}.", old=declared(old.title), new=declared(new.title)
        )


def _data(before: Document, after: Document) -> Iterator[Sentence]:
    """Whether it is the same data at another place, or other data where the same is looked for."""
    if without_place(before.source) != without_place(after.source):
        return
    if has_changed(before.description, after.description):
        yield sentence("It is not the data that the network has had.")
    elif (
        before.source != after.source
        and after.description.fingerprint == before.description.fingerprint != ""
    ):
        yield sentence("It is the data that the network has had, at another place.")


def _settings(node: str, before: Declared, after: Declared) -> Iterator[Sentence]:
    for field in before.fields():
        had, has = getattr(before, field.name), getattr(after, field.name)
        if had != has:
            label = declared(field.label)
            yield sentence(
                "{node} changes its {setting} from {had} to {has}.",
                setting=label,
                node=node,
                has=str(has),
                had=str(had),
            )
