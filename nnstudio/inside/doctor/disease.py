"""What a disease is: a rule that looks at a case, says what it sees, and where the limit of its rule comes from."""

from __future__ import annotations

import abc
from collections.abc import Hashable
from typing import ClassVar

from nnstudio.document.document import Document
from nnstudio.inside.doctor.case import Case
from nnstudio.inside.doctor.finding import Finding


class Disease(abc.ABC):
    """key: its name for programs. title: for a person. source: whose rule or measurement it is. hides: keys of
    diseases that this one explains, and which are not said beside it.
    """

    key: ClassVar[str]
    title: ClassVar[str]
    source: ClassVar[str]
    hides: ClassVar[frozenset[str]] = frozenset()

    @abc.abstractmethod
    def examine(self, case: Case) -> Finding | None:
        """What is to be said of this case; None while nothing is earned."""

    def cause(self, document: Document) -> Hashable:
        """The part of a document in which the cause lies: once it is another, the finding is of yesterday."""
        return document.graph, document.training, document.source
