"""Where there is no display, the window is drawn on a screen on which it fits."""

import json
import os
from pathlib import Path

import pytest

from nnstudio.studio.offscreen import PLATFORM, draw_offscreen, forget_screen


@pytest.mark.parametrize("before", [None, "offscreen"])
def test_without_a_display_there_is_a_screen_on_which_the_window_fits(monkeypatch, before):
    monkeypatch.setenv("QT_SCALE_FACTOR", "1")
    monkeypatch.setenv(PLATFORM, before or "")
    if before is None:
        monkeypatch.delenv(PLATFORM)
    draw_offscreen(scale=2)
    name = os.environ[PLATFORM].removeprefix("offscreen:configfile=")
    [screen] = json.loads(Path(name).read_text(encoding="utf-8"))["screens"]
    assert screen["width"] >= 2 * 1440
    assert screen["height"] >= 2 * 900
    forget_screen()
    assert not Path(name).exists()
    assert os.environ[PLATFORM] == "offscreen"


def test_another_platform_that_is_asked_for_is_left_alone(monkeypatch):
    monkeypatch.setenv(PLATFORM, "xcb")
    draw_offscreen()
    assert os.environ[PLATFORM] == "xcb"
