"""The process that reads what is damaged: with little memory, under watch, and with nobody hurt when it dies."""

from __future__ import annotations

import contextlib
import os
import sys
import time
import traceback
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

from nnstudio.declared import Declared
from nnstudio.formats.exchange.arriving import ArrivalError
from nnstudio.formats.importers import read_foreign
from tests.fuzz import guard
from tests.fuzz.foreign import good, outside
from tests.fuzz.foreign.cases import Case, case
from tests.fuzz.foreign.judging import judge_code, judge_command, judge_file, judge_state
from tests.fuzz.foreign.states import states
from tests.fuzz.foreign.watching import ForeignWatch
from tests.fuzz.projects import packed

MORE_MEMORY = 2**30
"""Bytes that all cases together may take, on top of what the program takes without them."""
MOST_GROWN = 400 * 2**20
"""Bytes that reading one thing may take while it is read, besides three times the size of its file."""

Tell = Callable[[str], None]


class Worker:
    """Does cases in a folder, and tells of each when it begins and what came of it."""

    def __init__(self, seed: int, what: str, folder: Path, tell: Tell) -> None:
        self.seed, self.what, self.folder, self.tell = seed, what, folder, tell
        folder.mkdir(exist_ok=True)
        outside.prepare(folder.parent / "outside")
        os.chdir(folder)
        self._warm_up()
        guard.limit_memory(MORE_MEMORY)
        self.watch = ForeignWatch(folder)

    def _warm_up(self) -> None:
        """Read good things first, so that whatever is loaded later is loaded because of a file."""
        _declare(Declared)
        for name, data in self._good():
            path = self.folder / name
            path.write_bytes(data)
            for judge in (judge_file, judge_command):
                assert judge(path) == "taken", name
        if (self.folder / "model.py").exists():
            assert judge_code(self.folder / "model.py") == "taken"
            path = self.folder / "model.safetensors"
            path.write_bytes(states()[0])
            assert judge_state(path) == "taken"

    def _good(self) -> Iterator[tuple[str, bytes]]:
        if self.what == "onnx":
            from tests.fuzz.foreign.graphs import models

            yield "model.onnx", models()[0]
            return
        yield "model.keras", packed(dict(good.archives()[0]))
        yield "model.h5", good.legacy()[0]
        yield "model.json", good.configs()[0].encode()
        yield "model.py", good.codes()[0].encode()

    def do(self, number: int) -> None:
        """One case."""
        self.tell(f"begin {number}")
        one = case(self.seed, number, self.what)
        path = one.put(self.folder)
        before = _peak(reset=True)
        start = time.process_time()
        try:
            outcome = self._judged(one, path)
        except Exception as error:
            outcome = f"fault {_brief(error)}"
        grown = _peak() - before
        if grown > MOST_GROWN + 3 * len(one.data or b""):
            outcome = f"fault took {grown // 2**20} MB"
        self.tell(f"end {number} {time.process_time() - start:.2f} {one.kind} {outcome}")

    def _judged(self, one: Case, path: Path) -> str:
        self.watch.on, self.watch.found = True, []
        try:
            with warnings.catch_warnings(record=True) as heard:
                warnings.simplefilter("always")
                outcomes = [judge(path) for judge in one.judges]
        finally:
            self.watch.on = False
        assert not self.watch.found, f"under watch: {self.watch.found[:3]}"
        assert not heard, f"a warning: {heard[0].message}"
        assert one.data is None or path.read_bytes() == one.data, "the file was changed"
        assert len(set(outcomes)) == 1, f"refused by one only: {outcomes}"
        return outcomes[0]


def _declare(kind: type[Declared]) -> None:
    """Have all that is declared read its fields, which evaluates what their types are called."""
    for narrower in kind.__subclasses__():
        narrower.fields()
        _declare(narrower)


def _peak(*, reset: bool = False) -> int:
    """The most bytes of memory that this process has held since the last reset; 0 where the system does not say."""
    if sys.platform != "linux":
        return 0
    if reset:
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    status = Path("/proc/self/status").read_text(encoding="ascii")
    (kilobytes,) = (line.split()[1] for line in status.splitlines() if line.startswith("VmHWM:"))
    return int(kilobytes) * 1024


def _brief(error: Exception) -> str:
    """The error, and where it was raised, in a line."""
    frames = traceback.extract_tb(error.__traceback__)[-4:]
    way = " > ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames)
    text = str(error)[:400].encode("ascii", "backslashreplace").decode()
    return f"{type(error).__name__}: {' '.join(text.split())} ({way})"


def main() -> None:
    """`worker SEED WHAT FOLDER FIRST END`."""
    seed, what, folder, first, end = sys.argv[1:]
    sys.dont_write_bytecode = True
    out = sys.stdout

    def tell(line: str) -> None:
        print(line, file=out, flush=True)

    with contextlib.suppress(ArrivalError):
        read_foreign(
            Path(folder) / "nothing.onnx"
        )  # where the onnx package is, it is imported before the watch listens
    worker = Worker(int(seed), what, Path(folder), tell)
    for number in range(int(first), int(end)):
        worker.do(number)


if __name__ == "__main__":
    main()
