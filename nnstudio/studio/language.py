"""The language of the window: the system's, or the one that was chosen. It is set before any text is made, so a
new choice is seen at the next start.
"""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, QSettings, QTranslator
from PySide6.QtWidgets import QApplication

from nnstudio.data.errors import DataError
from nnstudio.data.resources import resource_path

KEY = "appearance/language"
SYSTEM = "system"
LANGUAGES = {"en": "English", "zh_CN": "简体中文"}
"""Locale name -> the language's name in that language, which is the same in every language of the window."""


def choice(settings: QSettings) -> str:
    """What was chosen: "system" or one of LANGUAGES."""
    chosen = str(settings.value(KEY, SYSTEM))
    return chosen if chosen in LANGUAGES else SYSTEM


def choose(settings: QSettings, chosen: str) -> None:
    """Keep a choice for the next start."""
    settings.setValue(KEY, chosen if chosen in LANGUAGES else SYSTEM)


def locale_name(chosen: str, system: QLocale | None = None) -> str:
    """The language of LANGUAGES that a choice stands for; English where the system speaks another one."""
    if chosen in LANGUAGES:
        return chosen
    system = system or QLocale.system()
    simplified = system.script() == QLocale.Script.SimplifiedChineseScript
    return "zh_CN" if system.language() == QLocale.Language.Chinese and simplified else "en"


def install(app: QApplication, settings: QSettings) -> list[QTranslator]:
    """Have the application speak the chosen language instead of the one it spoke; return its translators."""
    for translator in app.findChildren(QTranslator):
        app.removeTranslator(translator)
        translator.deleteLater()
    name = locale_name(choice(settings))
    if name == "en":
        return []
    places = [(f"qtbase_{name}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))]
    try:
        places.append((f"nnstudio_{name}", str(resource_path("translations"))))
    except DataError:
        return []
    translators = []
    for file, folder in places:
        translator = QTranslator(app)
        if translator.load(file, folder):
            app.installTranslator(translator)
            translators.append(translator)
    return translators
