"""One thing that can be found by a few letters and then done, whatever kind of thing it is."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable


@dataclasses.dataclass(frozen=True)
class Entry:
    """key: names it in every language and at every start ("layer Dense"), so that it can be remembered as used.

    kind: what it is, in a word. title: what it is called, and detail more of that, more quietly. do: what Enter
    does. names: other names for it, also in other languages. about: what it is for, searched last. icon: as of the
    theme's drawings; family: of layers, whose colour the icon has. keys: of its shortcut. reason: why it can't be
    done now; "" where it can.
    """

    key: str
    kind: str
    title: str
    do: Callable[[], object]
    detail: str = ""
    names: tuple[str, ...] = ()
    about: str = ""
    icon: str = ""
    family: str = ""
    keys: str = ""
    reason: str = ""
