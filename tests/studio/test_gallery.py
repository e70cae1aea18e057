"""What a card says in one line, and what is left to its tooltip."""

import pytest

from nnstudio.document.templates import TEMPLATES
from nnstudio.studio.estimate import Estimate
from nnstudio.studio.gallery.card import TemplateCard


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=list(TEMPLATES))
def test_a_card_has_three_facts_and_tells_on_request_what_the_time_is_for(qtbot, settings, template):
    card = TemplateCard(template, Estimate(settings))
    qtbot.addWidget(card)
    parameters, right, time = card.figures.text().split("  ·  ")
    assert parameters == f"{template.parameters:,} parameters"
    assert right == f"{template.expected_accuracy:.1%} right"
    assert "epoch" not in time
    assert f"for {template.document.training.epochs} epochs" in card.figures.toolTip()
