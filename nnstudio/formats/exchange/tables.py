"""Tables from what we declare to what another program calls it. A test over our registries names every gap in them.

What an entry is differs by format: a call of the other library, a piece of code. What a program has no word for is a
sentence with the reason in the entry's place, so that it can be told before anything is written.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from nnstudio.declared import Declared
from nnstudio.errors import Sentence, StudioError
from nnstudio.layers.catalogue import LAYERS
from nnstudio.layers.functions import FUNCTIONS
from nnstudio.layers.initializers import INITIALIZERS
from nnstudio.learning.augmentation import Augmentation
from nnstudio.learning.losses import LOSSES
from nnstudio.learning.optimizers import OPTIMIZERS
from nnstudio.learning.schedules import SCHEDULES


class Refused(StudioError):
    """The other program has nothing that does the same; the sentence says why, and what is nearest."""


Table = Mapping[str, Any]
"""By our type's name: how it is said there, or the Sentence with the reason why it can't be."""

KINDS: Mapping[str, Collection[str]] = {
    "layers": LAYERS,
    "activations": FUNCTIONS,
    "initializers": INITIALIZERS,
    "losses": LOSSES,
    "optimizers": OPTIMIZERS,
    "schedules": SCHEDULES,
    "augmentation": tuple(field.name for field in Augmentation.fields()),
}
"""What leaves, with the names of all that there are; of augmentation those of its settings."""
TRAINED = ("initializers", "losses", "optimizers", "schedules", "augmentation")
"""The kinds that only learning needs."""


def none_of(kinds: Iterable[str], reason: Sentence) -> dict[str, Table]:
    """Tables of kinds for which the other program has nothing at all."""
    return {kind: dict.fromkeys(KINDS[kind], reason) for kind in kinds}


def entry_of(table: Table, thing: Declared) -> Any:
    """The entry of a thing. Raises Refused."""
    entry = table[thing.type_name()]
    if isinstance(entry, Sentence):
        raise Refused(entry)
    return entry
