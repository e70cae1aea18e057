"""Both themes can be read by everybody, and nothing is told by colour alone."""

import itertools
import re

import numpy as np
import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import QApplication

from nnstudio.layers.catalogue import FAMILIES
from nnstudio.studio.theme import DARK, LIGHT, Colours, contrast, icon
from nnstudio.studio.theme.appearance import Appearance, palette
from nnstudio.studio.theme.colours import ARROW, STRONG_DARK, STRONG_LIGHT, TICK, TICKED
from nnstudio.studio.theme.drawings import DRAWINGS, FAMILY_DRAWINGS
from nnstudio.studio.theme.stylesheet import IMAGES, ROLES, stylesheet

THEMES = {"light": LIGHT, "dark": DARK, "strong light": STRONG_LIGHT, "strong dark": STRONG_DARK}
GROUNDS = ("window", "panel", "canvas", "field", "hover", "selection")
TEXTS = ("text", "muted", "accent", "error", "warning", "good")
both_themes = pytest.mark.parametrize("colours", list(THEMES.values()), ids=list(THEMES))


def test_contrast_is_that_of_the_standard():
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#123456", "#123456") == 1.0


@both_themes
@pytest.mark.parametrize(("text", "ground"), list(itertools.product(TEXTS, GROUNDS)))
def test_text_is_readable_on_every_ground(colours, text, ground):
    assert contrast(getattr(colours, text), getattr(colours, ground)) >= 4.5


@both_themes
@pytest.mark.parametrize("kind", ["error", "warning", "good"])
def test_messages_are_readable_on_their_fill(colours, kind):
    fill = getattr(colours, f"{kind}_fill")
    assert contrast(getattr(colours, kind), fill) >= 4.5
    assert contrast(colours.text, fill) >= 4.5


@both_themes
@pytest.mark.parametrize("family", FAMILY_DRAWINGS)
def test_blocks_are_readable_in_every_family(colours, family):
    assert contrast(colours.on_family, colours.family(family)) >= 4.5
    for text in ("text", "muted"):
        assert contrast(getattr(colours, text), colours.block(family)) >= 4.5


SIGHTS = {
    "all colours": np.eye(3),
    "no red": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "no green": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "no blue": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}
"""What linear colours become for people who lack a kind of cones (Machado, Oliveira and Fernandes 2009, severity 1)."""


def seen_by(sight, colour):
    """The colour in L*a*b* as somebody with this sight has it."""
    values = np.array(QColor(colour).getRgbF()[:3])
    linear = np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)
    to_xyz = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
    x, y, z = to_xyz @ np.clip(np.array(SIGHTS[sight]) @ linear, 0.0, 1.0) / (0.95047, 1.0, 1.08883)
    fx, fy, fz = (np.cbrt(v) if v > 0.008856 else 7.787 * v + 16 / 116 for v in (x, y, z))
    return np.array([116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)])


@both_themes
@pytest.mark.parametrize("sight", SIGHTS)
def test_classes_are_told_apart_whatever_colours_one_can_see(colours, sight):
    seen = [seen_by(sight, colour) for colour in colours.classes]
    assert min(np.linalg.norm(one - other) for one, other in itertools.combinations(seen, 2)) > 15
    assert np.linalg.norm(seen[0] - seen[1]) > 80


@both_themes
def test_points_of_every_class_can_be_seen_on_the_panel(colours):
    assert all(contrast(colour, colours.panel) >= 3.0 for colour in colours.classes)


@both_themes
def test_what_stands_on_the_accent_is_readable(colours):
    assert contrast(colours.on_accent, colours.accent) >= 4.5


@both_themes
@pytest.mark.parametrize("ground", ["window", "panel", "canvas", "field"])
def test_outlines_of_controls_can_be_seen(colours, ground):
    assert contrast(colours.edge, getattr(colours, ground)) >= 2.95


@both_themes
def test_the_palette_tells_its_theme_again(qapp, colours):
    assert Colours.of(palette(colours)) is colours


def test_the_stylesheet_leaves_no_name_open_and_names_no_colour_of_one_theme():
    assert "$" not in stylesheet()
    assert re.findall(r"#[0-9a-f]{6}", stylesheet()) == [TICKED] * stylesheet().count(TICKED) != []


@both_themes
def test_each_colour_of_the_stylesheet_is_in_the_palette(colours):
    assert {name: palette(colours).color(role).name() for name, (role, _) in ROLES.items()} == {
        name: getattr(colours, name) for name in ROLES
    }


@both_themes
@pytest.mark.parametrize("ground", ["window", "panel", "field"])
def test_arrows_and_ticked_boxes_can_be_seen_in_both_themes(colours, ground):
    for mark in (ARROW, TICKED):
        assert contrast(mark, getattr(colours, ground)) >= 3
    assert contrast(TICK, TICKED) >= 4.5


def test_the_images_are_drawn_in_the_colours_that_were_judged():
    drawn = {file.stem: re.findall("#[0-9a-f]{6}", file.read_text()) for file in IMAGES.glob("*.svg")}
    assert drawn == {"up": [ARROW], "down": [ARROW], "check": [TICK]}


def test_a_window_that_changes_its_theme_looks_like_one_that_began_in_it(qtbot, studio):
    studio.window.open_template("two-convolutions")
    appearance, pictures = studio.appearance, {}
    for choice in ("light", "dark", "light", "dark"):
        appearance.choose(choice)
        QApplication.processEvents()
        changed = studio.window.grab().toImage()
        studio.app.setStyleSheet("")
        studio.app.setStyleSheet(stylesheet())
        QApplication.processEvents()
        assert changed == studio.window.grab().toImage()
        pictures.setdefault(choice, changed)
        assert changed == pictures[choice]
    assert pictures["light"] != pictures["dark"]


def test_changing_the_theme_sets_no_stylesheet_anew(studio, monkeypatch):
    set_anew = []
    monkeypatch.setattr(studio.appearance, "app", Spy(studio.app, set_anew))
    studio.appearance.choose("dark" if studio.appearance.colours is LIGHT else "light")
    assert set_anew == []


class Spy:
    """The application, but that it notes each stylesheet that it gets."""

    def __init__(self, app, noted):
        self.app, self.noted = app, noted

    def setStyleSheet(self, sheet):
        self.noted.append(sheet)

    def __getattr__(self, name):
        return getattr(self.app, name)


def test_every_family_has_its_own_icon_and_colour():
    assert set(FAMILIES) <= set(FAMILY_DRAWINGS)
    assert len(set(FAMILY_DRAWINGS.values())) == len(FAMILY_DRAWINGS)
    for colours in THEMES.values():
        assert len(set(colours.families.values())) == len(colours.families) == len(FAMILY_DRAWINGS)


@pytest.mark.parametrize("name", list(DRAWINGS))
@pytest.mark.parametrize("side", [16, 24, 36])
def test_every_icon_draws_something_at_every_size(qapp, name, side):
    image = icon(name).pixmap(QSize(side, side)).toImage().convertToFormat(QImage.Format.Format_ARGB32)
    inked = [image.pixelColor(x, y).alpha() for x in range(side) for y in range(side)]
    assert max(inked) > 100
    assert min(inked) == 0


def test_the_theme_is_switched_and_remembered(qapp, settings):
    appearance = Appearance(qapp, settings)
    for choice, colours in (("light", LIGHT), ("dark", DARK)):
        appearance.choose(choice)
        assert Colours.of(qapp.palette()) is colours
        assert qapp.palette().color(QPalette.ColorRole.Highlight).name() == colours.accent
        assert Appearance(qapp, settings, appearance).choice == choice
    appearance.choose("system")
    appearance.deleteLater()


def test_an_unknown_theme_in_the_settings_is_the_systems(qapp, settings):
    appearance = Appearance(qapp, settings)
    appearance.choose("pink")
    assert appearance.choice == "system"
    appearance.deleteLater()


@pytest.mark.parametrize("colours", [STRONG_LIGHT, STRONG_DARK], ids=["light", "dark"])
def test_more_contrast_makes_text_and_lines_stronger(colours):
    usual = DARK if colours.is_dark else LIGHT
    for ground in GROUNDS[:4]:
        assert contrast(colours.text, getattr(colours, ground)) >= 14.0
        assert contrast(colours.muted, getattr(colours, ground)) >= 7.0
        assert contrast(colours.edge, getattr(colours, ground)) >= 7.0
    assert colours.line > usual.line
    assert Colours.of(palette(colours)) is colours


def test_more_contrast_is_a_choice_that_is_kept(studio, settings):
    shown = studio.appearance.colours
    studio.window.menus.contrast.trigger()
    assert studio.appearance.colours is (STRONG_DARK if shown.is_dark else STRONG_LIGHT)
    assert Appearance(studio.app, settings).has_more_contrast
    studio.window.menus.contrast.trigger()
    assert studio.appearance.colours is shown
