"""Building the window shows no other: a part that is shown before it has its place flashes on the screen."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from nnstudio.app import build
from nnstudio.data.shelf import Shelf
from nnstudio.studio import language
from nnstudio.studio.main_window import MainWindow


class Shown(QObject):
    """Notes each widget that is shown as a window of its own."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self.windows: list[type[QWidget]] = []
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.windows.append(type(watched))
        return False


def test_no_part_is_shown_as_a_window(qapp, qtbot, settings):
    shown = Shown(qapp)
    try:
        window = build([], settings, Shelf(500)).window
        qtbot.addWidget(window)
        window.show()
        window.open_template("first-network")
        language.choose(settings, "zh_CN")
        language.speak(settings)
        qtbot.waitUntil(lambda: window.said_anew.spoken == "zh_CN")
    finally:
        language.choose(settings, "en")
        language.speak(settings)
        qapp.removeEventFilter(shown)
    qtbot.waitUntil(lambda: window.said_anew.spoken == "en")
    window.files.forget_changes()
    assert shown.windows == [MainWindow]
