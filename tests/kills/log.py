"""What a window that will be killed tells of itself, a line at a time, and how far what it left is behind."""

from __future__ import annotations

import dataclasses
import os
import time
from collections.abc import Iterable

OPENED, SHOWN, EPOCH = "opened", "shown", "epoch"
WRITING, WRITTEN = "writing", "written"
SAVING, SAVED = "saving", "saved"
UNDOING, STILL, CLEAN = "undoing", "still", "clean"
SAVED_STILL, SAVED_CLEAN = "saved, still", "saved, clean"
"""Whether something is unsaved after an undo, and after a save, as the window takes it."""


@dataclasses.dataclass(frozen=True)
class State:
    """What tells a piece of work from every other. title: each edit gives a new one. epochs: that were learned."""

    title: str
    epochs: int = 0


@dataclasses.dataclass(frozen=True)
class Line:
    """kind: one of those above. state: after an edit, or of what is written. time: seconds of the machine's clock."""

    kind: str
    state: State
    time: float


def tell(descriptor: int, kind: str, state: State) -> None:
    """Write one line, whole, so that whoever is killed afterwards has told it. Ends where nobody listens any more."""
    try:
        os.write(descriptor, f"{kind}\t{time.monotonic()}\t{state.epochs}\t{state.title}\n".encode())
    except BrokenPipeError:
        os._exit(1)


def line_of(text: str) -> Line:
    """What was told."""
    kind, then, epochs, title = text.rstrip("\n").split("\t")
    return Line(kind, State(title, int(epochs)), float(then))


class Told:
    """All that one window has told until it was killed."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self.lines = list(lines)

    def may_hold(self, done: str, doing: str) -> list[State]:
        """What a file may hold of which writing is told by these two kinds of lines: the last that is certain to be
        there, and all that came after it. Nothing if none is certain.
        """
        kinds = [line.kind for line in self.lines]
        if done not in kinds:
            return []
        last = len(kinds) - 1 - kinds[::-1].index(done)
        begun = [line.state for line in self.lines[last:] if line.kind == doing]
        return [self.lines[last].state, *begun]

    @property
    def must_be_offered(self) -> bool:
        """Whether something was written as unsaved that nothing has saved or undone since."""
        held = counts = False
        unclear: set[str] = set()
        for line in self.lines:
            if line.kind == WRITING:
                counts = not unclear
            elif line.kind == WRITTEN and counts:
                held = True
            elif line.kind in (SAVING, UNDOING):  # until the window says what it made of it
                unclear.add(line.kind)
                counts = False
            elif line.kind in (STILL, CLEAN):
                unclear.discard(UNDOING)
                held = held and line.kind == STILL
            elif line.kind in (SAVED_STILL, SAVED_CLEAN):
                unclear.discard(SAVING)
                held = held and line.kind == SAVED_STILL
        return held and not unclear

    def lost(self, found: Iterable[State], killed: float) -> tuple[float, float]:
        """Seconds of edits, and of learning by whole epochs, that the newest of what was found does not hold."""
        titles = {state.title for state in found}
        last = max((at for at, line in enumerate(self.lines) if line.state.title in titles), default=-1)
        edits = [line for line in self.lines[last + 1 :] if line.kind == SHOWN]
        known = {(state.title, state.epochs) for state in found}
        begun = max(
            (
                at
                for at, line in enumerate(self.lines)
                if line.kind in (OPENED, WRITING, SAVING) and (line.state.title, line.state.epochs) in known
            ),
            default=0,
        )
        # The first end of an epoch may be the one that was written, told by the window a moment later.
        epochs = [line for line in self.lines[begun:] if line.kind == EPOCH][1:]
        return _since(edits, killed), _since(epochs, killed)


def _since(lines: list[Line], killed: float) -> float:
    return killed - lines[0].time if lines else 0.0
