"""Draws sheets of paper with digits of MNIST on them, as people photograph, scan and crop them, from a seed.

A sheet is what it reflects (paper, lines, ink) times the light that falls on it. Pitch, colour, depth, place and
pen are drawn anew for each, so that no reader can be tuned to one of them.
"""

from __future__ import annotations

import functools

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from nnstudio.data.mnist import load_mnist
from tests.data.papers import (
    Floats,
    Maker,
    Sheet,
    a_digit,
    axis,
    blank,
    dark,
    enlarged,
    light,
    painted,
    placed,
    shot,
    written,
)


def plain_paper(rng: np.random.Generator, digits: list[NDArray[np.uint8]]) -> Sheet:
    """A pen on paper of one colour."""
    return written(rng, a_digit(rng, digits[0]))


def exported(rng: np.random.Generator, digits: list[NDArray[np.uint8]]) -> Sheet:
    """An image of MNIST as it is, one way round or the other."""
    pixels = digits[0] if rng.random() < 0.5 else 255 - digits[0]
    return Sheet(Image.fromarray(pixels), (digits[0] / 255,))


def chalk(rng: np.random.Generator, digits: list[NDArray[np.uint8]]) -> Sheet:
    """Light on a dark board that was wiped."""
    mask = a_digit(rng, digits[0])
    board = blank(mask, np.array([0.14, 0.22, 0.18]) + rng.normal(0, 0.02, 3))
    wiped = board * (1 + 0.2 * np.cos(5 * axis(mask, rng.uniform(0, 6)) + 1))[..., None]
    return Sheet(shot(painted(wiped, mask, np.full(3, rng.uniform(0.7, 0.95))), rng, 0.01), (mask,))


def gradient(rng: np.random.Generator, digits: list[NDArray[np.uint8]]) -> Sheet:
    """Light that falls from one side, noise and dust, compressed."""
    mask = a_digit(rng, digits[0])
    fall = 0.75 - rng.uniform(0.2, 0.5) * axis(mask, rng.uniform(0, 6))
    reflected = painted(blank(mask, light(rng)), mask, dark(rng)) * np.clip(fall, 0.1, 1)[..., None]
    for row, column in rng.integers(0, min(mask.shape) - 3, (15, 2)):
        reflected[row : row + 2, column : column + 2] *= 0.4
    return Sheet(shot(reflected, rng, 0.02), (mask,), ".jpg", {"quality": int(rng.integers(60, 95))})


def thin_pen(rng: np.random.Generator, digits: list[NDArray[np.uint8]]) -> Sheet:
    """A ballpoint."""
    return written(rng, a_digit(rng, digits[0], weight=(-0.35, -0.25)))


def thick_pen(rng: np.random.Generator, digits: list[NDArray[np.uint8]]) -> Sheet:
    """A marker."""
    return written(rng, a_digit(rng, digits[0], weight=(0.25, 0.35)))


def faded(rng: np.random.Generator, digits: list[NDArray[np.uint8]]) -> Sheet:
    """A pencil whose pressure changes along the digit."""
    mask = a_digit(rng, digits[0])
    pressed = mask * np.clip(0.65 + rng.uniform(0.3, 0.6) * axis(mask, rng.uniform(0, 6)), 0.4, 1)
    return Sheet(shot(painted(blank(mask, light(rng)), pressed, np.full(3, 0.3)), rng, 0.008), (mask,))


def alpha_ink(rng: np.random.Generator, digits: list[NDArray[np.uint8]]) -> Sheet:
    """Ink on nothing."""
    mask = a_digit(rng, digits[0])
    colour = np.rint(blank(mask, dark(rng) if rng.random() < 0.5 else light(rng)) * 255)
    pixels = np.dstack([colour, np.rint(mask * 255)]).astype(np.uint8)
    return Sheet(Image.fromarray(pixels), (mask,))


def turned(rng: np.random.Generator, digits: list[NDArray[np.uint8]]) -> Sheet:
    """A phone held sideways: the EXIF says so."""
    sheet = plain_paper(rng, digits)
    exif = Image.Exif()
    exif[0x0112] = 6
    image = sheet.image.transpose(Image.Transpose.ROTATE_90)
    return Sheet(image, sheet.inks, ".jpg", {"quality": 90, "exif": exif})


def sixteen_bit(rng: np.random.Generator, digits: list[NDArray[np.uint8]]) -> Sheet:
    """A scanner's 16 bits, of which the ink takes a tenth."""
    mask = a_digit(rng, digits[0])
    plane = rng.uniform(30000, 50000) - rng.uniform(5000, 9000) * mask + rng.normal(0, 60, mask.shape)
    return Sheet(Image.fromarray(np.rint(plane).astype(np.uint16)), (mask,))


def cmyk(rng: np.random.Generator, digits: list[NDArray[np.uint8]]) -> Sheet:
    """What a print shop sends."""
    sheet = plain_paper(rng, digits)
    return Sheet(sheet.image.convert("CMYK"), sheet.inks, ".jpg", {"quality": 90})


def pixel_frame(rng: np.random.Generator, digits: list[NDArray[np.uint8]]) -> Sheet:
    """A picture of 28 to 48 pixels with a frame of one dark pixel."""
    side = int(rng.integers(28, 48))
    mask = placed(enlarged(digits[0], int(side * rng.uniform(0.55, 0.75))), side, side, rng, 0.25)
    pixels = blank(mask, light(rng))
    pixels[[0, -1], :] = pixels[:, [0, -1]] = rng.uniform(0, 0.3)
    return written(rng, mask, pixels, noise=0)


def dark_side(rng: np.random.Generator, digits: list[NDArray[np.uint8]]) -> Sheet:
    """One dark side, one pixel to a tenth wide, at any of the four."""
    mask = a_digit(rng, digits[0])
    reflected = painted(blank(mask, light(rng)), mask, dark(rng))
    deep = max(1, int(rng.uniform(0, 0.1) * min(mask.shape)))
    turns = int(rng.integers(4))
    np.rot90(reflected, turns)[:deep] = rng.uniform(0, 0.4)
    ink = mask.copy()
    np.rot90(ink, turns)[:deep] = 0
    return Sheet(shot(reflected, rng, 0.01), (ink,))


def drawn_frame(rng: np.random.Generator, digits: list[NDArray[np.uint8]]) -> Sheet:
    """A box around the digit, as on a form, with paper on both of its sides."""
    inner = a_digit(rng, digits[0], share=(0.5, 0.8))
    gap = int(rng.uniform(0.02, 0.2) * min(inner.shape))
    thick = max(1, int(rng.uniform(0.005, 0.03) * min(inner.shape)))
    mask = np.pad(inner, thick + gap)
    paper, pen = light(rng), dark(rng)
    frame = np.pad(np.pad(np.zeros(inner.shape), thick, constant_values=1), gap)
    box = pen if rng.random() < 0.5 else dark(rng)
    return Sheet(shot(painted(painted(blank(mask, paper), frame, box), mask, pen), rng, 0.01), (mask,))


def scan_border(rng: np.random.Generator, digits: list[NDArray[np.uint8]]) -> Sheet:
    """The black that a scanner sees beside the sheet, slanted, on one to four sides."""
    mask = a_digit(rng, digits[0], share=(0.35, 0.6))
    wide = int(0.12 * max(mask.shape))
    mask = np.pad(mask, wide)
    black = np.zeros_like(mask)
    for side in rng.permutation(4)[: rng.integers(1, 5)]:
        part: Floats = np.rot90(black, side)
        length = part.shape[1]
        ends = rng.uniform(0.1, 0.9, 2) * wide
        edge = np.linspace(ends[0], ends[1], length)
        part[np.arange(part.shape[0])[:, None] < edge] = 1
    ground = painted(blank(mask, light(rng)), black, np.full(3, rng.uniform(0, 0.15)))
    return written(rng, mask, ground)


def sudoku_cell(rng: np.random.Generator, digits: list[NDArray[np.uint8]]) -> Sheet:
    """A cell cut from a slightly turned grid: its dark lines run along the border, or a little inside of it."""
    mask = a_digit(rng, digits[0], share=(0.45, 0.65))
    mask = np.pad(mask, int(0.1 * min(mask.shape)))
    slant = rng.normal(0, 0.015)
    lines = np.zeros(mask.shape)
    for angle in (slant, slant + np.pi / 2):
        at = axis(mask, angle)
        span = np.abs(axis(mask, 0 if angle == slant else np.pi / 2)).max()
        for sign in (-1, 1):
            where = sign * (span - rng.uniform(0.0, 0.08))
            lines[np.abs(at - where) < rng.uniform(0.008, 0.03)] = 1
    return written(rng, mask, painted(blank(mask, light(rng)), lines, dark(rng)))


def tight_crop(rng: np.random.Generator, digits: list[NDArray[np.uint8]]) -> Sheet:
    """Cut off right at the ink, or a pixel or two from it."""
    mask = np.pad(enlarged(digits[0], int(rng.integers(20, 300))), int(rng.integers(0, 3)))
    return written(rng, mask)


def filling_ink(rng: np.random.Generator, digits: list[NDArray[np.uint8]]) -> Sheet:
    """A marker that covers a third and more of a picture cut close to it."""
    mask = enlarged(digits[0], int(rng.integers(80, 300)), rng.uniform(0.3, 0.4))
    return written(rng, np.pad(mask, max(1, int(rng.uniform(0.02, 0.08) * max(mask.shape)))))


def title_bar(rng: np.random.Generator, digits: list[NDArray[np.uint8]]) -> Sheet:
    """A screenshot of a drawing program with its title, light on a bar of another colour."""
    mask = a_digit(rng, digits[0])
    high = int(rng.uniform(0.07, 0.16) * mask.shape[0]) + 4
    bar = blank(np.zeros((high, mask.shape[1])), rng.uniform(0, 1, 3) * 0.6)
    left = 4
    for wide in rng.integers(2, 8, 12):
        bar[high // 3 : -high // 3, left : left + wide] = 0.95
        left += int(wide) + 3
    page = painted(blank(mask, light(rng)), mask, dark(rng))
    mask = np.vstack([np.zeros((high, mask.shape[1])), mask])
    return Sheet(shot(np.vstack([bar, page]), rng), (mask,))


def desk_edge(rng: np.random.Generator, digits: list[NDArray[np.uint8]]) -> Sheet:
    """The grain of a desk beside the sheet, on one side or two."""
    mask = a_digit(rng, digits[0], share=(0.35, 0.55))
    deep = int(rng.uniform(0.1, 0.35) * min(mask.shape))
    sides = np.zeros((2, 2), int)
    sides[int(rng.integers(2)), int(rng.integers(2))] = deep
    mask = np.pad(mask, sides)
    desk = np.pad(
        np.zeros((mask.shape[0] - sides[0].sum(), mask.shape[1] - sides[1].sum())), sides, constant_values=1
    )
    turn = rng.normal(1.5, 0.05)
    grain = 0.35 + 0.06 * np.sin(axis(mask, turn) * rng.uniform(20, 60))
    wood = grain[..., None] * np.array([1.2, 0.9, 0.6])
    ground = np.where(desk[..., None] > 0, wood * rng.uniform(0.6, 1.3), light(rng))
    image = written(rng, mask, ground, 0.015)
    blurred = image.image.filter(ImageFilter.GaussianBlur(1))
    return Sheet(blurred, image.inks, ".jpg", {"quality": 85})


def stripes(rng: np.random.Generator, mask: Floats, angle: float, pitch: float, thick: float) -> Floats:
    """Lines of `thick` pixels at a pitch in shares of the shorter side, 0..1."""
    at = axis(mask, angle) * min(mask.shape)
    step = pitch * min(mask.shape)
    off = np.abs((at + rng.uniform(0, step)) % step - step / 2)
    lines: Floats = np.clip(thick / 2 + 0.5 - off, 0, 1)
    return lines


def line_colour(rng: np.random.Generator) -> Floats:
    """Printed lines: grey, blue, red, green or violet, faint to strong."""
    inks = ((0.4, 0.4, 0.4), (0.35, 0.55, 0.9), (0.9, 0.4, 0.4), (0.4, 0.75, 0.5), (0.6, 0.45, 0.8))
    return np.clip(np.array(inks[rng.integers(len(inks))]) + rng.normal(0, 0.05, 3), 0, 1)


def ruled(rng: np.random.Generator, digits: list[NDArray[np.uint8]]) -> Sheet:
    """A page of an exercise book, held a little askew."""
    return _on_lines(rng, digits, (0.0,))


def squared(rng: np.random.Generator, digits: list[NDArray[np.uint8]]) -> Sheet:
    """Squared paper."""
    return _on_lines(rng, digits, (0.0, np.pi / 2))


def _on_lines(rng: np.random.Generator, digits: list[NDArray[np.uint8]], angles: tuple[float, ...]) -> Sheet:
    mask = a_digit(rng, digits[0])
    slant, pitch = rng.normal(0, 0.025) + np.pi / 2, rng.uniform(0.06, 0.22)
    thick, depth = rng.uniform(0.8, 1 + min(mask.shape) / 150), rng.uniform(0.35, 1)
    colour, ground = line_colour(rng), blank(mask, light(rng))
    for angle in angles:
        ground = painted(ground, stripes(rng, mask, slant + angle, pitch, thick), colour, depth)
    if len(angles) == 1 and rng.random() < 0.3:
        margin = np.abs(axis(mask, slant - np.pi / 2) + 0.38) < 0.004
        ground = painted(ground, margin.astype(np.float64), np.array([0.9, 0.4, 0.4]), depth)
    return written(rng, mask, ground)


def hard_shadow(rng: np.random.Generator, digits: list[NDArray[np.uint8]]) -> Sheet:
    """The sharp edge of a shadow across the sheet."""
    return _in_shadow(rng, digits, rng.uniform(0.001, 0.01))


def soft_shadow(rng: np.random.Generator, digits: list[NDArray[np.uint8]]) -> Sheet:
    """The soft edge of a hand's shadow."""
    return _in_shadow(rng, digits, rng.uniform(0.03, 0.15))


def _in_shadow(rng: np.random.Generator, digits: list[NDArray[np.uint8]], soft: float) -> Sheet:
    mask = a_digit(rng, digits[0])
    at = axis(mask, rng.uniform(0, 2 * np.pi)) + rng.uniform(-0.35, 0.35)
    dim = 1 - rng.uniform(0.3, 0.65) / (1 + np.exp(-np.clip(at / soft, -50, 50)))
    reflected = painted(blank(mask, light(rng)), mask, dark(rng)) * dim[..., None]
    return Sheet(shot(reflected, rng, 0.01), (mask,), ".jpg", {"quality": 88})


def coffee_ring(rng: np.random.Generator, digits: list[NDArray[np.uint8]]) -> Sheet:
    """What a cup left: around the digit, beside it or across."""
    mask = a_digit(rng, digits[0], share=(0.35, 0.55))
    height, width = mask.shape
    y, x = np.mgrid[:height, :width]
    radius = rng.uniform(0.15, 0.6) * min(mask.shape)
    off = np.hypot(y - rng.uniform(0, 1) * height, x - rng.uniform(0, 1) * width) - radius
    wide = rng.uniform(0.01, 0.03) * min(mask.shape)
    ring = np.exp(-((off / wide) ** 2)) * rng.uniform(0.15, 0.5) + 0.08 * (off < 0)
    ground = painted(blank(mask, light(rng)), ring, np.array([0.45, 0.28, 0.12]))
    return written(rng, mask, ground)


def several(rng: np.random.Generator, digits: list[NDArray[np.uint8]]) -> Sheet:
    """Two to five digits in a row with paper between them."""
    side, weight = int(rng.integers(60, 180)), rng.uniform(-0.2, 0.2)
    masks = [enlarged(digit, int(side * rng.uniform(0.9, 1.1)), weight) for digit in digits]
    gaps = [int(side * rng.uniform(0.25, 0.7)) for _ in range(len(masks) + 1)]
    height, width = int(side * rng.uniform(1.4, 3)), sum(gaps) + sum(mask.shape[1] for mask in masks)
    inks, left = [], 0
    for gap, mask in zip(gaps, masks, strict=False):
        left += gap
        top = int((height - mask.shape[0]) / 2 + rng.uniform(-0.08, 0.08) * side)
        field_ = np.zeros((height, width))
        field_[top : top + mask.shape[0], left : left + mask.shape[1]] = mask
        inks.append(field_)
        left += mask.shape[1]
    sheet = written(rng, np.max(inks, axis=0))
    return Sheet(sheet.image, tuple(inks))


AS_BEFORE: dict[str, Maker] = {
    "plain paper": plain_paper,
    "MNIST as it is": exported,
    "chalk on a board": chalk,
    "light from a side": gradient,
    "thin pen": thin_pen,
    "thick pen": thick_pen,
    "faded pencil": faded,
    "alpha ink": alpha_ink,
    "turned by EXIF": turned,
    "16 bit": sixteen_bit,
    "CMYK": cmyk,
}
"""Kinds that were read well from the first version on."""
WITH_MORE: dict[str, Maker] = {
    "frame of a pixel": pixel_frame,
    "one dark side": dark_side,
    "drawn frame": drawn_frame,
    "scan border": scan_border,
    "sudoku cell": sudoku_cell,
    "tight crop": tight_crop,
    "ink that fills": filling_ink,
    "title bar": title_bar,
    "desk's edge": desk_edge,
    "ruled": ruled,
    "squared": squared,
    "hard shadow": hard_shadow,
    "soft shadow": soft_shadow,
    "coffee ring": coffee_ring,
}
"""Kinds with something else on the sheet."""
KINDS: dict[str, Maker] = {**AS_BEFORE, **WITH_MORE, "several digits": several}


@functools.cache
def digits() -> NDArray[np.uint8]:
    """MNIST's test images, (10000, 28, 28) uint8, read once and then only looked at."""
    images = load_mnist("test").images[..., 0]
    images.flags.writeable = False
    return images


def sheet_of(kind: str, seed: int) -> tuple[Sheet, NDArray[np.intp]]:
    """A sheet of a kind, and the places of its digits in MNIST's test images."""
    rng = np.random.default_rng([seed, list(KINDS).index(kind)])
    count = int(rng.integers(2, 6)) if kind == "several digits" else 1
    places = rng.integers(10_000, size=count)
    images = digits()
    return KINDS[kind](rng, [images[place] for place in places]), places
