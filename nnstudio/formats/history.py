"""The events of a run as JSON: one column for each number, so that ten thousand batches stay small."""

from __future__ import annotations

import dataclasses
import math
import typing
from collections.abc import Iterable, Mapping
from typing import Any

from nnstudio.engine.events import BatchDone, Diverged, EpochDone, Event, Finished
from nnstudio.formats.errors import Fault

VERSION = 1
KINDS: dict[str, type[Any]] = {
    "batches": BatchDone,
    "epochs": EpochDone,
    "diverged": Diverged,
    "finished": Finished,
}


def events_to_json(events: Iterable[Event]) -> dict[str, Any]:
    """Plain columns by kind of event. ValidationDone is left out: it tells nothing once the epoch is done."""
    by_kind: dict[str, list[Any]] = {kind: [] for kind in KINDS}
    for event in events:
        for kind, cls in KINDS.items():
            if isinstance(event, cls):
                by_kind[kind].append(event)
    return {"version": VERSION, **{kind: _columns(KINDS[kind], rows) for kind, rows in by_kind.items()}}


def events_from_json(plain: Any) -> tuple[Event, ...]:
    """What `events_to_json` wrote, in the order of the run. Raises Fault."""
    if not isinstance(plain, Mapping) or not isinstance(plain.get("version"), int):
        raise Fault("has a history without a version")
    if plain["version"] > VERSION:
        raise Fault("was written by a newer NN Studio: update it to open this")
    rows = {kind: _rows(kind, cls, plain.get(kind)) for kind, cls in KINDS.items()}
    timed = sorted([*rows["batches"], *rows["epochs"]], key=lambda event: event.step)
    return (*timed, *rows["diverged"], *rows["finished"])


def _columns(cls: type[Any], rows: list[Any]) -> dict[str, list[Any]]:
    return {
        field.name: [_plain(getattr(row, field.name)) for row in rows] for field in dataclasses.fields(cls)
    }


def _plain(value: Any) -> Any:
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _rows(kind: str, cls: type[Any], columns: Any) -> list[Any]:
    names = [field.name for field in dataclasses.fields(cls)]
    if not isinstance(columns, Mapping) or not all(isinstance(columns.get(name), list) for name in names):
        raise Fault(f"has a history whose {kind} are not columns of {', '.join(names)}")
    if len({len(columns[name]) for name in names}) > 1:
        raise Fault(f"has a history whose {kind} have columns of different length")
    hints = typing.get_type_hints(cls)
    checked = [[_value(kind, name, hints[name], value) for value in columns[name]] for name in names]
    return [cls(*values) for values in zip(*checked, strict=True)]


def _value(kind: str, name: str, hint: Any, value: Any) -> Any:
    if value is None and hint not in (int, str):
        return math.nan if hint is float else None
    wanted = hint if hint in (int, str) else (int, float)
    if isinstance(value, bool) or not isinstance(value, wanted):
        raise Fault(f"has a history whose {kind} have {str(value)[:40]} as {name}")
    return value if hint in (int, str) else float(value)
