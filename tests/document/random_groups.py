"""Random networks with groups: random networks, parts of which are put into groups, repeated, and set as a whole."""

from __future__ import annotations

import hypothesis.strategies as st

from nnstudio.document import edits
from nnstudio.document.document import Document
from nnstudio.document.errors import EditError
from nnstudio.document.groups import Group
from nnstudio.document.groups.paths import within
from tests.engine.graphs import graphs

MOST_FLAT = 60
"""Layers of the flat network, so that an example is quick."""


def widened(document: Document, path: str, values: tuple[int, ...]) -> Document:
    """The document with a setting "width" of that group, which all that have filters or units inside follow."""
    group = document.layer(path)
    assert isinstance(group, Group)
    targets = [
        (node.id, field)
        for node in group.nodes
        for field in ("filters", "units")
        if field in (known.name for known in node.layer.fields())
    ]
    return edits.set_values(edits.add_setting(document, path, "width", targets), path, "width", values)


def group_paths(document: Document) -> list[str]:
    """The paths of all groups."""
    return [path for path in document.paths if isinstance(document.layer(path), Group)]


@st.composite
def with_groups(draw: st.DrawFn, steps: int = 5) -> Document:
    """A network whose shapes may no longer fit where a part of it is repeated."""
    document = Document.of(draw(graphs()))
    for _ in range(draw(st.integers(1, steps))):
        try:
            changed = _step(draw, document)
        except EditError:
            continue
        if len(changed.graph.nodes) <= MOST_FLAT:
            document = changed
    return document


def _step(draw: st.DrawFn, document: Document) -> Document:
    groups = group_paths(document)
    kind = draw(st.sampled_from(["group", "group", "repeat", "width", "ungroup"]))
    if kind == "group" or not groups:
        scope = draw(st.sampled_from(["", *groups]))
        inner = document.layer(scope) if scope else None
        nodes = inner.nodes if isinstance(inner, Group) else document.nodes
        ids = [within(scope, node.id) for node in nodes]
        start = draw(st.integers(0, max(0, len(ids) - 1)))
        return edits.group(document, ids[start : start + draw(st.integers(1, 4))], "Part")
    path = draw(st.sampled_from(groups))
    if kind == "repeat":
        return edits.change_layer(document, path, repeat=draw(st.integers(1, 3)))
    if kind == "width":
        return widened(document, path, tuple(draw(st.lists(st.integers(1, 3), min_size=1, max_size=3))))
    return edits.ungroup(document, path)
