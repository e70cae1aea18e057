"""Tell which libraries Qt lacks on this machine, and install them.

PySide6 carries Qt itself, but Qt still loads some libraries of the system, and a bare Debian or Ubuntu has
few of them. Without this check the first sign is a traceback about `libEGL.so.1`, or an abort that names no
library at all. Run it with the interpreter that has PySide6; `--apt` only prints the packages, and `--report` only
says what is missing.
"""

import argparse
import ctypes
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

APT_PACKAGES = (
    "libegl1",
    "libgl1",
    "libglib2.0-0",
    "libdbus-1-3",
    "fontconfig",
    "libxkbcommon-x11-0",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-keysyms1",
    "libxcb-shape0",
)
"""What Qt's `offscreen` and `xcb` platforms need beyond a minimal Debian 12, found with readelf and apt."""

OFFSCREEN = ("Qt/lib/libQt6Widgets.so.6", "Qt/plugins/platforms/libqoffscreen.so")
WINDOW = (*OFFSCREEN, "Qt/plugins/platforms/libqxcb.so")


INSTALL = Path(__file__).resolve().parent / "install_packages"


def complaint_of_loader(folder: Path, files: tuple[str, ...]) -> str | None:
    """Load each file in turn; return the loader's complaint about the first that fails, or None.

    Args:
        folder: where PySide6 is installed.
        files: paths below `folder`; one that this version of Qt does not have is passed over.
    """
    for name in files:
        if not (folder / name).exists():
            continue
        try:
            ctypes.CDLL(str(folder / name))
        except OSError as error:
            return str(error)
    return None


def not_found(listing: str) -> list[str]:
    """Return the libraries that a listing of `ldd` says are "not found", each once, in its order."""
    return list(dict.fromkeys(re.findall(r"^\s*(\S+) => not found", listing, re.MULTILINE)))


def missing_libraries(folder: Path, files: tuple[str, ...]) -> list[str]:
    """Return the names of all libraries that `files` below `folder` lack, or [] where there is no `ldd` to tell."""
    there = [str(folder / name) for name in files if (folder / name).exists()]
    ldd = shutil.which("ldd")
    if ldd is None or not there:
        return []
    environment = {**os.environ, "LC_ALL": "C"}
    listing = subprocess.run(
        [ldd, *there], capture_output=True, text=True, env=environment, check=False
    ).stdout
    return not_found(listing)


def complaint(folder: Path, files: tuple[str, ...]) -> str | None:
    """Say in a sentence which libraries `files` lack; None where each of them can be loaded."""
    error = complaint_of_loader(folder, files)
    if error is None:
        return None
    names = missing_libraries(folder, files)
    if len(names) > 1:
        return f"Qt cannot start, these system libraries are missing: {', '.join(names)}."
    return f"Qt cannot start, a system library is missing: {names[0] if names else error}."


def pyside_folder() -> Path:
    """Return the folder of the installed PySide6, without importing it.

    Raises:
        SystemExit: this interpreter has no PySide6.
    """
    spec = importlib.util.find_spec("PySide6")
    if spec is None or not spec.submodule_search_locations:
        sys.exit(f"PySide6 is not installed for {sys.executable}: run `pip install -e .` first.")
    return Path(next(iter(spec.submodule_search_locations)))


def install(why: str, window: bool) -> int:
    """Have the packages installed, look again, and return the exit status of that."""
    if subprocess.run([str(INSTALL), why, *APT_PACKAGES], check=False).returncode:
        return 1
    again = [sys.executable, __file__, "--report", *(["--window"] if window else [])]
    return subprocess.run(again, check=False).returncode


def main() -> int:
    """Return 0, silently, where nothing is missing or what was is installed now; else 1, after a sentence."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--window", action="store_true", help="check a real window too, not only offscreen")
    parser.add_argument("--apt", action="store_true", help="print the Debian packages and check nothing")
    parser.add_argument("--report", action="store_true", help="say what is missing and install nothing")
    arguments = parser.parse_args()
    if arguments.apt:
        print(*APT_PACKAGES)
        return 0
    if sys.platform != "linux":
        return 0
    why = complaint(pyside_folder(), WINDOW if arguments.window else OFFSCREEN)
    if why is None:
        return 0
    if arguments.report:
        print(why, file=sys.stderr)
        return 1
    return install(why, arguments.window)


if __name__ == "__main__":
    sys.exit(main())
