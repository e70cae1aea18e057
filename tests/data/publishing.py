"""Made-up published sets: their files, and the entry of the catalogue that names them at a server of our own."""

import dataclasses
import gzip
import hashlib
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from nnstudio.data.published import transfer
from nnstudio.data.published.catalogue import SETS, PublishedFile, PublishedSet
from tests.data.serving import Server, serving

RNG = np.random.default_rng(0)
PIXELS = RNG.integers(0, 256, (40, 28, 28), np.uint8)
LABELS = (np.arange(40) % 10).astype(np.uint8)


def idx(values: Any, code: int = 8) -> bytes:
    header = bytes([0, 0, code, values.ndim]) + np.array(values.shape, ">u4").tobytes()
    return gzip.compress(header + values.tobytes())


FILES = {
    "train-images-idx3-ubyte.gz": idx(PIXELS),
    "train-labels-idx1-ubyte.gz": idx(LABELS),
    "t10k-images-idx3-ubyte.gz": idx(PIXELS[:10]),
    "t10k-labels-idx1-ubyte.gz": idx(LABELS[:10]),
}


def publish(name: str, server: Server, files: dict[str, bytes]) -> PublishedSet:
    """The set of that name, made of these files and served at that server."""
    server.files.update(files)
    listed = tuple(
        PublishedFile(name, len(data), hashlib.sha256(data).hexdigest()) for name, data in files.items()
    )
    return dataclasses.replace(SETS[name], places=(server.address,), files=listed)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """Serves FILES; whoever asks it again does so at once."""
    monkeypatch.setattr(transfer, "PAUSE_SECONDS", 0.0)
    monkeypatch.setenv("NO_PROXY", "*")
    with serving() as server:
        server.files.update(FILES)
        yield server


@pytest.fixture
def fashion(server: Server, monkeypatch: pytest.MonkeyPatch) -> PublishedSet:
    """Fashion-MNIST with 40 and 10 images, on our server."""
    published = publish("fashion-mnist", server, FILES)
    monkeypatch.setitem(SETS, "fashion-mnist", published)
    return published
