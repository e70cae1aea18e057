"""Code that was edited and not applied yet, beside the project of an autosave: no project has it."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

from nnstudio.data.atomic import write_atomically
from nnstudio.data.disk import remove_if_there
from nnstudio.document.plain import parse_json
from nnstudio.formats.archive import json_bytes

DRAFT = "code.json"
LONGEST = 2**24
"""Bytes of such a file that are believed."""


@dataclasses.dataclass(frozen=True)
class Draft:
    """text: of the code. outdated: whether the network was changed since somebody began to edit it."""

    text: str
    outdated: bool = False


def write_draft(place: Path, draft: Draft | None) -> None:
    """Write it into the folder, atomically; None takes away what is there. Raises OSError."""
    if draft is None:
        remove_if_there(place / DRAFT)
    else:
        plain = dataclasses.asdict(draft)
        write_atomically(place / DRAFT, lambda opened: opened.write(json_bytes(plain)))


def read_draft(place: Path) -> Draft | None:
    """What `write_draft` wrote; None for what is no such thing, or is not there."""
    file = place / DRAFT
    try:
        if file.stat().st_size > LONGEST:
            return None
        return _draft(parse_json(file.read_bytes()))
    except (OSError, ValueError, RecursionError):
        return None


def _draft(plain: Any) -> Draft | None:
    text = plain.get("text") if isinstance(plain, dict) else None
    outdated = plain.get("outdated") if isinstance(plain, dict) else None
    return Draft(text, outdated) if isinstance(text, str) and isinstance(outdated, bool) else None
