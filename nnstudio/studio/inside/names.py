"""What the numbers of a layer are called, where they are more than numbers."""

from __future__ import annotations

from nnstudio.data.columns import Column
from nnstudio.document.document import Document
from nnstudio.layers.graph import INPUT, GraphError
from nnstudio.learning.tasks import Classification, Regression
from nnstudio.studio.words import in_words


def names_of(document: Document, node: str) -> tuple[str, ...]:
    """Of the last layer the classes or targets, of INPUT the columns, one for each number; () for others, and where the
    network is not whole.
    """
    task, columns = document.task, document.description.columns
    if node == INPUT:
        return tuple(name for column in columns for name in _of_column(column))
    if not _is_last(document, node):
        return ()
    if isinstance(task, Classification):
        return tuple(map(in_words, task.classes))
    return tuple(in_words(target.name) for target in task.targets) if isinstance(task, Regression) else ()


def _is_last(document: Document, node: str) -> bool:
    try:
        return document.graph.output().id == node
    except GraphError:
        return False


def _of_column(column: Column) -> tuple[str, ...]:
    name = in_words(column.name)
    if column.kind == "number":
        return (name,)
    return tuple(f"{name}: {in_words(category)}" for category in column.categories)
