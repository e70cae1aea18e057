"""Keep the tests away from whoever runs them.

A test must not read somebody's settings, write among their projects, open a window on their desk or ask the
network for anything: a suite that does is right on one machine and wrong on the next.
"""

import atexit
import ipaddress
import os
import shutil
import socket
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

FONTS = Path(__file__).resolve().parent / "fonts"
FONT_FAMILIES = ("DejaVu Sans", "Noto Sans CJK SC")
"""The families in FONTS: the first for what is not Chinese."""

FONTCONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <cachedir>{cache}</cachedir>
  <match>
    <edit name="family" mode="append_last">{families}</edit>
  </match>
</fontconfig>
"""

LOCAL_NAMES = {"", "localhost", "localhost.localdomain"}

FOLDERS = {
    "HOME": "home",
    "USERPROFILE": "home",
    "APPDATA": "home/roaming",
    "LOCALAPPDATA": "home/local",
    "XDG_CONFIG_HOME": "home/.config",
    "XDG_DATA_HOME": "home/.local/share",
    "XDG_STATE_HOME": "home/.local/state",
    "XDG_CACHE_HOME": "home/.cache",
    "XDG_RUNTIME_DIR": "runtime",
}


class NetworkIsBlocked(AssertionError):
    """A test tried to reach another machine."""


def use_a_home_of_our_own() -> Path:
    """Point the variables that name a person's folders at a temporary folder, and return that folder."""
    folder = Path(tempfile.mkdtemp(prefix="nnstudio-tests-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    for variable, name in FOLDERS.items():
        place = folder / name
        place.mkdir(parents=True, exist_ok=True)
        os.environ[variable] = str(place)
    (folder / "runtime").chmod(0o700)
    return folder


def draw_on_no_screen() -> None:
    """Have Qt draw offscreen, unless NNSTUDIO_TEST_PLATFORM asks for another platform (`xcb` under Xvfb)."""
    os.environ["QT_QPA_PLATFORM"] = os.environ.get("NNSTUDIO_TEST_PLATFORM", "offscreen")
    os.environ["QT_SCALE_FACTOR"] = "1"
    os.environ.setdefault("PYTEST_QT_API", "pyside6")


def see_no_fonts_but_ours(home: Path) -> None:
    """Show fontconfig, and Qt where it looks into a folder for fonts, nothing but FONTS.

    Qt asks fontconfig on Linux, and reads QT_QPA_FONTDIR offscreen on Windows. On macOS it always sees the system's
    fonts, so there `tests/conftest.py` gives the application these by name.
    """
    families = "".join(f"<string>{family}</string>" for family in FONT_FAMILIES)
    config = home / "fonts.conf"
    places = {"fonts": escape(str(FONTS)), "cache": escape(str(home / "font-cache"))}
    config.write_text(FONTCONFIG.format(families=families, **places), encoding="utf-8")
    os.environ["FONTCONFIG_FILE"] = str(config)
    os.environ["QT_QPA_FONTDIR"] = str(FONTS)
    for variable in ("FONTCONFIG_PATH", "FONTCONFIG_SYSROOT"):
        os.environ.pop(variable, None)


def is_local(host: object) -> bool:
    """Say whether `host` (a name, an address, or a path of a Unix socket) is this machine."""
    name = host.decode() if isinstance(host, bytes) else str(host)
    if name in LOCAL_NAMES:
        return True
    try:
        return ipaddress.ip_address(name.partition("%")[0]).is_loopback
    except ValueError:
        return False


def refuse(host: object) -> None:
    """Raise NetworkIsBlocked where `host` is another machine."""
    if not is_local(host):
        raise NetworkIsBlocked(
            f"A test tried to reach {host!r}. Tests run without network: give the code what it would fetch."
        )


def block_the_network() -> None:
    """Let sockets of this process reach this machine only, for the rest of the session."""
    for method in ("connect", "connect_ex"):
        setattr(socket.socket, method, _local_only(getattr(socket.socket, method)))
    look_up = socket.getaddrinfo

    def getaddrinfo(host: Any, *arguments: Any, **options: Any) -> Any:
        refuse(host or "")
        return look_up(host, *arguments, **options)

    socket.getaddrinfo = getaddrinfo


def _local_only(connect: Callable[..., Any]) -> Callable[..., Any]:
    def guarded(self: socket.socket, address: Any) -> Any:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            refuse(address[0])
        return connect(self, address)

    return guarded
