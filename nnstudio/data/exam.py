"""How often the test part was opened. Each sighting makes its figures worth a little less: whoever keeps the network
that did best has chosen by them. So a project remembers every sighting, and undo does not take one back.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Self

from nnstudio.data.places import place_field
from nnstudio.data.source import Source


@dataclasses.dataclass(frozen=True)
class Sighting:
    """One test of a network.

    when: in UTC, ISO 8601 to the second. source: the data's, as plain JSON, without its limit. epochs: that the network
    had learned. examples: of the test part. metrics: by name. fingerprint: of the data, "" where it has none.
    """

    when: str
    source: Mapping[str, Any]
    epochs: int
    examples: int
    metrics: Mapping[str, float]
    fingerprint: str = ""

    @classmethod
    def now(
        cls,
        source: Source,
        epochs: int,
        examples: int,
        metrics: Mapping[str, float],
        fingerprint: str = "",
    ) -> Self:
        """A sighting at this moment."""
        when = datetime.now(UTC).isoformat(timespec="seconds")
        return cls(when, plain(source), epochs, examples, dict(metrics), fingerprint)

    def is_of(self, source: Source, fingerprint: str) -> bool:
        """Whether it was of this data, wherever that lies by now."""
        wanted, field = plain(source), place_field(source)
        if fingerprint and self.fingerprint and field is not None:
            here = {**self.source, field.name: wanted[field.name]}
            return fingerprint == self.fingerprint and here == wanted
        return self.source == wanted


def plain(source: Source) -> Mapping[str, Any]:
    """What says which data it is, as it comes back from a file: any number of its examples is the same data."""
    found: Mapping[str, Any] = json.loads(json.dumps(source.change(limit=None).to_json()))
    return found


def times_seen(sightings: tuple[Sighting, ...], source: Source, fingerprint: str = "") -> int:
    """How often the test part of this data was opened. fingerprint: of the data, "" where it is not known."""
    return sum(sighting.is_of(source, fingerprint) for sighting in sightings)
