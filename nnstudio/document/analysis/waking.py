"""Where the absence of a disabled layer is what is wrong, the first repair is to enable it again."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from functools import partial

from nnstudio.document import edits
from nnstudio.document.analysis.report import Repair
from nnstudio.document.document import Document
from nnstudio.document.sleeping import disabled_paths
from nnstudio.errors import sentence

MOST = 5
"""Disabled layers that are tried."""


def waking(document: Document) -> Iterator[Repair]:
    """To enable each of the first layers that are disabled."""
    for name in itertools.islice(disabled_paths(document.nodes), MOST):
        yield Repair(sentence("Enable {what}", what=name), partial(_enable, name))


def _enable(name: str, document: Document) -> Document:
    return edits.set_disabled(document, [name], False)
