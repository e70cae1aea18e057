"""`nnstudio diagram` draws without a display."""

import xml.etree.ElementTree as ElementTree

import pytest
from PySide6.QtGui import QImage

from nnstudio.cli import main
from nnstudio.cli.diagram import ENDINGS as TYPED_ENDINGS
from nnstudio.cli.diagram import LOOKS as TYPED_LOOKS
from nnstudio.cli.diagram import PAPERS as TYPED_PAPERS
from nnstudio.studio.canvas.diagram import export, formats
from nnstudio.studio.canvas.diagram.drawing import LOOKS


def test_a_template_is_drawn_by_the_ending_of_the_file(qapp, tmp_path):
    assert main(["diagram", "residual-network", str(tmp_path / "a.svg")]) == 0
    assert ElementTree.parse(tmp_path / "a.svg").getroot().tag.endswith("svg")
    assert main(["diagram", "residual-network", str(tmp_path / "a.pdf"), "--paper", "A4"]) == 0
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF-")


def test_scale_and_look_are_those_that_are_asked_for(qapp, tmp_path):
    for scale in (1, 2):
        path = tmp_path / f"{scale}.png"
        assert main(["diagram", "spiral", str(path), "--scale", str(scale), "--look", "dark"]) == 0
    once, twice = QImage(str(tmp_path / "1.png")), QImage(str(tmp_path / "2.png"))
    assert twice.width() == pytest.approx(2 * once.width(), abs=1)
    assert once.pixelColor(0, 0).name() == LOOKS["dark"].canvas


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (["spiral", "a.gif"], 2, "a.gif must end in .svg, .pdf or .png."),
        (["spiral", "/nowhere/at/all.svg"], 1, "can't be written"),
        (["nothing", "a.svg"], 2, "There is no template and no file named 'nothing'"),
        (["spiral", "a.png", "--scale", "100"], 1, "choose SVG or PDF"),
    ],
)
def test_what_can_not_be_drawn_is_said_in_a_sentence(
    qapp, capsys, tmp_path, monkeypatch, arguments, status, sentence
):
    monkeypatch.chdir(tmp_path)
    assert main(["diagram", *arguments]) == status
    assert sentence in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("scale", ["0", "101", "big"])
def test_a_scale_that_makes_no_sense_is_wrong_use(capsys, scale):
    with pytest.raises(SystemExit) as ended:
        main(["diagram", "spiral", "a.png", "--scale", scale])
    assert ended.value.code == 2
    assert scale in capsys.readouterr().err


def test_the_command_offers_what_the_window_knows():
    assert TYPED_ENDINGS == export.ENDINGS
    assert TYPED_PAPERS == formats.PAPERS
    assert set(TYPED_LOOKS) == set(LOOKS)
