"""How missing packages of the system come in. apt-get, sudo and the rest are stand-ins that note what is asked."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

INSTALL = Path(__file__).resolve().parents[2] / "tools/install_packages"
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Debian's packages")

BODIES = {"apt-get": 'echo "apt-get $*" >>"$LOG"', "sudo": 'echo sudo >>"$LOG"; exec "$@"'}


class Machine:
    """A system of which only `commands` exist, beside those of a shell; what apt-get was asked is in `asked`."""

    def __init__(self, folder: Path, user: int, installed: str, commands: tuple[str, ...]) -> None:
        self.folder, self.log = folder, folder / "log"
        self.log.touch()
        for name in ("sh", "grep", "env"):
            (folder / name).symlink_to(Path("/bin", name).resolve())
        self.stand_in("id", f"echo {user}")
        self.stand_in("dpkg", f'[ "$2" = "{installed}" ] && echo "Status: install ok installed"')
        for name in commands:
            self.stand_in(name, BODIES[name])

    def stand_in(self, name: str, body: str) -> None:
        (self.folder / name).write_text(f"#!/bin/sh\n{body}\n")
        (self.folder / name).chmod(0o755)

    @property
    def asked(self) -> list[str]:
        return self.log.read_text().splitlines()

    def install(self, *packages: str, answer: str | None = None) -> tuple[int, str]:
        """Status and stderr. answer: what somebody types at a terminal; None where there is none."""
        command = ["/bin/sh", str(INSTALL), "Qt cannot start.", *packages]
        environment = {"PATH": str(self.folder), "LOG": str(self.log)}
        if answer is None:
            done = subprocess.run(
                command,
                env=environment,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                check=False,
            )
            return done.returncode, done.stderr
        return _at_a_terminal(command, environment, answer)


def _at_a_terminal(command: list[str], environment: dict[str, str], answer: str) -> tuple[int, str]:
    ours, theirs = os.openpty()
    with subprocess.Popen(command, env=environment, stdin=theirs, stdout=theirs, stderr=theirs) as process:
        os.close(theirs)
        os.write(ours, f"{answer}\n".encode())
        said = b""
        try:
            while part := os.read(ours, 4096):
                said += part
        except OSError:  # the terminal ends with whoever wrote to it
            pass
        os.close(ours)
    return process.returncode, said.decode().replace("\r\n", "\n")


BOTH = ("apt-get", "sudo")


def test_root_installs_at_once_what_is_missing(tmp_path: Path):
    machine = Machine(tmp_path, 0, "libgl1", BOTH)
    status, said = machine.install("libegl1", "libgl1")
    assert status == 0
    assert "Qt cannot start." in said
    assert machine.asked == ["apt-get update -qq", "apt-get install -qq --no-install-recommends libegl1"]


def test_nothing_is_asked_where_everything_is_there(tmp_path: Path):
    machine = Machine(tmp_path, 1000, "libgl1", BOTH)
    assert machine.install("libgl1") == (0, "")
    assert machine.asked == []


@pytest.mark.parametrize("answer", ["", "y", "Yes"])
def test_sudo_installs_after_a_yes_at_a_terminal(tmp_path: Path, answer: str):
    machine = Machine(tmp_path, 1000, "", BOTH)
    status, said = machine.install("libegl1", answer=answer)
    assert status == 0
    assert "Install libegl1 with sudo? [Y/n]" in said
    assert machine.asked[::2] == ["sudo", "sudo"]
    assert machine.asked[-1].endswith("install -qq --no-install-recommends libegl1")


def test_a_no_installs_nothing_and_tells_the_line(tmp_path: Path):
    machine = Machine(tmp_path, 1000, "", BOTH)
    status, said = machine.install("libegl1", answer="n")
    assert status == 1
    assert "    sudo apt-get install libegl1\n" in said
    assert machine.asked == []


def test_without_a_terminal_nobody_is_asked(tmp_path: Path):
    machine = Machine(tmp_path, 1000, "", BOTH)
    status, said = machine.install("libegl1", "libgl1")
    assert status == 1
    assert "    sudo apt-get install libegl1 libgl1\n" in said
    assert "?" not in said
    assert machine.asked == []


def test_without_sudo_the_line_goes_through_su(tmp_path: Path):
    machine = Machine(tmp_path, 1000, "", ("apt-get",))
    status, said = machine.install("libegl1")
    assert status == 1
    assert "    su -c 'apt-get install libegl1'\n" in said


def test_a_system_without_apt_is_told_what_debian_calls_them(tmp_path: Path):
    machine = Machine(tmp_path, 0, "", ())
    status, said = machine.install("libegl1")
    assert status == 1
    assert "what Debian calls libegl1." in said


def test_a_failure_of_apt_is_told(tmp_path: Path):
    machine = Machine(tmp_path, 0, "", ())
    machine.stand_in("apt-get", '[ "$1" = update ] || { echo "E: no such package" >&2; exit 100; }')
    status, said = machine.install("libegl1")
    assert status == 1
    assert said.splitlines()[-2:] == [
        "E: no such package",
        "apt-get could not install libegl1: its own words are above.",
    ]
