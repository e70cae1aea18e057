"""Pictures, MNIST's files and the clipboard, damaged."""

from __future__ import annotations

import functools
import gzip
import io
import json
import struct
import zlib

import numpy as np
from PIL import Image

from nnstudio.document.as_text import layers_to_text
from tests.formats.building import network
from tests.fuzz.values import Chance, damaged_json, odd_text, pick, turned

FORMATS = ("PNG", "JPEG", "BMP", "GIF", "TIFF", "WEBP")
MODES = ("L", "RGB", "RGBA", "1", "P", "LA", "I;16", "CMYK")


@functools.cache
def _picture(kind: str, mode: str) -> bytes:
    """A stroke on paper."""
    grey = np.full((60, 50), 230, np.uint8)
    grey[10:50, 22:28] = 20
    image = Image.fromarray(grey) if mode != "I;16" else Image.fromarray(grey.astype(np.uint16) * 257)
    file = io.BytesIO()
    try:
        (image if mode in ("L", "I;16") else image.convert(mode)).save(file, kind)
    except (OSError, KeyError, ValueError):
        image.convert("L").save(file, kind)
    return file.getvalue()


def damaged_picture(chance: Chance) -> bytes:
    """Turned bytes, a header that lies about the size, or no picture at all."""
    data = _picture(pick(chance, FORMATS[:2] if chance.random() < 0.6 else FORMATS), pick(chance, MODES))
    how = int(chance.integers(5))
    if how < 3:
        return turned(chance, data)
    if how == 3:
        return _png(chance)
    return bytes(
        pick(chance, (b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF89a", odd_text(chance), data + data))
    )


def _png(chance: Chance) -> bytes:
    """A PNG whose parts each have a right checksum, and don't fit together."""
    sides = [int(pick(chance, (0, 1, 3, 28, 7000, 2**16, 2**31 - 1, 2**32 - 1))) for _ in range(2)]
    header = struct.pack(">2I5B", *sides, *(int(chance.integers(0, 9)) for _ in range(5)))
    if chance.random() < 0.5:
        header = struct.pack(
            ">2I5B", *sides, int(pick(chance, (1, 8, 16))), int(pick(chance, (0, 2, 3, 6))), 0, 0, 0
        )
    body = zlib.compress(bytes(int(pick(chance, (0, 10, 10_000, 2**22)))))
    text = b"Comment\0" + zlib.compress(bytes(2**22))
    chunks = [(b"IHDR", header), (b"zTXt", b"a\0" + text), (b"IDAT", body), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def damaged_idx(chance: Chance) -> bytes:
    """A gzipped IDX file with another header, too much or too little behind it, or turned bytes."""
    header = struct.pack(">HBB3I", 0, 8, 3, 20, 28, 28)
    whole = header + bytes(20 * 28 * 28)
    how = int(chance.integers(5))
    if how == 0:
        return turned(chance, gzip.compress(whole, mtime=0))
    if how == 1:
        return gzip.compress(turned(chance, whole), mtime=0)
    if how == 2:
        sizes = [int(pick(chance, (0, 1, 28, 2**16, 2**32 - 1))) for _ in range(3)]
        return gzip.compress(struct.pack(">HBB3I", 0, 8, 3, *sizes) + bytes(100), mtime=0)
    if how == 3:
        return gzip.compress(whole + bytes(int(pick(chance, (1, 2**20, 2**28)))), 1, mtime=0)
    return gzip.compress(whole, mtime=0) + bytes(
        pick(chance, (b"x", b"\0" * 9, gzip.compress(b"more", mtime=0)))
    )


def damaged_clipboard(chance: Chance) -> bytes:
    """What another program, or an older or newer studio, may have copied."""
    good = json.loads(layers_to_text(network().nodes))
    if chance.random() < 0.3:
        good = good["layers"]
    how = int(chance.integers(4))
    if how == 0:
        return odd_text(chance)
    if how == 1:
        return turned(chance, json.dumps(good).encode())
    return json.dumps(damaged_json(chance, good)).encode()
