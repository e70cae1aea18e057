"""The line under the canvas says as much of the network as there is room for, and nothing by halves."""

import pytest

from nnstudio.document.templates import TEMPLATES
from nnstudio.studio.canvas import CanvasPanel, Editing
from nnstudio.studio.estimate import Estimate


@pytest.fixture
def line(show, new_run_model, settings):
    store = new_run_model(TEMPLATES["first-network"].document).store
    canvas = show(CanvasPanel(Editing(store), Estimate(settings)), 900, 300)
    yield canvas.totals
    canvas.hide()


def is_whole(line):
    return line.text.fontMetrics().horizontalAdvance(line.text.text()) <= line.text.width()


def test_where_room_is_taken_away_the_least_important_goes(line):
    whole = line.text.fontMetrics().horizontalAdvance("  ·  ".join(line.words()))
    line.text.resize(whole + 1, line.text.height())
    assert line.text.text().endswith("memory")
    line.text.resize(whole // 2, line.text.height())
    assert is_whole(line)
    assert line.text.text().startswith("25,450 parameters")
    assert "memory" not in line.text.text()
