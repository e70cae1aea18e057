"""Whether a process lives that told its name once, where the system can say so for certain.

A number alone would not do, since numbers are used again: so a process is known by the machine, by when that was
started, and by when the process was. Linux tells all of it in files, which cost nothing to read.
"""

from __future__ import annotations

import dataclasses
import os
from pathlib import Path
from typing import Any

MACHINE, BOOT, SPACE = "/etc/machine-id", "/proc/sys/kernel/random/boot_id", "/proc/self/ns/pid"
LONGEST = 100


@dataclasses.dataclass(frozen=True)
class Process:
    """machine: its id. boot: of the time since it was started. space: in which processes are numbered, such as that of
    a container. number: in that space. began: when, in the machine's own ticks.
    """

    machine: str
    boot: str
    space: str
    number: int
    began: int

    def lives(self) -> bool | None:
        """Whether it does; None where nobody can tell from here."""
        here = this_process()
        if here is None or here.machine != self.machine:
            return None
        if here.boot != self.boot:
            return False
        if here.space != self.space:
            return None
        return _began(self.number) == self.began


def this_process() -> Process | None:
    """The one that asks; None where the system has no such files."""
    try:
        machine, boot = Path(MACHINE).read_text().strip(), Path(BOOT).read_text().strip()
        space = os.readlink(SPACE)
    except OSError:
        return None
    number = os.getpid()
    began = _began(number)
    return Process(machine, boot, space, number, began) if machine and boot and began is not None else None


def process_from_json(plain: Any) -> Process | None:
    """What `dataclasses.asdict` made of one; None for anything else."""
    match plain:
        case {
            "machine": str(machine),
            "boot": str(boot),
            "space": str(space),
            "number": number,
            "began": began,
        }:
            fine = all(len(text) <= LONGEST for text in (machine, boot, space))
            if fine and all(type(each) is int and 0 <= each < 2**63 for each in (number, began)):
                return Process(machine, boot, space, number, began)
    return None


def _began(number: int) -> int | None:
    """When the process of that number began; None where there is none. Its name may have blanks and parentheses."""
    try:
        told = Path(f"/proc/{number}/stat").read_text(errors="replace")
        return int(told.rpartition(")")[2].split()[19])
    except (OSError, ValueError, IndexError):
        return None
