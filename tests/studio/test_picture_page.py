"""Pictures that are no digits: classes with names, two classes, colours, large pictures, and inputs given again."""

import dataclasses

import numpy as np
import pytest
from PIL import Image, ImageDraw
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication

from nnstudio.data.description import Description
from nnstudio.data.seeing import see_file
from nnstudio.data.shelf import Shelf
from nnstudio.data.sources import NpzFile
from nnstudio.data.sources.mnist import Mnist
from nnstudio.document.document import Document
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.dense import Dense
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.graph import stack
from nnstudio.learning.losses import BinaryCrossentropy, CategoricalCrossentropy, MeanSquaredError
from nnstudio.learning.optimizers import Adam
from nnstudio.learning.settings import TrainingSettings
from nnstudio.learning.tasks import Reconstruction
from nnstudio.runs.state import State
from nnstudio.studio import hands
from nnstudio.studio.ask.panel import AskPanel
from nnstudio.studio.drawing.pens import PENS
from tests.studio.learning import WAIT_MS, wait_for

RED, BLUE = PENS[2], PENS[-1]
CONTROL = Qt.KeyboardModifier.ControlModifier


def made(tmp_path, shape, names, name="set.npz"):
    """A file of pictures with one bright stripe each, whose height tells the class."""
    labels = np.arange(20 * len(names)) % len(names)
    pictures = np.zeros((len(labels), *shape), np.uint8)
    step = shape[0] / len(names)
    for picture, label in zip(pictures, labels, strict=True):
        picture[round(label * step) : round((label + 1) * step), 2:-2] = 220
    texts = np.array(names)[labels]
    np.savez(
        tmp_path / name,
        x_train=pictures,
        y_train=texts,
        x_test=pictures[: 2 * len(names)],
        y_test=texts[: 2 * len(names)],
    )
    return NpzFile(file=str(tmp_path / name))


def document_of(source, outputs, activation="softmax"):
    description = source.describe()
    layers = [
        ("flatten", Flatten()),
        ("hidden", Dense(units=16, activation="relu")),
        ("output", Dense(units=outputs, activation=activation)),
    ]
    loss = BinaryCrossentropy() if activation == "sigmoid" else CategoricalCrossentropy()
    settings = TrainingSettings(loss, Adam(learning_rate=0.01), epochs=30)
    return Document.of(stack(description.shape, layers), settings, "Pictures", source, description)


@pytest.fixture
def page_of(show, new_run_model):
    """The page for a document, in a test panel."""

    panels = []

    def page_of(document, width=440, height=430):
        panels.append(show(AskPanel(new_run_model(document, Shelf())), width, height))
        hands.pump()
        return panels[-1].page

    return page_of


def learned(qtbot, page):
    page.run_model.train()
    wait_for(qtbot, page.run_model, State.FINISHED)
    return page


def shown(qtbot, page, load):
    """The picture that is shown after `load`."""
    before = page.model.picture
    load()
    qtbot.waitUntil(lambda: page.model.picture is not before, timeout=WAIT_MS)
    return page.model.picture


# Classes with names


LETTERS = tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ")


def test_letters_are_read_in_their_own_size_and_named(qtbot, page_of, tmp_path):
    page = learned(qtbot, page_of(document_of(made(tmp_path, (52, 32, 1), LETTERS), 26)))
    picture = shown(qtbot, page, page.load_random)
    assert page.model.image.shape == (52, 32, 1)
    name = LETTERS[picture.label]
    assert page.verdict.name == name
    assert page.verdict.note == f"Validation image {picture.title} ({name}): right."
    assert page.bars.rows[0] == picture.label
    assert len(page.bars.rows) == 10
    assert page.bars.names == LETTERS


def test_a_drawing_has_the_shape_of_the_data_and_is_not_cut_to_its_ink(page_of, tmp_path):
    page = page_of(document_of(made(tmp_path, (52, 32, 1), LETTERS), 26))
    hands.draw(page.pad, [(0.3, 0.5), (0.7, 0.5)])
    rows, _ = np.nonzero(page.model.image[..., 0])
    assert page.model.image.shape == (52, 32, 1)
    assert 24 <= rows.min() <= rows.max() <= 28
    assert page.answers.probabilities.shape == (26,)
    assert not page.steps.isVisible()


def test_a_pen_draws_on_a_picture_where_all_of_it_counts(qtbot, page_of, tmp_path):
    page = page_of(document_of(made(tmp_path, (32, 32, 1), ("one", "two", "three")), 3))
    picture = shown(qtbot, page, page.load_random)
    hands.draw(page.pad, [(0.5, 0.1), (0.5, 0.9)])
    assert page.model.picture is picture
    changed = page.model.image != picture.image
    assert changed[:, 14:18].any()
    assert not changed[:, :10].any()
    page.undo.click()
    np.testing.assert_array_equal(page.model.image, picture.image)


def test_one_output_for_two_classes_is_shown_as_two_bars_that_make_up_the_whole(qtbot, page_of, tmp_path):
    page = learned(qtbot, page_of(document_of(made(tmp_path, (24, 24, 1), ("cats", "dogs")), 1, "sigmoid")))
    picture = shown(qtbot, page, page.load_random)
    assert page.answers.probabilities.shape == (2,)
    assert page.answers.probabilities.sum() == pytest.approx(1.0)
    assert page.bars.names == ("cats", "dogs")
    assert page.verdict.name == ("cats", "dogs")[picture.label]
    assert page.verdict.title.endswith("% sure")


def test_dark_ink_on_light_paper_where_the_data_has_it(page_of, tmp_path):
    source = made(tmp_path, (32, 32, 1), ("one", "two"))
    with np.load(source.file) as file:
        dark = {name: 255 - values if name[0] == "x" else values for name, values in file.items()}
    np.savez(tmp_path / "dark.npz", **dark)
    page = page_of(document_of(NpzFile(file=str(tmp_path / "dark.npz")), 2))
    hands.draw(page.pad, [(0.3, 0.5), (0.7, 0.5)])
    assert page.model.image[0, 0, 0] == 255
    assert page.model.image.min() == 0


def test_the_network_of_other_data_is_not_asked(qtbot, page_of, tmp_path):
    document = document_of(made(tmp_path, (32, 32, 1), ("one", "two")), 2)
    other = dataclasses.replace(document, input_shape=(28, 28, 1))
    page = page_of(other)
    hands.draw(page.pad, hands.SEVEN)
    assert page.answers.probabilities is None
    assert page.verdict.title == "No answer"


def test_a_picture_that_comes_when_the_data_is_another_one_stays_away(qtbot, page_of, tmp_path):
    page = page_of(document_of(made(tmp_path, (32, 32, 1), ("one", "two")), 2))
    picture = shown(qtbot, page, page.load_random)
    page.model.take(Mnist().describe())
    page._show_found(picture)
    assert page.model.empty


# Colours


@pytest.fixture
def colours(page_of, tmp_path):
    return page_of(document_of(made(tmp_path, (48, 48, 3), ("apples", "plums", "sky")), 3))


@pytest.fixture
def photo(tmp_path):
    """A wide picture: blue above, green below, a red disc."""
    image = Image.new("RGB", (120, 80), (120, 170, 220))
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 60, 120, 80), fill=(60, 120, 50))
    pen.ellipse((45, 20, 75, 50), fill=(210, 50, 40))
    image.save(tmp_path / "photo.png")
    return tmp_path / "photo.png"


def test_a_colour_pen_draws_on_white(colours):
    colours.pens.buttons[RED].click()
    hands.draw(colours.pad, [(0.2, 0.5), (0.8, 0.5)])
    assert tuple(colours.model.image[24, 24]) == RED
    assert (colours.model.image[2, 2] == 255).all()
    colours.pens.buttons[BLUE].click()
    hands.draw(colours.pad, [(0.5, 0.2), (0.5, 0.8)])
    assert tuple(colours.model.image[24, 24]) == BLUE
    assert tuple(colours.model.image[24, 12]) == RED
    assert colours.answers.probabilities.shape == (3,)


def test_taking_a_colour_puts_the_eraser_down(colours):
    colours.eraser.click()
    colours.pens.buttons[RED].click()
    assert colours.pen.isChecked()
    assert not colours.model.erasing


def test_a_dropped_picture_is_shown_whole_beside_what_the_network_sees(qtbot, colours, photo):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(photo))])
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(colours, QDragEnterEvent(QPoint(20, 20), *how))
    event = QDropEvent(QPointF(20, 20), *how)
    picture = shown(qtbot, colours, lambda: QApplication.sendEvent(colours, event))
    assert picture.title == "photo.png"
    assert picture.seen.whole.shape == (80, 120, 3)
    assert colours.model.image.shape == (48, 48, 3)
    (expected,) = see_file(photo, colours.description)
    np.testing.assert_array_equal(colours.model.image, expected.image)


def test_the_eraser_takes_strokes_off_a_picture_and_leaves_it_whole(qtbot, colours, photo):
    picture = shown(qtbot, colours, lambda: colours.open_picture(photo))
    hands.draw(colours.pad, [(0.2, 0.5), (0.8, 0.5)])
    colours.eraser.click()
    hands.draw(colours.pad, [(0.1, 0.5), (0.9, 0.5)])
    assert colours.model.picture is picture
    assert not colours.model.drawing
    np.testing.assert_array_equal(colours.model.image, picture.image)


@pytest.mark.parametrize("where", ["pad", "eraser"])
def test_a_picture_is_pasted_wherever_the_focus_is(qtbot, colours, photo, where):
    QApplication.clipboard().setImage(QImage(str(photo)))
    widget = getattr(colours, where)
    widget.setFocus()
    picture = shown(qtbot, colours, lambda: qtbot.keyClick(widget, Qt.Key.Key_V, CONTROL))
    assert picture.title == "Pasted picture"
    np.testing.assert_array_equal(picture.seen.whole, np.asarray(Image.open(photo)))
    colours.undo.click()
    assert colours.model.empty


def test_a_copied_file_is_pasted_by_its_name(qtbot, colours, photo):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(photo))])
    QApplication.clipboard().setMimeData(data)
    assert shown(qtbot, colours, colours.paste).title == "photo.png"


def test_a_clipboard_without_a_picture_gets_its_sentence(colours):
    QApplication.clipboard().setText("no picture")
    colours.paste()
    assert colours.verdict.note == "There is no picture on the clipboard."
    assert colours.model.empty


def test_what_a_picture_loses_by_being_cut_lies_in_a_mist(qtbot, page_of, tmp_path, photo):
    document = document_of(made(tmp_path, (48, 48, 3), ("apples", "plums")), 2)
    cut = dataclasses.replace(document, description=dataclasses.replace(document.description, fit="crop"))
    page = page_of(cut)
    shown(qtbot, page, lambda: page.open_picture(photo))
    hands.pump()
    side = page.pad.square.width()
    image = page.pad.grab().toImage()
    left, middle = (image.pixelColor(QPoint(round(x * side), round(0.4 * side))) for x in (0.05, 0.25))
    assert middle.getRgb()[:3] == (120, 170, 220)
    assert left != middle


# Given again


def remade(noise: float) -> Document:
    description: Description = dataclasses.replace(Mnist().describe(), task=Reconstruction(noise))
    layers = [
        ("conv", Conv2D(filters=4, padding="same", activation="relu")),
        ("output", Conv2D(filters=1, padding="same", activation="sigmoid")),
    ]
    return Document.of(
        stack((28, 28, 1), layers),
        TrainingSettings(MeanSquaredError(), epochs=1),
        "Again",
        Mnist(),
        description,
    )


def test_an_autoencoders_output_stands_beside_its_input(page_of):
    page = page_of(remade(0.0))
    hands.draw(page.pad, hands.SEVEN)
    remaking = page.answers.remaking
    np.testing.assert_allclose(remaking.clean, page.model.image / 255, atol=1e-6)
    assert remaking.made.shape == (28, 28, 1)
    assert page.remade.captions == ("Input", "Output")
    assert page.verdict.title == f"PSNR {remaking.near:.1f} dB"
    assert not page.bars.isVisible()
    assert not page.wrong.isVisible()


def test_a_denoiser_shows_the_noise_that_it_gets_and_other_noise_on_demand(qtbot, page_of):
    page = page_of(remade(0.4))
    picture = shown(qtbot, page, page.load_random)
    assert picture.label is None
    first = page.answers.remaking
    assert page.remade.captions == ("Clean", "With noise", "Output")
    np.testing.assert_allclose(first.clean, picture.image / 255, atol=1e-6)
    assert (first.given != first.clean).any()
    page.answers.answer()
    np.testing.assert_array_equal(page.answers.remaking.given, first.given)
    page.again.click()
    assert (page.answers.remaking.given != first.given).any()


def test_frames_of_what_is_given_again_lie_within_the_view_and_apart(page_of):
    page = page_of(remade(0.4))
    for width, height in ((300, 260), (440, 430), (900, 300), (340, 700)):
        page.window().resize(width, height)
        hands.pump()
        frames = page.remade.frames()
        assert all(
            page.remade.rect().adjusted(-1, -1, 1, 1).contains(frame.toAlignedRect()) for frame in frames
        )
        assert not any(a.intersects(b) for a in frames for b in frames if a is not b)


def test_what_is_given_again_is_large_enough_to_be_judged_in_the_least_window(page_of):
    page = page_of(remade(0.4))
    page.window().resize(340, 310)
    hands.pump()
    assert min(frame.width() for frame in page.remade.frames()) >= 70
    assert page.pad.width() >= 120
