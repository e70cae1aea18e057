"""How pictures are changed while they are learned, as lines of a function over a batch of them.

The amounts are those of the studio (learning/augmentation): each picture draws its own, evenly within the range.
"""

from __future__ import annotations

from collections.abc import Mapping

from nnstudio.errors import Sentence
from nnstudio.learning.augmentation import Augmentation

MOVED = """across = (torch.arange(columns, device=x.device) - (columns - 1) / 2)[None, None, :] - right
    down = (torch.arange(rows, device=x.device) - (rows - 1) / 2)[None, :, None] - below
    source_x = (torch.cos(turn) + slant * torch.sin(turn)) / zoom * across
    source_x = source_x + (torch.sin(turn) - slant * torch.cos(turn)) / zoom * down
    source_y = (torch.cos(turn) * down - torch.sin(turn) * across) / zoom"""
SAMPLED = """places = torch.stack([source_x * 2 / columns, source_y * 2 / rows], dim=-1)
    x = F.grid_sample(x, places, align_corners=False)  # black beyond the edges"""
THICKNESS = """frame = F.pad(x, (1, 1, 1, 1))
    near = [frame[:, :, 1 + i : 1 + i + rows, 1 + j : 1 + j + columns] for i, j in NEIGHBOURS]
    bright, dark = torch.stack([x, *near]).amax(0), torch.stack([x, *near]).amin(0)
    pen = {value!r} * even()[..., None]
    x = x + pen.clamp(min=0) * (bright - x) + pen.clamp(max=0) * (x - dark)"""
ERASING = """for image in range(n):
        happens, area, aspect, top, left = torch.rand(5, generator=chance, device=x.device).tolist()
        if happens < {value!r}:
            pixels, ratio = rows * columns * (0.02 + 0.13 * area), 3.3 ** (2 * aspect - 1)
            tall = min(max(round(math.sqrt(pixels * ratio)), 1), rows)
            wide = min(max(round(math.sqrt(pixels / ratio)), 1), columns)
            top, left = int(top * (rows - tall + 1)), int(left * (columns - wide + 1))
            x[image, :, top : top + tall, left : left + wide] = 0"""
NOISE = """grain = torch.randn(x.shape, generator=chance, device=x.device)
    x = (x + {value!r} * FULL * grain).clamp(0, FULL)"""

AUGMENTATIONS: Mapping[str, str | Sentence] = {
    "shift": "right, below = {value!r} * columns * even(), {value!r} * rows * even()",
    "rotation": "turn = math.radians({value!r}) * even()",
    "zoom": "zoom = 1 + {value!r} * even()",
    "shear": "slant = torch.tan(math.radians({value!r}) * even())",
    "elastic": """source_x = source_x + {value!r} * bends(n, rows, columns, chance)
    source_y = source_y + {value!r} * bends(n, rows, columns, chance)""",
    "thickness": THICKNESS,
    "erasing": ERASING,
    "noise": NOISE,
}
"""By the name of the setting, in the order of the work: lines in which {value} is how far a picture is changed."""
MOVES = ("shift", "rotation", "zoom", "shear")

BENDS = '''def bends(n: int, rows: int, columns: int, chance: torch.Generator) -> Tensor:
    """Smooth fields of chance, (n, rows, columns), with deviation 1: hills around 5 x 5 points."""

    def hills(side: int) -> Tensor:
        distance = torch.arange(side) - torch.linspace(0, side - 1, 5)[:, None]
        return torch.exp(-0.5 * (distance / (0.7 * max((side - 1) / 4, 1))) ** 2).to(chance.device)

    down, across = hills(rows), hills(columns)
    heights = torch.randn(n, 5, 5, generator=chance, device=chance.device)
    deviation = down.square().sum(0).sqrt()[:, None] * across.square().sum(0).sqrt()
    return torch.einsum("nij,iy,jx->nyx", heights, down, across) / deviation


'''
NEIGHBOURS = "NEIGHBOURS = ((-1, 0), (1, 0), (0, -1), (0, 1))\n\n\n"
BEGINNING = '''def augment(images: Tensor, chance: torch.Generator) -> Tensor:
    """Each picture changed a little, anew every time; (n, rows, columns, channels), 0 to FULL."""
    x = images.permute(0, 3, 1, 2)
    n, _, rows, columns = x.shape

    def even() -> Tensor:
        return (torch.rand(n, generator=chance, device=x.device) * 2 - 1)[:, None, None]
'''


def augment_function(augmentation: Augmentation) -> str:
    """The function `augment` of the written code, with what it needs before it."""
    values = augmentation.values()
    on = [name for name in AUGMENTATIONS if values[name]]
    lines, before = list[str](), ""
    if augmentation.moves_pixels:
        lines = [_line(name, values[name]) for name in MOVES] + [MOVED]
        lines += [_line(name, values[name]) for name in on if name == "elastic"] + [SAMPLED]
    lines += [_line(name, values[name]) for name in on if name not in (*MOVES, "elastic")]
    if "elastic" in on:
        before += BENDS
    if "thickness" in on:
        before = NEIGHBOURS + before
    body = "\n".join(f"    {line}" for line in lines)
    return f"{before}{BEGINNING}\n{body}\n    return x.permute(0, 2, 3, 1)"


def _line(name: str, value: float) -> str:
    return str(AUGMENTATIONS[name]).replace("{value!r}", repr(value))
