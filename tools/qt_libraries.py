"""Tell in one sentence what Qt lacks on this machine.

PySide6 carries Qt itself, but Qt still loads some libraries of the system, and a bare Debian or Ubuntu has
few of them. Without this check the first sign is a traceback about `libEGL.so.1`, or an abort that names no
library at all. Run it with the interpreter that has PySide6; `--apt` only prints the packages.
"""

import argparse
import ctypes
import importlib.util
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


def missing_library(folder: Path, files: tuple[str, ...]) -> str | None:
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


def pyside_folder() -> Path:
    """Return the folder of the installed PySide6, without importing it.

    Raises:
        SystemExit: this interpreter has no PySide6.
    """
    spec = importlib.util.find_spec("PySide6")
    if spec is None or not spec.submodule_search_locations:
        sys.exit(f"PySide6 is not installed for {sys.executable}: run `pip install -e .` first.")
    return Path(next(iter(spec.submodule_search_locations)))


def main() -> None:
    """Exit with 1 and a sentence where a library is missing, silently with 0 where none is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--window", action="store_true", help="check a real window too, not only offscreen")
    parser.add_argument("--apt", action="store_true", help="print the Debian packages and check nothing")
    arguments = parser.parse_args()
    if arguments.apt:
        print(*APT_PACKAGES)
        return
    if sys.platform != "linux":
        return
    complaint = missing_library(pyside_folder(), WINDOW if arguments.window else OFFSCREEN)
    if complaint:
        sys.exit(
            f"Qt cannot start, a system library is missing ({complaint}).\n"
            f"On Debian or Ubuntu this installs what it needs:\n\n"
            f"    sudo apt install {' '.join(APT_PACKAGES)}\n"
        )


if __name__ == "__main__":
    main()
