"""What the commands print: JSON for programs on stdout, text for people, a progress bar on a terminal's stderr."""

from __future__ import annotations

import json
import math
import shutil
import sys
import time
from typing import Any

from nnstudio.shown import can_be_shown, escaped

REDRAW_SECONDS = 0.1
ROOM_FOR_TEXT = 60


def print_json(plain: Any) -> None:
    """One JSON value in one line, at once, so that a reader of a pipe sees it now. NaN becomes null."""
    text = json.dumps(_finite(plain), ensure_ascii=False, allow_nan=False)
    print(text if can_be_shown(text) else _escaped_json(text), flush=True)


def _escaped_json(text: str) -> str:
    """The same JSON, in which what a terminal would obey is an escape."""
    return "".join(c if can_be_shown(c) else json.dumps(c)[1:-1] for c in text)


def _finite(plain: Any) -> Any:
    if isinstance(plain, float) and not math.isfinite(plain):
        return None
    if isinstance(plain, dict):
        return {key: _finite(value) for key, value in plain.items()}
    return [_finite(value) for value in plain] if isinstance(plain, list | tuple) else plain


def counted(number: int, thing: str) -> str:
    """The number and the thing: 1 image, 1,000 images."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def print_note(text: str) -> None:
    """A remark that is no result: on stderr, so that it never gets into what a script reads."""
    print(escaped(text), file=sys.stderr, flush=True)


def duration_text(seconds: float) -> str:
    """75 seconds give "1:15", 3700 give "1:01:40"."""
    whole = max(0, round(seconds))
    hours, minutes = whole // 3600, whole // 60 % 60
    return f"{hours}:{minutes:02}:{whole % 60:02}" if hours else f"{minutes}:{whole % 60:02}"


class Bar:
    """A line on stderr that is drawn over itself; nothing at all where stderr is no terminal."""

    def __init__(self) -> None:
        self.shown = sys.stderr.isatty()
        self._drawn_at = -math.inf
        self._width = 0

    def draw(self, share: float, before: str, behind: str) -> None:
        """share: 0 to 1 of the bar is filled. At most ten times a second."""
        now = time.monotonic()
        if not self.shown or now - self._drawn_at < REDRAW_SECONDS:
            return
        self._drawn_at = now
        columns = shutil.get_terminal_size().columns - 1
        cells = max(0, min(30, columns - ROOM_FOR_TEXT))
        filled = round(share * cells)
        self._write(f"{before} [{'=' * filled}{'-' * (cells - filled)}] {behind}"[:columns])

    def clear(self) -> None:
        """Take the line away, so that something else can be printed."""
        if self._width:
            self._write("")
            sys.stderr.write("\r")
            sys.stderr.flush()

    def _write(self, text: str) -> None:
        sys.stderr.write(f"\r{text.ljust(self._width)}")
        sys.stderr.flush()
        self._width = len(text)
