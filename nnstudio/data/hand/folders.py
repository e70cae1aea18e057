"""Drawings of one's own as PNG files in class folders, which every tool reads, and from such folders back."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import numpy as np
from PIL import Image

from nnstudio.data.description import Description
from nnstudio.data.disk import make_folders, new_file
from nnstudio.data.errors import DataError
from nnstudio.data.fitting import Bytes
from nnstudio.data.hand.drawn import Drawn
from nnstudio.data.hand.store import Hand, classes_of
from nnstudio.data.listing import Picture, list_pictures
from nnstudio.data.seeing import see_file
from nnstudio.data.source import Cancelled, Progress, unwatched
from nnstudio.errors import reason_of, sentence
from nnstudio.shown import escaped

UNSAFE = frozenset('<>:"/\\|?*')
"""Letters that a folder's name can't have on one of the systems."""


def write_folders(hand: Hand, folder: Path, progress: Progress = unwatched) -> int:
    """A PNG for each drawing, as the network sees it, in a folder of its class below `folder`, which must be new or
    empty; how many. Raises DataError, one sentence, and Cancelled of `progress`, and then nothing is left of it.
    """
    try:
        make_folders(folder)
        if any(folder.iterdir()):
            raise DataError(sentence("{path} is not empty: choose a new folder.", path=str(folder)))
        try:
            _write_all(hand, folder, progress)
        except Cancelled:
            shutil.rmtree(folder, ignore_errors=True)
            raise
    except OSError as error:
        raise DataError(
            sentence(
                "The pictures can't be written to {path}: {reason}.",
                path=str(folder),
                reason=reason_of(error),
            )
        ) from error
    return len(hand.drawn)


def _write_all(hand: Hand, folder: Path, progress: Progress) -> None:
    names = [_folder_name(name) for name in hand.classes]
    numbers = Counter[str]()
    for place, (image, label) in enumerate(zip(hand.images(), hand.labels, strict=True)):
        name = names[label]
        numbers[name] += 1
        make_folders(folder / name)
        with new_file(folder / name / f"{numbers[name]:05d}.png") as file:
            Image.fromarray(image[..., 0] if image.shape[-1] == 1 else image).save(file, "PNG")
        progress(place + 1, len(hand.drawn))


def read_folders(folder: Path, description: Description, progress: Progress = unwatched) -> tuple[Drawn, ...]:
    """The pictures in class folders as what a network of this data sees of them. A picture that is as one that was
    written here is taken as it is; of others, what the network would see of a file. Raises DataError.
    """
    listing = list_pictures(folder)
    classes = {_folder_name(name): name for name in classes_of(description)}
    unknown = [name for name in listing.classes if name not in classes]
    if unknown:
        raise DataError(
            sentence(
                "{path} has a folder {name}, which is no class of this data.",
                path=str(folder),
                name=escaped(unknown[0]),
            )
        )
    pictures = (*listing.train, *listing.test)
    found: list[Drawn] = []
    for place, picture in enumerate(pictures):
        image = _image(folder, picture, description)
        found.append(Drawn(classes[listing.classes[picture.label]], image=image))
        progress(place + 1, len(pictures))
    return tuple(found)


def _image(folder: Path, picture: Picture, description: Description) -> Bytes:
    path = folder / picture.name
    height, width, channels = description.shape
    try:
        with Image.open(path) as image:
            if image.size == (width, height) and image.mode == ("L" if channels == 1 else "RGB"):
                return np.asarray(image, np.uint8).reshape(description.shape)
    except Exception as error:  # Pillow's readers raise whatever a damaged file leads them to
        raise DataError(
            sentence(
                "{path} is no picture that can be read: save it as PNG or JPEG.", path=escaped(str(path))
            )
        ) from error
    return see_file(path, description)[0].image


def _folder_name(name: str) -> str:
    """The class's name as a folder can have it on any system."""
    safe = "".join("_" if letter in UNSAFE or not letter.isprintable() else letter for letter in name)
    return safe.strip(" .") or "_"
