"""Light or dark, with usual or with more contrast: by the system's setting, or as the user chose, for the whole
application at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSettings, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPalette, QStyleHints
from PySide6.QtWidgets import QApplication

from nnstudio.studio.theme.colours import DARK, LIGHT, STRONG_DARK, STRONG_LIGHT, Colours
from nnstudio.studio.theme.motion import MotionChoice
from nnstudio.studio.theme.style import StudioStyle
from nnstudio.studio.theme.stylesheet import ROLES, stylesheet

CHOICES = ("system", "light", "dark")
KEY = "appearance/theme"
CONTRAST = "appearance/contrast"
"""Of the settings: "more", or "system"."""
RESTYLED = (QEvent.Type.StyleChange, QEvent.Type.FontChange)
"""What has happened to a widget when its parts want other sizes: whoever keeps one measures again."""
Role = QPalette.ColorRole
Scheme = Qt.ColorScheme


class Appearance(QObject):
    """Puts a theme on the application, and follows the system while the choice is "system"."""

    changed = Signal()

    def __init__(self, app: QApplication, settings: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent or app)
        self.app, self.settings = app, settings
        self.motion = MotionChoice(app, settings, self)
        if not app.styleSheet():
            app.setStyle(StudioStyle())
        self.choice = str(settings.value(KEY, "system"))
        self._shown: Colours | None = None
        app.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._hints = app.styleHints()
        self._wishes = _wishes(self._hints)
        if self._wishes is not None:
            self._wishes.contrastPreferenceChanged.connect(self._follow_contrast)
        self._apply()

    def choose(self, choice: str) -> None:
        """Take "system", "light" or "dark", now and at the next start."""
        self.choice = choice if choice in CHOICES else "system"
        self.settings.setValue(KEY, self.choice)
        self._apply()

    @property
    def has_more_contrast(self) -> bool:
        """Whether text is black or white and lines are stronger: as the user chose, or as the system asks."""
        return self.settings.value(CONTRAST, "system") == "more" or self._system_wants_contrast()

    @Slot(bool)
    def raise_contrast(self, more: bool) -> None:
        """Show more contrast, or as much as the system asks for, now and at the next start."""
        self.settings.setValue(CONTRAST, "more" if more else "system")
        self._apply()

    @property
    def colours(self) -> Colours:
        """The colours that the application is shown in."""
        return self._shown or LIGHT

    @contextmanager
    def undressed(self) -> Iterator[None]:
        """While a window is built: each part that is put into another would be dressed anew with all that is in it.

        Once is enough, at the end.
        """
        self.app.setStyleSheet("")
        try:
            yield
        finally:
            self.app.setStyleSheet(stylesheet())

    @Slot()
    def _follow_system(self) -> None:
        if self.choice == "system":
            self._apply()

    @Slot()
    def _follow_contrast(self) -> None:
        self._apply()

    def _system_wants_contrast(self) -> bool:
        if self._wishes is None:
            return False
        preference = self._wishes.contrastPreference()
        return bool(preference == type(preference).HighContrast)

    def _apply(self) -> None:
        hints = self.app.styleHints()
        if self.choice == "system":
            hints.unsetColorScheme()
        else:
            hints.setColorScheme(Scheme.Dark if self.choice == "dark" else Scheme.Light)
        dark = hints.colorScheme() == Scheme.Dark if self.choice == "system" else self.choice == "dark"
        strong = self.has_more_contrast
        colours = (STRONG_DARK if strong else DARK) if dark else (STRONG_LIGHT if strong else LIGHT)
        if colours is not self._shown:
            self._shown = colours
            self._dress(colours)
            self.changed.emit()

    def _dress(self, colours: Colours) -> None:
        """Give the application the palette, and have each widget look its roles up again.

        Qt remembers what a rule of the stylesheet comes to for each widget, and forgets it when the widget is polished.
        """
        self.app.setPalette(palette(colours))
        if self.app.styleSheet() != stylesheet():
            self.app.setStyleSheet(stylesheet())
            return
        for widget in self.app.allWidgets():
            widget.style().polish(widget)


def _wishes(hints: QStyleHints) -> Any:
    """What Qt knows of the system's settings for accessibility: nothing before version 6.10."""
    ask = getattr(hints, "accessibility", None)
    return ask() if ask is not None else None


def palette(colours: Colours) -> QPalette:
    """The QPalette that Fusion paints with."""
    made = QPalette()
    roles = {
        Role.WindowText: colours.text,
        Role.Text: colours.text,
        Role.Button: colours.panel,
        Role.ButtonText: colours.text,
        Role.Highlight: colours.accent,
        Role.HighlightedText: colours.on_accent,
        Role.Accent: colours.accent,
    }
    roles |= {role: getattr(colours, name) for name, (role, _) in ROLES.items()}
    for role, colour in roles.items():
        made.setColor(role, QColor(colour))
    for role in (Role.WindowText, Role.Text, Role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.edge))
    return made
