"""What Qt itself shows in dialogs and fields is drawn as the rest of the window is, and speaks its language."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QLabel, QMessageBox, QStyle, QToolButton, QWidget

from nnstudio.studio import language
from nnstudio.studio.files.place import save_dialog
from nnstudio.studio.theme.appearance import Appearance
from nnstudio.studio.theme.colours import DARK, LIGHT
from nnstudio.studio.theme.drawings import DRAWINGS
from nnstudio.studio.theme.icons import icon, tinted
from nnstudio.studio.theme.style import ICONS, SIGNS

SIDE = QSize(32, 32)


def picture(shown) -> QImage:
    return shown.pixmap(SIDE, 1.0).toImage()


@pytest.fixture(params=["light", "dark"])
def dressed(request, qapp, settings):
    """The application in a theme, with its colours; light again afterwards."""
    appearance = Appearance(qapp, settings)
    appearance.choose(request.param)
    yield DARK if request.param == "dark" else LIGHT
    appearance.choose("light")


@pytest.mark.parametrize("standard", SIGNS)
def test_the_sign_of_a_message_is_ours_in_the_colour_of_its_kind(qapp, dressed, standard):
    name = SIGNS[standard]
    colour = getattr(dressed, name, dressed.accent)
    assert picture(qapp.style().standardIcon(standard)) == picture(tinted(name, colour))


@pytest.mark.parametrize("standard", ICONS)
def test_each_icon_of_a_file_dialog_is_ours(qapp, dressed, standard):
    assert ICONS[standard] in DRAWINGS
    assert picture(qapp.style().standardIcon(standard)) == picture(icon(ICONS[standard]))
    assert not qapp.style().standardPixmap(standard).isNull()


def test_an_icon_that_we_have_none_for_is_fusions(qapp, dressed):
    assert not qapp.style().standardIcon(QStyle.StandardPixmap.SP_TrashIcon).isNull()


def test_a_message_box_shows_our_sign_and_buttons_without_icons(qtbot, dressed):
    box = QMessageBox(QMessageBox.Icon.Warning, "Title", "Is it so?", QMessageBox.StandardButton.Save)
    qtbot.addWidget(box)
    box.show()
    sign = box.findChild(QLabel, "qt_msgboxex_icon_label")
    side = sign.pixmap().deviceIndependentSize().toSize()
    assert sign.pixmap().toImage() == tinted("warning", dressed.warning).pixmap(side, 1.0).toImage()
    buttons = box.findChild(QDialogButtonBox)
    hint = QStyle.StyleHint.SH_DialogButtonBox_ButtonsHaveIcons
    assert buttons.style().styleHint(hint, None, buttons) == 0
    assert all(button.icon().isNull() for button in buttons.buttons())


def test_the_save_dialog_has_our_icons(qtbot, dressed):
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = save_dialog(parent, "Save", "a.png", {".png": "Picture"})
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    found = {button.objectName(): button for button in dialog.findChildren(QToolButton)}
    for name, drawing in (
        ("toParentButton", "up"),
        ("newFolderButton", "new-folder"),
        ("backButton", "back"),
    ):
        assert picture(found[name].icon()) == picture(icon(drawing))


def test_qts_own_save_dialog_speaks_chinese_throughout(qtbot, settings):
    language.choose(settings, "zh_CN")
    language.speak(settings)
    try:
        parent = QWidget()
        qtbot.addWidget(parent)
        dialog = save_dialog(parent, "保存", "a.png", {".png": "图片"})
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        labels = {label.objectName(): label.text() for label in dialog.findChildren(QLabel)}
        assert labels["lookInLabel"].startswith("查找范围")
        assert labels["fileTypeLabel"].startswith("文件类型")
        assert labels["fileNameLabel"].startswith("文件名")
    finally:
        language.choose(settings, "en")
        language.speak(settings)
