"""What holds for every test: no screen, no network, nobody's own settings, and nothing left running."""

import functools
import importlib.util
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from nnstudio.data import mnist
from tests import isolation, leaks

HOME = isolation.use_a_home_of_our_own()
isolation.draw_on_no_screen()
isolation.see_no_fonts_but_ours(HOME)
isolation.block_the_network()

if importlib.util.find_spec("hypothesis"):
    from hypothesis import settings

    settings.register_profile("steady", deadline=None, derandomize=True, database=None)
    settings.register_profile("searching", deadline=None, max_examples=1000)
    settings.load_profile("steady")

failed = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Any:
    report = yield
    if report.failed:
        item.stash[failed] = True
    return report


@pytest.fixture(scope="session", autouse=True)
def settings_in_a_file_of_our_own() -> None:
    """QSettings without a format writes to the registry on Windows and to the defaults on macOS."""
    core = sys.modules.get("PySide6.QtCore")
    if core is not None:
        ini = core.QSettings.Format.IniFormat
        core.QSettings.setDefaultFormat(ini)
        core.QSettings.setPath(ini, core.QSettings.Scope.UserScope, str(HOME / "home/.config"))


@pytest.fixture(scope="session", autouse=True)
def digits_are_unpacked_once() -> None:
    """The 70,000 digits that ship, which nobody can write to. To unpack and check them takes 0.3 seconds each time."""
    mnist._read = functools.cache(mnist._read)


@pytest.fixture(scope="session")
def qapp(qapp: Any) -> Any:
    """The application, on macOS with the fonts of the tests, since Qt can't be kept from the system's there."""
    if sys.platform == "darwin":
        gui = sys.modules["PySide6.QtGui"]
        for file in isolation.FONTS.glob("*.[ot]tf"):
            gui.QFontDatabase.addApplicationFont(str(file))
        qapp.setFont(gui.QFont(list(isolation.FONT_FAMILIES)))
    return qapp


@pytest.fixture(autouse=True)
def nothing_is_left_running(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail the test that leaves a thread, a timer or a window behind; one that failed already is let be."""
    leaks.watch_everything()
    before = leaks.Running.now()
    yield
    if request.node.stash.get(failed, False):
        return
    left = leaks.left_since(before)
    if left:
        pytest.fail("This test left something behind: " + "; ".join(left) + ".", pytrace=False)
