"""Light or dark: by the system's setting, or as the user chose, for the whole application at once."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSettings, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from nnstudio.studio.theme.colours import DARK, LIGHT, Colours
from nnstudio.studio.theme.style import StudioStyle
from nnstudio.studio.theme.stylesheet import ROLES, stylesheet

CHOICES = ("system", "light", "dark")
KEY = "appearance/theme"
Role = QPalette.ColorRole
Scheme = Qt.ColorScheme


class Appearance(QObject):
    """Puts a theme on the application, and follows the system while the choice is "system"."""

    changed = Signal()

    def __init__(self, app: QApplication, settings: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent or app)
        self.app, self.settings = app, settings
        if not app.styleSheet():
            app.setStyle(StudioStyle())
        self.choice = str(settings.value(KEY, "system"))
        self._shown: Colours | None = None
        app.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._apply()

    def choose(self, choice: str) -> None:
        """Take "system", "light" or "dark", now and at the next start."""
        self.choice = choice if choice in CHOICES else "system"
        self.settings.setValue(KEY, self.choice)
        self._apply()

    @property
    def colours(self) -> Colours:
        """The colours that the application is shown in."""
        return self._shown or LIGHT

    @Slot()
    def _follow_system(self) -> None:
        if self.choice == "system":
            self._apply()

    def _apply(self) -> None:
        hints = self.app.styleHints()
        if self.choice == "system":
            hints.unsetColorScheme()
        else:
            hints.setColorScheme(Scheme.Dark if self.choice == "dark" else Scheme.Light)
        dark = hints.colorScheme() == Scheme.Dark if self.choice == "system" else self.choice == "dark"
        colours = DARK if dark else LIGHT
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
