"""What a card says of its network, in which order the cards stand, and what a click opens."""

import re

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nnstudio.document.templates import TEMPLATES
from nnstudio.studio.estimate import Estimate
from nnstudio.studio.gallery import GalleryPage
from nnstudio.studio.gallery.card import TemplateCard
from nnstudio.studio.gallery.drawing import NetworkDrawing

REACHED = {"house-prices": "R² 0.9", "denoiser": "PSNR 19.5 dB"}
"""What is told in other words than as a share that is right."""


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=list(TEMPLATES))
def test_a_card_tells_size_what_is_reached_and_time(qtbot, settings, template):
    card = TemplateCard(template, Estimate(settings))
    qtbot.addWidget(card)
    parameters, right = card.figures.text().split("  ·  ")
    assert parameters == f"{template.parameters:,} parameters"
    assert right == REACHED.get(template.name, f"{template.expected:.1%} right")
    assert re.fullmatch(r"(Under|About) \d.* for \d+ epochs", card.time.text())
    assert card.time.text().endswith(f" for {template.document.training.epochs} epochs")


@pytest.fixture
def page(show, settings):
    return show(GalleryPage(Estimate(settings)), 1100, 700)


def test_the_quickest_network_comes_first(page):
    assert page.cards[0].template.name == "spiral"


def test_cards_and_menus_have_the_same_order(studio):
    names = [card.template.name for card in studio.window.gallery.cards]
    assert names == [action.data() for action in studio.window.menus.templates] == list(TEMPLATES)


def test_facts_take_one_line_each_on_a_slow_machine_too(show, settings):
    settings.setValue("speed/operations_per_second", 1e8)
    page = show(GalleryPage(Estimate(settings)), 1100, 700)
    QApplication.processEvents()
    for card in page.cards:
        for label in (card.figures, card.time):
            assert label.fontMetrics().horizontalAdvance(label.text()) <= label.width()


def test_open_and_train_is_the_main_button_of_each_card(page):
    for card in page.cards:
        assert card.train.property("primary")
        assert not card.open.property("primary")
        assert card.train.x() < card.open.x()


@pytest.mark.parametrize(("width", "columns"), [(1100, 3), (800, 2), (400, 1)])
def test_an_empty_network_and_recent_files_are_in_sight_at_once(show, settings, width, columns):
    page = show(GalleryPage(Estimate(settings)), width, 700)
    QApplication.processEvents()
    assert page.columns == columns
    row, column, _, _ = page.grid.getItemPosition(page.grid.indexOf(page.start))
    assert (row, column) == ((0, columns - 1) if columns > 1 else (1, 0))


def part(card, name):
    return {"text": card.figures, "drawing": card.findChild(NetworkDrawing), "ground": card}[name]


@pytest.mark.parametrize("name", ["text", "drawing", "ground"])
def test_a_click_anywhere_on_a_card_opens_it(qtbot, page, name):
    card = page.cards[1]
    where = part(card, name)
    corner = QPoint(3, 3)
    with qtbot.waitSignal(page.template_wanted) as wanted:
        QTest.mouseClick(where, Qt.MouseButton.LeftButton, pos=corner)
    assert wanted.args == [card.template.name, False]


def test_a_press_that_leaves_the_card_opens_nothing(qtbot, page):
    card = page.cards[0]
    with qtbot.assertNotEmitted(page.template_wanted):
        QTest.mousePress(card, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
        QTest.mouseRelease(card, Qt.MouseButton.LeftButton, pos=QPoint(-30, 3))
