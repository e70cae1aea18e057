"""Data of several kinds, made on the fly in a folder that is gone afterwards."""

import functools
import tempfile
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from nnstudio.document import edits
from nnstudio.errors import sentence
from nnstudio.runs.state import State
from nnstudio.studio import hands
from nnstudio.studio.data.draft import Stage
from nnstudio.studio.main_window import MainWindow
from tools.pictures.training import wait_for

NAME = "My own data"
SIDE, EACH = 64, 60
SHAPES = {
    "blue square": ((40, 90, 220), 4),
    "green hexagon": ((40, 160, 70), 6),
    "red circle": ((220, 50, 50), 0),
    "yellow triangle": ((235, 190, 40), 3),
}
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@functools.cache
def _kept() -> tempfile.TemporaryDirectory[str]:
    kept = tempfile.TemporaryDirectory()
    (Path(kept.name) / NAME).mkdir()
    return kept


def folder() -> Path:
    """Where everything is made."""
    return Path(_kept().name) / NAME


@functools.cache
def colours() -> Path:
    """A folder for each of four coloured shapes."""
    rng = np.random.default_rng(0)
    for name, (colour, corners) in SHAPES.items():
        place = folder() / "shapes" / name
        place.mkdir(parents=True)
        for number in range(EACH):
            _shape(rng, colour, corners).save(place / f"{number}.png")
    return folder() / "shapes"


def _shape(rng: np.random.Generator, colour: tuple[int, ...], corners: int) -> Image.Image:
    """Somewhere on a pale ground, of some size and turn, in about its colour."""
    picture = Image.new("RGB", (SIDE, SIDE), tuple(rng.integers(170, 250, 3).tolist()))
    x, y, radius = (float(value) for value in (*rng.uniform(24, 40, 2), rng.uniform(10, 20)))
    fill = tuple(int(value) for value in np.clip(np.array(colour) + rng.integers(-60, 60, 3), 0, 255))
    draw = ImageDraw.Draw(picture)
    if corners:
        draw.regular_polygon((x, y, radius), corners, float(rng.uniform(0, 360)), fill)
    else:
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill)
    return picture


@functools.cache
def letters() -> Path:
    """An NPZ file of 26 letters in grey, white on black."""
    rng = np.random.default_rng(0)
    labels = np.arange(26 * EACH) % 26
    images = np.stack([_letter(rng, ALPHABET[label]) for label in labels])
    texts, test = np.array(list(ALPHABET))[labels], 26 * 10
    path = folder() / "letters.npz"
    np.savez(path, x_train=images[test:], y_train=texts[test:], x_test=images[:test], y_test=texts[:test])
    return path


def _letter(rng: np.random.Generator, letter: str) -> np.ndarray:
    picture = Image.new("L", (28, 28), 0)
    font = ImageFont.load_default(float(rng.uniform(18, 24)))
    middle = tuple(float(value) for value in rng.uniform(12, 16, 2))
    ImageDraw.Draw(picture).text((middle[0], middle[1]), letter, 255, font, anchor="mm")
    noisy = np.asarray(picture.rotate(float(rng.uniform(-25, 25)))) + rng.normal(0, 40, (28, 28))
    return noisy.clip(0, 255).astype(np.uint8)


@functools.cache
def flats() -> Path:
    """A table of flats: numbers with gaps, a category, and a rent."""
    rng = np.random.default_rng(0)
    rows = []
    for _ in range(400):
        area, rooms = float(rng.uniform(25, 140)), int(rng.integers(1, 6))
        town = ("Arnstadt", "Bebra", "Coburg")[int(rng.integers(3))]
        built = "" if rng.random() < 0.05 else str(int(rng.integers(1890, 2024)))
        rent = 4 * area + 60 * rooms + 3 * len(town) + float(rng.normal(0, 40))
        rows.append(f"{area:.1f},{rooms},{town},{built},{rent:.2f}")
    path = folder() / "flats.csv"
    path.write_text("\n".join(["area,rooms,town,built,rent", *rows]), encoding="utf-8")
    return path


def train(window: MainWindow, path: Path, template: str, epochs: int) -> None:
    """Give a template this data, and train it."""
    window.files.open_template(template)
    window.desk.look_at(path)
    hands.wait_until(lambda: window.desk.draft.stage is not Stage.READING, "the data")
    window.desk.draft.use()
    window.show_workbench()
    document = edits.change_training(window.store.document, epochs=epochs, validation="split")
    window.store.apply(document, sentence("Shorten"))
    window.run_model.train()
    wait_for(window, State.FINISHED)
