"""The watch over the tests is watched as well: each leak is made here on purpose, found, and ended."""

import os
import socket
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QThread, QTimer
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QFontMetrics, QRawFont
from PySide6.QtWidgets import QWidget

from tests import isolation, leaks
from tests.isolation import NetworkIsBlocked

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leaks, "PATIENCE", 0.0)


@pytest.mark.usefixtures("impatient")
def test_a_leaked_thread_is_named_with_the_line_that_started_it():
    release = threading.Event()
    before = leaks.Running.now()
    thread = threading.Thread(target=release.wait, name="left-behind")
    thread.start()
    (sentence,) = leaks.left_since(before)
    release.set()
    thread.join()
    assert "left-behind" in sentence
    assert "tests/test_isolation.py" in sentence.replace("\\", "/")
    assert leaks.left_since(before) == []


@pytest.mark.usefixtures("impatient", "qapp")
def test_a_leaked_qthread_is_found():
    before = leaks.Running.now()
    thread = QThread()
    thread.start()
    found = leaks.left_since(before)
    thread.quit()
    thread.wait()
    assert [sentence for sentence in found if "QThread" in sentence] == found != []
    assert leaks.left_since(before) == []


@pytest.mark.usefixtures("impatient", "qapp")
def test_a_running_timer_is_found():
    before = leaks.Running.now()
    timer = QTimer()
    timer.start(100_000)
    (sentence,) = leaks.left_since(before)
    timer.stop()
    assert "QTimer" in sentence
    assert leaks.left_since(before) == []


@pytest.mark.usefixtures("impatient", "qapp")
def test_a_top_level_widget_is_found_by_its_name():
    before = leaks.Running.now()
    window = QWidget()
    window.setObjectName("forgotten")
    (sentence,) = leaks.left_since(before)
    window.deleteLater()
    assert "forgotten" in sentence
    assert leaks.left_since(before) == []


@pytest.mark.parametrize("host", ["192.0.2.1", "example.org", "2001:db8::1"])
def test_no_test_reaches_another_machine(host: str):
    with pytest.raises(NetworkIsBlocked, match="without network"):
        socket.create_connection((host, 80), timeout=1)


def test_a_test_may_talk_to_itself():
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = server.getsockname()
        with socket.create_connection(address, timeout=5) as client:
            assert client.getpeername() == address


def test_settings_and_home_belong_to_this_run():
    home = Path.home()
    assert home.parent.name.startswith("nnstudio-tests-")
    assert os.environ["XDG_CONFIG_HOME"].startswith(str(home))
    settings = QSettings("nnstudio-tests", "isolation")
    assert Path(settings.fileName()).resolve().is_relative_to(home.resolve())


@pytest.mark.skipif(sys.platform == "darwin", reason="Qt can't be kept from the system's fonts on macOS")
@pytest.mark.usefixtures("qapp")
def test_no_font_of_this_machine_is_seen():
    aliases = {"Sans Serif", "Serif", "Monospace"}
    assert set(QFontDatabase.families()) - aliases == set(isolation.FONT_FAMILIES)
    for wanted in ("Helvetica", "Microsoft YaHei", "monospace"):
        assert QFontInfo(QFont(wanted)).family() in isolation.FONT_FAMILIES


@pytest.mark.usefixtures("qapp")
def test_text_is_as_wide_here_as_on_every_machine():
    font = QFont("DejaVu Sans")
    font.setPixelSize(100)
    metrics = QFontMetrics(font)
    assert metrics.horizontalAdvance("Dense") == pytest.approx(315, abs=3)
    assert metrics.horizontalAdvance("\N{CJK UNIFIED IDEOGRAPH-5B66}" * 5) == pytest.approx(500, abs=3)


@pytest.mark.usefixtures("qapp")
def test_the_fonts_of_the_tests_have_every_character_of_the_program():
    fonts = [QRawFont(str(file), 16.0) for file in sorted(isolation.FONTS.glob("*.[ot]tf"))]
    assert all(font.isValid() for font in fonts)
    texts = [*ROOT.glob("nnstudio/**/*.py"), *ROOT.glob("resources/translations/*.ts")]
    used = {character for file in texts for character in file.read_text(encoding="utf-8")}
    shown = {ord(character) for character in used if character.isprintable()}
    missing = {chr(code) for code in shown if not any(font.supportsCharacter(code) for font in fonts)}
    assert missing == set(), "run tools/test_fonts.py"
