"""Which lines of code belong to which blocks of the canvas: code knows layers without groups, the canvas blocks."""

from __future__ import annotations

from collections.abc import Collection
from difflib import SequenceMatcher

from nnstudio.document.document import Document
from nnstudio.document.errors import UnknownNodeError
from nnstudio.formats.exchange.code import Code


def lines_of(code: Code, document: Document, paths: Collection[str]) -> tuple[int, ...]:
    """The lines of these nodes; of a group those of all that is in it, in each repetition."""
    names = {name for path in paths for name in document.flat.names.get(path, ())}
    return tuple(line for line, name in enumerate(code.nodes) if name in names)


def path_at(code: Code, document: Document, line: int) -> str | None:
    """The path of the layer that a line is of; None where it is of no layer."""
    name = code.nodes[line] if line < len(code.nodes) else None
    if name is None:
        return None
    try:
        path = document.path_of(name)
    except UnknownNodeError:
        return None
    return path if path in document.known else None


def aligned(code: Code, text: str) -> Code:
    """A text that was made of the code: lines that are as they were, or edited one for one, are of their layers."""
    before, now = code.text.split("\n"), text.split("\n")
    nodes: list[str | None] = [None] * len(now)
    for _, old, old_end, new, new_end in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        if old_end - old == new_end - new:
            nodes[new:new_end] = (*code.nodes, None)[old:old_end]
    return Code(text, tuple(nodes))
