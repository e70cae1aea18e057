"""Edits that are refused, each with a sentence for the person who tried. All are EditError."""

from __future__ import annotations

from nnstudio.errors import Sentence, StudioError, sentence


class EditError(StudioError):
    """An edit that can't be made; the message is a sentence, and the document stays as it was."""


class UnknownNodeError(EditError):
    """The document has no layer of that name."""

    def __init__(self, node_id: str) -> None:
        super().__init__(sentence("There is no layer named {node_id}.", node_id=node_id))


class NameTakenError(EditError):
    """Another layer has that name already."""

    def __init__(self, node_id: str) -> None:
        super().__init__(
            sentence("Another layer is named {node_id} already: choose another name.", node_id=node_id)
        )


class BadNameError(EditError):
    """A name that files and exported code could not carry."""


class CycleError(EditError):
    """The connection would let a layer wait for its own result."""

    def __init__(self, source: str, target: str) -> None:
        super().__init__(
            sentence(
                "{target} can't read {source}, because {source} depends on {target}: a circle can't be computed.",
                target=target,
                source=source,
            )
        )


class WiringError(EditError):
    """Layers can't be connected, taken out or put in so, because of how many inputs or outputs they have."""


class ValueRefusedError(EditError):
    """A setting is outside its range; `field` names it."""

    def __init__(self, said: Sentence, field: str = "") -> None:
        super().__init__(said)
        self.field = field


class DocumentError(StudioError):
    """A stored document that can't be read; the message is a sentence that names the layer at fault."""
