"""What layers of the network that learned last are called since, where an edit took them into a group or out of it.

There a layer is "block/conv", which no layer outside of a group can be called; so the network is written under names of
its own, and these beside it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from nnstudio.document.errors import BadNameError
from nnstudio.document.limits import MOST_DEPTH
from nnstudio.document.names import check_name
from nnstudio.errors import sentence
from nnstudio.formats.errors import Fault
from nnstudio.shown import short


def ways_to_json(ways: Mapping[str, str]) -> dict[str, Any]:
    """A plain dict. ways: from the names in the file to those in the network of today."""
    return {"names": dict(ways)}


def ways_from_json(plain: Any, known: Collection[str]) -> dict[str, str]:
    """What `ways_to_json` wrote. known: the names of the layers that are written. Raises Fault."""
    names = plain.get("names") if isinstance(plain, Mapping) else None
    if not isinstance(names, dict) or not all(map(_is_way, names.values())):
        raise Fault(sentence("has names of layers that can't be read"))
    unknown = next((name for name in names if name not in known), None)
    if unknown is not None:
        raise Fault(sentence("names a layer that it has not: {name}", name=short(unknown)))
    others = [names.get(name, name) for name in known]
    if len(set(others)) < len(others):
        raise Fault(sentence("has names of layers that can't be read"))
    return names


def _is_way(name: object) -> bool:
    """Whether it is a name, or names of groups and of a layer with "/" between."""
    parts = name.split("/") if isinstance(name, str) else []
    try:
        return 0 < len(parts) <= MOST_DEPTH + 1 and all(map(check_name, parts))
    except BadNameError:
        return False
