"""What layers have learned, under the names that an edit gave them which changed other things as well."""

from __future__ import annotations

from collections.abc import Mapping

from nnstudio.document.document import Document
from nnstudio.runs.renaming import renaming
from nnstudio.runs.trained import Trained


def under_names(trained: Trained, before: Document, now: Document, names: Mapping[str, str]) -> Trained:
    """The same, known by the new names too. The old ones stay, for the network that an undo brings back.

    names: of layers of the flat network, by the names before. Where nothing but names is different, `Trained` follows
    by itself, and so it does nothing.
    """
    if renaming(before.graph, now.graph) is not None:
        return trained
    return trained.also_known(names)
