"""The diagram leaves the window as SVG, PDF, PNG and on the clipboard, whole and without what belongs to the window."""

import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, QSizeF, QTimer
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from nnstudio.document import edits
from nnstudio.document.templates import TEMPLATES
from nnstudio.errors import sentence
from nnstudio.studio.canvas.diagram import desk as desk_module
from nnstudio.studio.canvas.diagram.dialog import ExportDialog, Wish
from nnstudio.studio.canvas.diagram.drawing import Diagram
from nnstudio.studio.canvas.diagram.export import export_diagram
from nnstudio.studio.canvas.diagram.formats import DiagramError, as_image, as_pdf, as_svg, largest_scale
from nnstudio.studio.canvas.diagram.pages import cut, sheets_for
from nnstudio.studio.canvas.note import NoteItem
from nnstudio.studio.theme import DARK, LIGHT

SVG = "{http://www.w3.org/2000/svg}"
RESIDUAL = TEMPLATES["residual-network"].document


def pages_of(pdf):
    """The sizes of the pages in points, from the file's own objects."""
    return [
        tuple(float(number) for number in box.split())
        for box in re.findall(rb"/MediaBox \[0 0 ([\d. ]+)\]", pdf)
    ]


def colours_of(image):
    """Those of some hundreds of its pixels."""
    points = ((x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 31))
    return {image.pixelColor(x, y).name() for x, y in points}


def test_an_svg_is_xml_with_the_title_and_without_any_font(qapp):
    root = ElementTree.fromstring(as_svg(Diagram(RESIDUAL)))
    assert root.find("{*}title").text == "Residual network"
    width, height = (float(number) for number in root.get("viewBox").split()[2:])
    assert (width, height) == (Diagram(RESIDUAL).area.width(), Diagram(RESIDUAL).area.height())
    assert not list(root.iter(f"{SVG}text"))
    assert len(list(root.iter(f"{SVG}path"))) > len(RESIDUAL.nodes)


def test_a_pdf_has_one_page_as_large_as_the_diagram_and_its_fonts_in_it(qapp):
    diagram = Diagram(RESIDUAL)
    pdf = as_pdf(diagram)
    assert pdf.startswith(b"%PDF-")
    ((width, height),) = pages_of(pdf)
    assert width / height == pytest.approx(diagram.area.width() / diagram.area.height(), rel=0.01)
    assert b"/FontFile" in pdf


@pytest.mark.parametrize(("paper", "size"), [("A4", (595, 842)), ("Letter", (612, 792))])
def test_a_pdf_for_paper_has_as_many_sheets_as_it_takes(qapp, paper, size):
    pages = pages_of(as_pdf(Diagram(RESIDUAL), paper))
    height = Diagram(RESIDUAL).area.height() * 72 / 96
    assert 0.85 * height / size[1] <= len(pages) <= height / (size[1] - 80) + 1
    assert all(page == pytest.approx(size, abs=1) for page in pages)


@pytest.mark.parametrize("scale", [0.5, 1.0, 3.0])
def test_a_png_has_the_size_that_is_asked_for(qapp, tmp_path, scale):
    diagram = Diagram(RESIDUAL)
    export_diagram(diagram, tmp_path / "a.png", scale)
    image = QImage(str(tmp_path / "a.png"))
    assert image.width() == round(diagram.area.width() * scale)
    assert image.height() == round(diagram.area.height() * scale)


def test_a_picture_larger_than_can_be_painted_is_refused_with_what_is_possible(qapp):
    diagram = Diagram(RESIDUAL)
    with pytest.raises(DiagramError, match=r"At 50 times .* choose SVG or PDF"):
        as_image(diagram, 50.0)
    assert as_image(Diagram(RESIDUAL), 0.1).height() > 100
    assert largest_scale(diagram) > 4.0


def test_for_print_it_is_light_on_white_whatever_the_window_shows(studio):
    studio.appearance.choose("dark")
    image = as_image(Diagram(RESIDUAL), 1.0)
    assert image.pixelColor(0, 0) == QColor("white")
    assert LIGHT.families["convolution"] in colours_of(image)
    assert DARK.families["convolution"] not in colours_of(image)
    assert as_image(Diagram(RESIDUAL, "shown"), 1.0).pixelColor(0, 0) == QColor(DARK.canvas)
    assert studio.window.canvas.view.grab().toImage().pixelColor(2, 2) != QColor("white")


def test_neither_selection_nor_problems_are_in_it(bench):
    bench.store.apply(edits.remove(bench.store.document, ["flatten"]), sentence("Break it"))
    bench.store.selection.set(("conv2d",))
    diagram = Diagram(bench.store.document)
    scene = diagram.scene
    assert not any(isinstance(item, NoteItem) for item in scene.items())
    assert not any(block.selected or block.ghost for block in scene.blocks.values())


def test_what_a_person_wrote_and_disabled_is_in_it(qapp):
    document = TEMPLATES["first-network"].document
    plain = Diagram(document).area.height()
    noted = edits.annotate(edits.annotate(document, "dense", "Too few?"), None, "A first try.")
    diagram = Diagram(edits.set_disabled(noted, ["dense"], True))
    notes = [note.sentence for part in diagram.scene.parts.values() for note in part.notes]
    assert notes == ["A first try.", "Too few?"]
    assert diagram.area.height() > plain
    assert diagram.scene.blocks["dense"].past is not None


def test_groups_are_open_in_it_that_are_open_on_the_canvas(bench):
    document = edits.group(bench.store.document, ("conv2d", "conv2d_1"), node_id="block")
    closed, opened = Diagram(document), Diagram(document, unfolded=["block"])
    assert "block/conv2d" not in closed.scene.blocks
    assert "block/conv2d" in opened.scene.blocks
    assert opened.area.height() > closed.area.height()


def test_sheets_are_cut_between_blocks():
    rows = [(0.0, 40.0), (60.0, 100.0), (120.0, 160.0), (180.0, 220.0)]
    assert cut(-10.0, 230.0, 120.0, rows) == [(-10.0, 110.0), (110.0, 230.0)]
    assert cut(-10.0, 230.0, 105.0, rows) == [(-10.0, 50.0), (50.0, 110.0), (110.0, 170.0), (170.0, 230.0)]
    assert cut(0.0, 90.0, 100.0, rows) == [(0.0, 90.0)]


def test_what_is_higher_than_a_sheet_is_cut_all_the_same():
    assert cut(0.0, 250.0, 100.0, [(0.0, 250.0)]) == [(0.0, 100.0), (100.0, 200.0), (200.0, 250.0)]


def test_a_little_smaller_saves_a_sheet():
    rows = [(float(top), top + 40.0) for top in range(0, 1100, 50)]
    scale, sheets = sheets_for(QRectF(0, 0, 300, 1090), QSizeF(400, 1000), rows)
    assert len(sheets) == 1
    assert 0.85 <= scale < 1.0


def test_another_ending_is_refused(qapp, tmp_path):
    with pytest.raises(DiagramError, match=r"'a\.gif' must end in \.svg, \.pdf or \.png"):
        export_diagram(Diagram(RESIDUAL), tmp_path / "a.gif")


def test_a_disk_that_fails_leaves_the_older_file_and_a_sentence(qapp, tmp_path, monkeypatch):
    path = tmp_path / "a.svg"
    path.write_text("older", encoding="utf-8")

    def full(*args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("nnstudio.studio.canvas.diagram.export.write_atomically", full)
    with pytest.raises(DiagramError, match=r"can't be written .* choose another folder"):
        export_diagram(Diagram(RESIDUAL), path)
    assert path.read_text(encoding="utf-8") == "older"


@pytest.fixture
def opened(studio):
    studio.window.files.open_template("residual-network")
    return studio.window


def answer_dialog(change):
    """Let the next export dialog be changed and accepted."""

    def answer():
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, ExportDialog):
            change(dialog)
            dialog.accept()
        else:
            QTimer.singleShot(10, answer)

    QTimer.singleShot(0, answer)


def test_the_window_asks_how_and_where(opened, tmp_path, monkeypatch):
    asked = []

    def choose(parent, title, suggestion, kinds):
        asked.append((suggestion, tuple(kinds)))
        return tmp_path / "mine.pdf"

    monkeypatch.setattr(desk_module, "choose_place", choose)
    answer_dialog(lambda dialog: dialog.kind.setCurrentIndex(dialog.kind.findData(".pdf")))
    opened.menus.export.trigger()
    assert asked == [("Residual network.pdf", (".pdf",))]
    assert (tmp_path / "mine.pdf").read_bytes().startswith(b"%PDF-")
    assert opened.message_bar.text.text() == "The diagram is in mine.pdf."
    assert opened.diagrams.wish.kind == ".pdf"


def test_the_dialog_offers_what_suits_the_kind_of_file(opened):
    dialog = ExportDialog(Wish(".png", scale=4.0), 5.0, opened)
    assert dialog.form.isRowVisible(dialog.scale)
    assert not dialog.form.isRowVisible(dialog.paper)
    assert dialog.wish == Wish(".png", "print", 4.0, "fit")
    assert [dialog.scale.itemData(at) for at in range(dialog.scale.count())] == [1.0, 2.0, 3.0, 4.0]
    dialog.kind.setCurrentIndex(dialog.kind.findData(".pdf"))
    assert not dialog.form.isRowVisible(dialog.scale)
    assert dialog.form.isRowVisible(dialog.paper)
    dialog.deleteLater()


def test_a_failed_export_is_told(opened):
    opened.diagrams.export(Path("/nowhere/at/all.svg"), Wish())
    assert opened.message_bar.kind == "error"
    assert "can't be written" in opened.message_bar.text.text()


def test_it_is_copied_as_pixels_and_as_svg(opened):
    opened.menus.copy_picture.trigger()
    data = QApplication.clipboard().mimeData()
    area = Diagram(RESIDUAL).area
    assert QImage(data.imageData()).width() == round(2 * area.width())
    assert ElementTree.fromstring(bytes(data.data("image/svg+xml").data())).tag.endswith("svg")


def test_there_is_no_diagram_of_the_gallery(studio):
    assert not studio.window.menus.export.isEnabled()
    assert not studio.window.menus.copy_picture.isEnabled()
