"""The sightings of the test part as plain JSON, and back."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from nnstudio.data.description import FINGERPRINT
from nnstudio.data.exam import Sighting
from nnstudio.errors import sentence
from nnstudio.formats.archive import json_bytes
from nnstudio.formats.errors import Fault
from nnstudio.learning.plain import finite
from nnstudio.shown import can_be_shown

MOST = 100_000
LONGEST = 40


def sightings_to_json(sightings: tuple[Sighting, ...]) -> dict[str, Any]:
    """A plain dict; a figure that is no number is left out."""
    return {"sightings": [_plain(sighting) for sighting in sightings]}


def sightings_from_json(plain: Any) -> tuple[Sighting, ...]:
    """What `sightings_to_json` wrote. Raises Fault."""
    sightings = plain.get("sightings") if isinstance(plain, Mapping) else None
    if not isinstance(sightings, list) or len(sightings) > MOST:
        raise _unreadable()
    return tuple(map(_sighting, sightings))


def _plain(sighting: Sighting) -> dict[str, Any]:
    metrics = {name: value for name, value in sighting.metrics.items() if math.isfinite(value)}
    return {
        "when": sighting.when,
        "source": dict(sighting.source),
        "epochs": sighting.epochs,
        "examples": sighting.examples,
        "metrics": metrics,
        "fingerprint": sighting.fingerprint,
    }


def _sighting(plain: Any) -> Sighting:
    if not isinstance(plain, Mapping):
        raise _unreadable()
    when: Any = plain.get("when")
    source: Any = plain.get("source")
    metrics: Any = plain.get("metrics")
    fingerprint: Any = plain.get("fingerprint", "")
    counts = plain.get("epochs"), plain.get("examples")
    fine = (
        isinstance(when, str)
        and len(when) <= LONGEST
        and can_be_shown(when)
        and isinstance(fingerprint, str)
        and FINGERPRINT.fullmatch(fingerprint) is not None
        and isinstance(source, Mapping)
        and isinstance(metrics, Mapping)
        and all(type(count) is int and 0 <= count < 2**53 for count in counts)
        and all(_is_number(value) for value in metrics.values())
        and _can_be_written([source, list(metrics)])
    )
    if not fine:
        raise _unreadable()
    figures = {str(name): float(value) for name, value in metrics.items()}
    return Sighting(when, dict(source), plain["epochs"], plain["examples"], figures, fingerprint)


def _is_number(plain: Any) -> bool:
    return finite(plain) is not None


def _can_be_written(plain: Any) -> bool:
    """Whether a project that has this can be saved again."""
    try:
        json_bytes(plain)
    except Fault:
        return False
    return True


def _unreadable() -> Fault:
    return Fault(sentence("has tests that can't be read"))
