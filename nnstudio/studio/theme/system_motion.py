"""Whether the system asks programs for less motion. Qt does not tell, so each system is asked in its own way; where it
can't be asked, things move.
"""

from __future__ import annotations

import ctypes
import sys
from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths
from PySide6.QtGui import QGuiApplication

CLIENT_AREA_ANIMATION = 0x1042
"""SPI_GETCLIENTAREAANIMATION, which is "Show animations in Windows" of the settings."""
PATIENCE = 200
"""Milliseconds that the desktop has for an answer."""
UNSEEN = ("offscreen", "minimal")


def asks_for_less() -> bool:
    """Ask the system that the program runs on. Nothing moves where nobody looks, either."""
    if QGuiApplication.platformName() in UNSEEN:
        return True
    if sys.platform == "win32":
        return _windows()
    if sys.platform == "darwin":
        return mac_asks(Path.home() / "Library/Preferences/com.apple.universalaccess.plist")
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
    return kde_asks(Path(folder) / "kdeglobals") or _portal()


def mac_asks(file: Path) -> bool:
    """What macOS keeps in this property list, "Reduce motion" of the settings."""
    kept = QSettings(str(file), QSettings.Format.NativeFormat)
    return kept.value("reduceMotion") in (True, 1, "1", "true")


def kde_asks(file: Path) -> bool:
    """Whether KDE's "Animation speed" is at "Instant"."""
    factor = QSettings(str(file), QSettings.Format.IniFormat).value("KDE/AnimationDurationFactor")
    try:
        return factor is not None and float(str(factor)) == 0.0
    except ValueError:
        return False


def _windows() -> bool:
    animated = ctypes.c_int(1)
    user = getattr(ctypes, "windll").user32  # noqa: B009
    user.SystemParametersInfoW(CLIENT_AREA_ANIMATION, 0, ctypes.byref(animated), 0)
    return not animated.value


def _portal() -> bool:
    """The setting of GNOME and others, which they tell through the desktop portal."""
    from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage

    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return False
    question = QDBusMessage.createMethodCall(
        "org.freedesktop.portal.Desktop",
        "/org/freedesktop/portal/desktop",
        "org.freedesktop.portal.Settings",
        "Read",
    )
    question.setArguments(["org.gnome.desktop.interface", "enable-animations"])
    answer = bus.call(question, QDBus.CallMode.Block, PATIENCE)
    if answer.type() != QDBusMessage.MessageType.ReplyMessage or not answer.arguments():
        return False
    return unwrapped(answer.arguments()[0]) is False


def unwrapped(value: object) -> object:
    """What is inside of D-Bus variants."""
    while hasattr(value, "variant"):
        value = value.variant()
    return value
