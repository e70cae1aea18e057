"""The window in Simplified Chinese: nothing is left in English by mistake, and nothing is cut off."""

import ast
import importlib.util
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QApplication

from nnstudio.app import build
from nnstudio.data.shelf import Shelf
from nnstudio.errors import sentence
from nnstudio.layers.catalogue import LAYERS
from nnstudio.learning.metrics import R2
from nnstudio.learning.tasks import Regression
from nnstudio.learning.tasks.regression import Target
from nnstudio.studio import language
from nnstudio.studio.evaluate.words import metric_text
from nnstudio.studio.hands import pump
from nnstudio.studio.palette.tree import PaletteTree
from nnstudio.studio.shared.figures import number
from nnstudio.studio.words import declared, family_title, in_words, one_after_the_other

ROOT = Path(__file__).resolve().parents[2]
PLACEHOLDER = re.compile(r"%n|%\d|\{[^{}]*\}")
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def _load_tool():
    spec = importlib.util.spec_from_file_location("translations", ROOT / "tools" / "translations.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


TOOL = _load_tool()


@pytest.fixture
def speak(qapp, settings):
    """A function that has the application speak a language; afterwards it speaks English again."""

    def install(name):
        language.choose(settings, name)
        language.speak(settings)

    yield install
    install("en")


@pytest.fixture
def chinese(qtbot, speak, settings):
    """The small window, as it is built for a person who has chosen Chinese."""
    language.choose(settings, "zh_CN")
    studio = build([], settings, Shelf(2000))
    window = studio.window
    qtbot.addWidget(window, before_close_func=lambda window: window.files.forget_changes())
    window.resize(1100, 700)
    window.show()
    qtbot.waitExposed(window)
    window.files.open_template("two-convolutions")
    pump(0.05)
    yield window
    window.close_without_asking()
    window.deleteLater()


@pytest.fixture(scope="module")
def wanted():
    """Every text of the program; found once, since all files are read for it."""
    return set(TOOL.texts())


@pytest.fixture(scope="module")
def table():
    """The translations, by text."""
    return TOOL.read()


def test_every_text_of_the_window_is_translated(wanted, table):
    assert len(wanted) > 1000
    assert not wanted - set(table), "run `python tools/translations.py` and translate what it lists"


def test_no_translation_is_left_of_a_text_that_is_gone(wanted, table):
    assert set(table) <= wanted


def test_the_compiled_translations_are_those_of_the_table(table):
    translator = QTranslator()
    assert translator.load(str(TOOL.TABLE.with_suffix(".qm")))
    different = {
        text: translator.translate(*text)
        for text, translation in table.items()
        if translator.translate(*text) != translation
    }
    assert not different, "run `python tools/translations.py`"


def test_placeholders_are_the_same_in_both_languages(table):
    for (_, source), translation in table.items():
        assert sorted(PLACEHOLDER.findall(source)) == sorted(PLACEHOLDER.findall(translation)), source


def test_what_goes_on_ends_in_the_same_dots_in_both_languages(table):
    """A window that strips them, as the list of keys does, strips them in both."""
    for (_, source), translation in table.items():
        assert source.endswith("...") == translation.endswith("..."), translation
        assert not translation.endswith("…")


def test_keys_of_menus_are_kept(table):
    for (context, source), translation in table.items():
        if context in ("Menus", "CanvasPanel"):
            assert re.findall(r"&(\w)", source.upper()) == re.findall(r"&(\w)", translation), source


def test_texts_are_written_where_they_can_be_found():
    """A text that is computed, as in `self.tr(name)`, would be found by no tool."""
    for path in sorted((ROOT / "nnstudio" / "studio").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "tr":
                assert isinstance(node.args[0], ast.Constant), f"{path.name}:{node.lineno}"


def test_what_lupdate_finds_is_found_here_too(tmp_path, wanted):
    lupdate = shutil.which("pyside6-lupdate", path=str(Path(sys.executable).parent))
    if lupdate is None:
        pytest.skip("pyside6-lupdate is not installed beside this Python")
    listed = tmp_path / "found.ts"
    files = [str(path) for path in sorted((ROOT / "nnstudio" / "studio").rglob("*.py"))]
    subprocess.run([lupdate, *files, "-ts", str(listed)], check=True, capture_output=True)
    found = {source.text for source in ElementTree.parse(listed).getroot().iter("source")}
    assert len(found) > 200
    assert found <= {source for _, source in wanted}


@pytest.mark.parametrize(
    ("system", "spoken"),
    [("zh_CN", "zh_CN"), ("zh_SG", "zh_CN"), ("zh_TW", "en"), ("de_DE", "en"), ("en_GB", "en")],
)
def test_the_system_decides_until_a_language_is_chosen(system, spoken):
    assert language.locale_name("system", QLocale(system)) == spoken
    assert language.locale_name("en", QLocale(system)) == "en"
    assert language.locale_name("zh_CN", QLocale(system)) == "zh_CN"


def test_an_unknown_choice_counts_as_the_system_s(settings):
    settings.setValue(language.KEY, "tlh")
    assert language.choice(settings) == "system"


def test_the_application_speaks_one_language_at_a_time(qapp, speak):
    speak("zh_CN")
    assert declared("learning rate") == "学习率"
    assert family_title("convolution") == "卷积"
    assert declared("Conv2D") == "Conv2D"
    speak("en")
    assert qapp.findChildren(QTranslator) == []
    assert declared("learning rate") == "learning rate"


def test_qt_s_own_dialogs_are_translated_too(speak):
    speak("zh_CN")
    assert QCoreApplication.translate("QPlatformTheme", "Discard") == "丢弃"


def test_the_menus_are_chinese(chinese):
    titles = [action.text() for action in chinese.menuBar().actions()]
    assert titles == ["文件(&F)", "编辑(&E)", "视图(&V)", "训练(&T)", "帮助(&H)"]
    assert [chinese.tabs.tabText(index) for index in range(4)] == ["曲线", "评估", "内部", "层"]


def test_the_palette_cuts_off_no_chinese_title(chinese):
    tree = chinese.palette_panel.findChild(PaletteTree)
    assert tree.horizontalScrollBar().maximum() == 0
    metrics = QFontMetrics(tree.font())
    for item in tree.layer_items():
        text = item.text(0)
        row = tree.visualItemRect(item)
        assert metrics.horizontalAdvance(text) <= row.width(), text


def test_the_toolbar_cuts_off_no_button_at_the_least_size(chinese):
    assert (chinese.width(), chinese.height()) == (1100, 700)
    buttons = [part for part in chinese.train_bar.findChildren(QAbstractButton) if part.isVisible()]
    assert any(CHINESE.search(button.text()) for button in buttons)
    for button in buttons:
        assert button.width() >= button.minimumSizeHint().width(), button.text()
        right = button.mapTo(chinese, button.rect().bottomRight()).x()
        assert right <= chinese.width(), button.text()


def test_no_window_in_english_speaks_chinese(studio):
    assert not CHINESE.search(studio.window.menuBar().actions()[0].text())
    assert QApplication.instance().findChildren(QTranslator) == []


@pytest.mark.parametrize(
    ("layer", "field", "english", "chinese_text"),
    [
        ("Dense", "units", "from 1 to 65536", "1 到 65536"),
        ("Dropout", "rate", "0 or more and less than 1", "不小于 0，小于 1"),
    ],
)
def test_a_range_is_said_in_both_languages(speak, layer, field, english, chinese_text):
    declared_field = LAYERS[layer].field(field)
    speak("en")
    assert in_words(declared_field.range_text()) == english == declared_field.range_text()
    speak("zh_CN")
    assert in_words(declared_field.range_text()) == chinese_text


def test_a_sentence_after_a_chinese_full_stop_follows_at_once():
    assert one_after_the_other(("Stopped.", "", "Go on.")) == "Stopped. Go on."
    assert one_after_the_other(("已停止。", "请继续。")) == "已停止。请继续。"


def test_numbers_have_a_minus_sign_and_names_keep_their_hyphens(speak):
    said = sentence(
        "{name} goes from {low:g} to {high:.1e} at {step:,}", name="x-1", low=-2.5, high=-3e-7, step=-1200
    )
    assert in_words(said) == "x-1 goes from −2.5 to −3.0e−07 at −1,200"
    assert number(-1.03) == "−1.03"
    assert metric_text(Regression((Target("price"),)), R2(), -0.41) == "−0.41"
