"""Tables from what we declare to what another program calls it. A test over our registries names every gap in them.

An entry gives a call of the other library; what it has no word for is a Refused with the reason, so that it can be
told before anything is written.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from nnstudio.declared import Declared
from nnstudio.errors import Sentence, StudioError
from nnstudio.formats.exchange.call import Call

Entry = Callable[[Any], Call]
"""From one of our declared things to the other library's."""


class Refused(StudioError):
    """The other program has nothing that does the same; the sentence says why, and what is nearest."""


Table = Mapping[str, Entry | Sentence]
"""By our type's name: the entry, or the reason why there is none."""


def looked_up(table: Table, thing: Declared) -> Call:
    """What the other program calls it. Raises Refused."""
    entry = table[thing.type_name()]
    if isinstance(entry, Sentence):
        raise Refused(entry)
    return entry(thing)
