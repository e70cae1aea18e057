"""The fonts of a language. Without a name Qt takes any font that has the letters: under an English locale Chinese text
came in Japanese shapes, and in bold where only the bold face was asked first.
"""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

SYSTEM_FAMILIES = "nnstudio_system_families"
FAMILIES = {
    "zh_CN": (
        "PingFang SC",
        "Hiragino Sans GB",
        "Microsoft YaHei UI",
        "Microsoft YaHei",
        "Noto Sans CJK SC",
        "Noto Sans SC",
        "Source Han Sans SC",
        "Source Han Sans CN",
        "WenQuanYi Micro Hei",
        "WenQuanYi Zen Hei",
        "Droid Sans Fallback",
        "SimHei",
        "SimSun",
    )
}
"""By language, the families that have its letters in its own shapes: those of macOS, Windows and Linux."""


def families_for(language: str, own: list[str], known: Collection[str]) -> list[str]:
    """The families to ask in turn for each letter: the system's own, then those of the language that are there.

    own: of the system's font. known: those that the machine has.
    """
    return [*own, *(family for family in FAMILIES.get(language, ()) if family in known and family not in own)]


def use_fonts_for(app: QApplication, language: str) -> None:
    """Have all text of the application set in fonts for this language."""
    font = QFont(app.font())
    own = app.property(SYSTEM_FAMILIES) or font.families()
    app.setProperty(SYSTEM_FAMILIES, own)
    font.setFamilies(families_for(language, list(own), QFontDatabase.families()))
    app.setFont(font)
