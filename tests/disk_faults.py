"""A disk that fails at a chosen call: at the third write, at the second rename, or always from the fifth sync on."""

import contextlib
import dataclasses
import errno
import os
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from nnstudio.data.disk import DISK, Disk

CALLS = tuple(name for name in vars(Disk) if not name.startswith("_"))
FULL_CALLS = ("open", "write", "sync", "rename", "make_folder")
"""Those that a full disk refuses; closing and removing go on."""


@dataclasses.dataclass(frozen=True)
class Fault:
    """What goes wrong. code: of errno. lasts: whether all calls of its kind fail from then on. too_late: whether the
    system does what was asked for before it reports the error.
    """

    code: int
    lasts: bool = False
    too_late: bool = False

    def __str__(self) -> str:
        more = " from then on" * self.lasts + ", though it was done" * self.too_late
        return errno.errorcode[self.code] + more

    def error(self) -> OSError:
        """The error as the system would make it."""
        return OSError(self.code, os.strerror(self.code))


KINDS = (Fault(errno.EIO), Fault(errno.ENOSPC, lasts=True), Fault(errno.EIO, too_late=True))
"""One of each."""
FAULTS = (*KINDS, *(Fault(code) for code in (errno.EACCES, errno.EROFS, errno.EINTR, errno.EDQUOT)))


@contextlib.contextmanager
def counted() -> Iterator[Counter[str]]:
    """How often each call was made within the `with`."""
    counts: Counter[str] = Counter()

    def count(name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def counting(*arguments: Any) -> Any:
            counts[name] += 1
            return call(*arguments)

        return counting

    with _instead({name: count(name, getattr(DISK, name)) for name in CALLS}):
        yield counts


@contextlib.contextmanager
def failing(name: str, number: int, fault: Fault) -> Iterator[None]:
    """Within the `with`, the call of that name fails at its `number`th time, from 1 on. A disk that is full from then
    on refuses all other calls that need room, too.
    """
    began = False
    seen = 0

    def guard(called: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def guarded(*arguments: Any) -> Any:
            nonlocal began, seen
            seen += called == name
            hit = called == name and seen == number
            began = began or hit
            if not (hit or (fault.lasts and began and called in FULL_CALLS)):
                return call(*arguments)
            if fault.too_late or called == "close":  # which lets go whatever it reports
                call(*arguments)
            raise fault.error()

        return guarded

    with _instead({called: guard(called, getattr(DISK, called)) for called in CALLS}):
        yield


@contextlib.contextmanager
def short_writes(most: int = 7) -> Iterator[None]:
    """Within the `with`, no call writes more than so many bytes; each second one is interrupted by a signal."""
    turn = 0
    write = DISK.write

    def writing(descriptor: int, data: Any) -> int:
        nonlocal turn
        turn += 1
        if turn % 2:
            raise InterruptedError(errno.EINTR, os.strerror(errno.EINTR))
        return write(descriptor, memoryview(data)[:most])

    with _instead({"write": writing}):
        yield


@contextlib.contextmanager
def room_for(room: int) -> Iterator[None]:
    """Within the `with`, the disk is full after so many bytes; the write that reaches the end writes a part."""
    write = DISK.write

    def writing(descriptor: int, data: Any) -> int:
        nonlocal room
        if room <= 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        written = write(descriptor, memoryview(data)[:room])
        room -= written
        return written

    with _instead({"write": writing}):
        yield


@contextlib.contextmanager
def _instead(calls: dict[str, Callable[..., Any]]) -> Iterator[None]:
    for name, call in calls.items():
        setattr(DISK, name, call)
    try:
        yield
    finally:
        for name in calls:
            delattr(DISK, name)
