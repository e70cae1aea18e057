"""The events of a run as JSON: one column for each number, so that ten thousand batches stay small."""

from __future__ import annotations

import dataclasses
import math
import typing
from collections.abc import Iterable, Mapping
from typing import Any

from nnstudio.errors import Sentence, sentence
from nnstudio.formats.errors import Fault
from nnstudio.formats.sentences import sentence_from_json, sentence_to_json
from nnstudio.learning.events import BatchDone, Diverged, EpochDone, Event, Finished
from nnstudio.learning.metrics import METRICS
from nnstudio.shown import can_be_shown, short

VERSION = 2
"""1 had one metric, accuracy, in columns of its own, and images for examples."""
MADE_OF = "_made_of"
"""What follows the name of a column of sentences in the name of the one with their templates and values."""
PLAIN: dict[Any, type[int | str]] = {int: int, str: str, Sentence: str}
KINDS: dict[str, type[Any]] = {
    "batches": BatchDone,
    "epochs": EpochDone,
    "diverged": Diverged,
    "finished": Finished,
}


MOST = 2**53
"""The largest count of anything: whole numbers up to it are exact as floats too."""
LARGEST = 1e300
BOUNDS: dict[str, tuple[float, float]] = {
    **dict.fromkeys(("epoch", "batch", "batches", "examples"), (1, MOST)),
    "learning_rate": (0.0, LARGEST),
}
"""The numbers that a run can have, by their names; others are counts from 0, and losses of any size."""


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
    if not isinstance(plain, Mapping) or type(plain.get("version")) is not int:
        raise Fault(sentence("has a history without a version"))
    if plain["version"] > VERSION:
        raise Fault(sentence("was written by a newer NN Studio: update it to open this"))
    columns = {kind: plain.get(kind) for kind in KINDS}
    if plain["version"] == 1:
        columns = {kind: _from_version_1(part) for kind, part in columns.items()}
    rows = {kind: _rows(kind, cls, columns[kind]) for kind, cls in KINDS.items()}
    timed = sorted([*rows["batches"], *rows["epochs"]], key=lambda event: event.step)
    return (*timed, *rows["diverged"], *rows["finished"])


def _from_version_1(columns: Any) -> Any:
    """The same columns as they are called and grouped today; what is no table is left to the checks."""
    if not isinstance(columns, Mapping):
        return columns
    today: dict[str, Any] = {
        "examples" if name == "images" else name: column for name, column in columns.items()
    }
    for old, new in (("accuracy", "metrics"), ("validation_accuracy", "validation_metrics")):
        if old in today:
            values = today.pop(old)
            today[new] = {"accuracy": values}
    return today


def _columns(cls: type[Any], rows: list[Any]) -> dict[str, Any]:
    names = [field.name for field in dataclasses.fields(cls)]
    columns: dict[str, Any] = {name: [_plain(getattr(row, name)) for row in rows] for name in names}
    for name in _tables_of(cls):
        columns[name] = _table([getattr(row, name) for row in rows])
    for name in _sentences_of(cls):
        columns[name + MADE_OF] = [sentence_to_json(getattr(row, name)) for row in rows]
    return columns


def _sentences_of(cls: type[Any]) -> list[str]:
    """The fields that hold sentences."""
    return [name for name, hint in typing.get_type_hints(cls).items() if hint is Sentence]


def _tables_of(cls: type[Any]) -> list[str]:
    """The fields that hold metrics by name."""
    hints = typing.get_type_hints(cls)
    return [name for name, hint in hints.items() if typing.get_origin(hint) is Mapping]


def _table(rows: list[Mapping[str, float]]) -> dict[str, list[Any]]:
    """A column for each metric; None where a row has it not, or it is no number."""
    names = dict.fromkeys(name for row in rows for name in row)
    return {name: [_plain(row.get(name, math.nan)) for row in rows] for name in names}


def _plain(value: Any) -> Any:
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _rows(kind: str, cls: type[Any], columns: Any) -> list[Any]:
    names, tables = [field.name for field in dataclasses.fields(cls)], _tables_of(cls)
    plain = [name for name in names if name not in tables]
    if not isinstance(columns, Mapping) or not all(isinstance(columns.get(name), list) for name in plain):
        raise Fault(
            sentence(
                "has a history whose {kind} are not columns of {names}", kind=kind, names=", ".join(names)
            )
        )
    count = len(columns[plain[0]])
    if any(len(columns[name]) != count for name in plain):
        raise Fault(sentence("has a history whose {kind} have columns of different length", kind=kind))
    hints = typing.get_type_hints(cls)
    checked: list[list[Any]] = [
        _metrics(kind, columns.get(name), count)
        if name in tables
        else [_value(kind, name, hints[name], value) for value in columns[name]]
        for name in names
    ]
    for name in _sentences_of(cls):
        checked[names.index(name)] = _sentences(columns[name], columns.get(name + MADE_OF))
    return [cls(*values) for values in zip(*checked, strict=True)]


def _metrics(kind: str, table: Any, count: int) -> list[dict[str, float]]:
    """For each row its metrics by name, without those that are missing."""
    known = isinstance(table, Mapping) and set(table) <= set(METRICS)
    if not known or not all(isinstance(column, list) and len(column) == count for column in table.values()):
        raise Fault(sentence("has a history whose {kind} have metrics that can't be read", kind=kind))
    rows: list[dict[str, float]] = [{} for _ in range(count)]
    for name, column in table.items():
        least, most = (0.0, 1.0) if METRICS[name].share else (-LARGEST, LARGEST)
        for row, value in zip(rows, column, strict=True):
            if value is None:
                continue
            number = isinstance(value, int | float) and not isinstance(value, bool)
            if not number or not least <= value <= most:
                raise Fault(
                    sentence(
                        "has a history whose {kind} have {value} as {name}",
                        kind=kind,
                        value=short(value),
                        name=name,
                    )
                )
            row[name] = float(value)
    return rows


def _sentences(texts: list[str], made_of: Any) -> list[Sentence]:
    """The column of sentences. made_of: the column beside it, which older files don't have."""
    if made_of is None:
        made_of = [None] * len(texts)
    if not isinstance(made_of, list) or len(made_of) != len(texts):
        raise Fault(sentence("has a history whose sentences are not as many as their texts"))
    return [sentence_from_json(text, plain) for text, plain in zip(texts, made_of, strict=True)]


def _value(kind: str, name: str, hint: Any, value: Any) -> Any:
    if value is None and hint not in PLAIN:
        return math.nan if hint is float else None
    wanted = PLAIN.get(hint, (int, float))
    if isinstance(value, bool) or not isinstance(value, wanted) or not _is_possible(name, value):
        raise Fault(
            sentence(
                "has a history whose {kind} have {value} as {name}", kind=kind, value=short(value), name=name
            )
        )
    return float(value) if hint is float else value


def _is_possible(name: str, value: Any) -> bool:
    if isinstance(value, str):
        return can_be_shown(value)
    least, most = BOUNDS.get(name, (-LARGEST, LARGEST) if name.endswith("loss") else (0, MOST))
    return bool(least <= value <= most)
