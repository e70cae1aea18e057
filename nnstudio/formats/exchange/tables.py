"""Tables from what we declare to what another program calls it. A test over our registries names every gap in them.

What an entry is differs by format: a call of the other library, a piece of code. What a program has no word for is a
sentence with the reason in the entry's place, so that it can be told before anything is written.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from nnstudio.declared import Declared
from nnstudio.errors import Sentence, StudioError
from nnstudio.layers.catalogue import LAYERS
from nnstudio.layers.functions import FUNCTIONS
from nnstudio.layers.initializers import INITIALIZERS


class Refused(StudioError):
    """The other program has nothing that does the same; the sentence says why, and what is nearest."""


Table = Mapping[str, Any]
"""By our type's name: how it is said there, or the Sentence with the reason why it can't be."""

KINDS: Mapping[str, Collection[str]] = {
    "layers": LAYERS,
    "activations": FUNCTIONS,
    "initializers": INITIALIZERS,
}
"""What leaves, with the names of all that there are."""


def none_of(kind: str, reason: Sentence) -> Table:
    """A table of a kind for which the other program has nothing at all."""
    return dict.fromkeys(KINDS[kind], reason)


def entry_of(table: Table, thing: Declared) -> Any:
    """The entry of a thing. Raises Refused."""
    entry = table[thing.type_name()]
    if isinstance(entry, Sentence):
        raise Refused(entry)
    return entry
