"""Find what a test leaves running: threads, QThreads, QTimers and top-level widgets.

Something left running fails a later test, or aborts the interpreter at its end, far from the line at fault.
So each start is remembered with the lines it came from, and the test that caused it is the one that fails.
"""

import gc
import os
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary, WeakSet

PROJECT = Path(__file__).resolve().parent.parent
OUR_FOLDERS = tuple(f"{PROJECT / name}{os.sep}" for name in ("nnstudio", "tests", "benchmarks"))
PATIENCE = 2.0
"""Seconds that a thread which was told to stop has to do so."""


class Line(NamedTuple):
    """A line of this project that was running."""

    file: str
    number: int
    function: str


started_at: WeakKeyDictionary[Any, tuple[Line, ...]] = WeakKeyDictionary()
"""The lines from which each thread or timer was started last, innermost first."""

_watched: set[type] = set()


def watch(kind: type) -> None:
    """Remember from now on where each object of `kind` (a class with a `start` method) is started."""
    if kind in _watched:
        return
    _watched.add(kind)
    original = kind.start  # type: ignore[attr-defined]

    def start(self: Any, *arguments: Any, **options: Any) -> Any:
        started_at[self] = our_callers()
        return original(self, *arguments, **options)

    kind.start = start  # type: ignore[attr-defined]


def watch_everything() -> None:
    """Watch threads, and Qt's threads and timers where somebody has imported Qt already."""
    watch(threading.Thread)
    core = sys.modules.get("PySide6.QtCore")
    if core is not None:
        watch(core.QThread)
        watch(core.QTimer)


def our_callers(most: int = 3) -> tuple[Line, ...]:
    """Return the innermost `most` lines of this project that led here, innermost first.

    Timers are started every few milliseconds while a test waits, so nothing is read or written here.
    """
    lines: list[Line] = []
    frame = sys._getframe(1)
    while frame is not None and len(lines) < most:
        file = frame.f_code.co_filename
        if file != __file__ and file.startswith(OUR_FOLDERS):
            lines.append(Line(file, frame.f_lineno, frame.f_code.co_name))
        frame = frame.f_back  # type: ignore[assignment]
    return tuple(lines)


@dataclass(frozen=True)
class Running:
    """What is running at one moment. Widgets are held by address, since their Python wrappers come and go."""

    started: WeakSet[Any]
    widgets: dict[int, Any]

    @classmethod
    def now(cls) -> "Running":
        return cls(WeakSet(_running()), _top_level_widgets())

    def since(self, before: "Running") -> list[str]:
        """Say in one sentence each what runs now and did not `before`."""
        started = [_describe(thing) for thing in self.started if thing not in before.started]
        widgets = [
            f"the top-level widget {name} was never closed and deleted (qtbot.addWidget does both)"
            for address, name in self.widgets.items()
            if address not in before.widgets
        ]
        return sorted(started) + sorted(widgets)


def left_since(before: Running) -> list[str]:
    """Say what still runs that did not run `before`, after giving it PATIENCE seconds to come to its end."""
    _let_qt_delete()
    left = Running.now().since(before)
    deadline = time.monotonic() + PATIENCE
    while left and time.monotonic() < deadline:
        gc.collect()
        _let_qt_delete()
        left = Running.now().since(before)
        if left:
            time.sleep(0.02)
    return left


def _running() -> Iterator[Any]:
    for thread in threading.enumerate():
        if not isinstance(thread, threading._DummyThread):
            yield thread
    core, shiboken = sys.modules.get("PySide6.QtCore"), sys.modules.get("shiboken6")
    if core is None or shiboken is None:
        return
    for thing in list(started_at):
        if isinstance(thing, core.QObject) and shiboken.isValid(thing):
            is_thread = isinstance(thing, core.QThread)
            if thing.isRunning() if is_thread else thing.isActive():
                yield thing


def _top_level_widgets() -> dict[int, str]:
    widgets, shiboken = sys.modules.get("PySide6.QtWidgets"), sys.modules.get("shiboken6")
    if widgets is None or shiboken is None or widgets.QApplication.instance() is None:
        return {}
    return {
        shiboken.getCppPointer(widget)[0]: repr(widget)
        for widget in widgets.QApplication.topLevelWidgets()
        if widget.parent() is None and widget.metaObject().className() != "QTipLabel"
    }


def _let_qt_delete() -> None:
    core = sys.modules.get("PySide6.QtCore")
    if core is not None and core.QCoreApplication.instance() is not None:
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete.value)
        core.QCoreApplication.processEvents()


def _describe(thing: Any) -> str:
    lines = started_at.get(thing, ())
    said = [f"{Path(file).relative_to(PROJECT)}:{number} in {function}" for file, number, function in lines]
    where = ", called by ".join(said) or "a line outside this project"
    if isinstance(thing, threading.Thread):
        return f"the thread {thing.name!r} still runs; it was started at {where}"
    return f"{thing!r} still runs; it was started at {where}"
