"""The language of the window: the system's, or the one that was chosen. Texts are made in the language that is spoken
then; a window that is open hears of a new one by Qt's LanguageChange, and builds its views again.
"""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, QSettings, QTranslator
from PySide6.QtWidgets import QApplication

from nnstudio.data.errors import DataError
from nnstudio.data.resources import resource_path
from nnstudio.studio.theme.fonts import use_fonts_for

KEY = "appearance/language"
SYSTEM = "system"
SPOKEN = "nnstudio_language"
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


def spoken() -> str:
    """The name of the language that texts are made in now."""
    app = QApplication.instance()
    return str((app and app.property(SPOKEN)) or "en")


def speak(settings: QSettings) -> None:
    """Have the application speak the chosen language instead of the one it spoke, with fonts that have its letters."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    name = locale_name(choice(settings))
    if name == spoken():
        return
    app.setProperty(SPOKEN, name)
    QLocale.setDefault(QLocale.system() if name == "en" else QLocale(name))
    use_fonts_for(app, name)
    for translator in app.findChildren(QTranslator):
        app.removeTranslator(translator)
        translator.setParent(None)
    for file, folder in _tables(name):
        translator = QTranslator(app)
        if translator.load(file, folder):
            app.installTranslator(translator)


def _tables(name: str) -> list[tuple[str, str]]:
    """Name and folder of the tables of translations: Qt's own first, so that ours are asked before them."""
    if name == "en":
        return []
    try:
        ours = str(resource_path("translations"))
    except DataError:
        return []
    return [
        (f"qtbase_{name}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
        (f"nnstudio_{name}", ours),
    ]
