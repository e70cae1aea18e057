"""What a machine lacks is found before Qt stumbles over it, and a fresh machine gets the caller's pip settings."""

import sys
from pathlib import Path

import pytest

from tools import pip_settings, qt_libraries

LISTING = """\
libQt6Widgets.so.6:
\tlinux-vdso.so.1 (0x00007ffd)
\tlibGL.so.1 => not found
\tlibc.so.6 => /lib/libc.so.6 (0x00007f)
\tlibEGL.so.1 => not found
libqoffscreen.so:
\tlibGL.so.1 => not found
"""


def test_every_missing_library_is_named_once():
    assert qt_libraries.not_found(LISTING) == ["libGL.so.1", "libEGL.so.1"]


@pytest.mark.skipif(sys.platform != "linux", reason="only there libraries of the system are looked for")
def test_qt_that_runs_lacks_nothing():
    assert qt_libraries.complaint(qt_libraries.pyside_folder(), qt_libraries.OFFSCREEN) is None


@pytest.mark.skipif(sys.platform != "linux", reason="only there libraries of the system are looked for")
def test_a_library_that_cannot_be_loaded_is_complained_about(tmp_path: Path):
    (tmp_path / "libbroken.so").write_bytes(b"no library")
    told = qt_libraries.complaint(tmp_path, ("libbroken.so", "libabsent.so"))
    assert told is not None
    assert "libbroken.so" in told
    assert told.startswith("Qt cannot start, a system library is missing")


def test_the_strongest_setting_of_pip_wins(tmp_path: Path):
    shared, own = tmp_path / "shared.conf", tmp_path / "own.conf"
    shared.write_text("[global]\nindex-url = first\ntimeout = 5\n[install]\nno-compile = yes\n")
    own.write_text("[global]\nindex-url = second\n")
    environment = {"PIP_TIMEOUT": "9", "PIP_CONFIG_FILE": "x", "PIPX": "y", "PIP_CERT": ""}
    settings = pip_settings.joined([shared, tmp_path / "absent.conf", own], environment)
    assert dict(settings.items("global")) == {"index-url": "second", "timeout": "9"}
    assert settings.get("install", "no-compile") == "yes"


def test_variables_are_enough_for_pip(tmp_path: Path):
    settings = pip_settings.joined([], {"PIP_EXTRA_INDEX_URL": "a b"})
    assert settings.get("global", "extra-index-url") == "a b"


@pytest.mark.skipif(sys.platform == "win32", reason="paths of a Unix")
def test_files_and_folders_that_pip_reads_are_found(tmp_path: Path):
    for folder in ("index/simple", "wheels"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "certificates.pem").touch()
    links = f"{tmp_path}/wheels {tmp_path}/gone"
    environment = {
        "PIP_CERT": f"{tmp_path}/certificates.pem",
        "PIP_FIND_LINKS": links,
        "PIP_EXTRA_INDEX_URL": f"file://{tmp_path}/index/simple https://packages.example/simple",
    }
    settings = pip_settings.joined([], environment)
    assert pip_settings.local_paths(settings) == [
        tmp_path / "certificates.pem",
        tmp_path / "index",
        tmp_path / "wheels",
    ]
