"""What the files of published sets become: images upright and in colour, labels from 0 on, and their names."""

import io
import tarfile
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from nnstudio.data.errors import DataError
from nnstudio.data.published.catalogue import SETS
from nnstudio.data.sources import Download
from tests.data.publishing import FILES, LABELS, PIXELS, RNG, idx, publish
from tests.data.serving import Server


def test_emnist_is_read_upright_from_its_archive(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for split, labels in (("letters", np.arange(1, 27)), ("balanced", np.arange(47))):
            count = len(labels)
            for part in ("train", "test"):
                lying = np.ascontiguousarray(PIXELS.repeat(2, axis=0)[:count].transpose(0, 2, 1))
                name = f"gzip/emnist-{split}-{part}"
                archive.writestr(f"{name}-images-idx3-ubyte.gz", idx(lying))
                archive.writestr(f"{name}-labels-idx1-ubyte.gz", idx(labels.astype(np.uint8)))
    for name, classes in (("emnist-letters", 26), ("emnist-balanced", 47)):
        monkeypatch.setitem(SETS, name, publish(name, server, {"gzip.zip": packed.getvalue()}))
        opened = Download(name=name).open(folder=tmp_path)
        assert np.array_equal(opened.train.all()[..., 0], PIXELS.repeat(2, axis=0)[:classes])
        assert np.array_equal(opened.test.targets, np.arange(classes))
    assert server.asked == [("gzip.zip", "")]
    assert SETS["emnist-letters"].classes[25] == "z"
    assert SETS["emnist-balanced"].classes[36:] == tuple("abdefghnqrt")


def test_qmnist_has_its_classes_in_the_first_of_eight_columns(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    columns = RNG.integers(0, 10**6, (40, 8)).astype(">i4")
    columns[:, 0] = LABELS
    names = (
        "train-images-idx3-ubyte",
        "train-labels-idx2-int",
        "test-images-idx3-ubyte",
        "test-labels-idx2-int",
    )
    contents = (idx(PIXELS), idx(columns, 12), idx(PIXELS[:10]), idx(columns[:10], 12))
    files = {f"qmnist-{name}.gz": data for name, data in zip(names, contents, strict=True)}
    assert tuple(files) == tuple(file.name for file in SETS["qmnist"].files)
    monkeypatch.setitem(SETS, "qmnist", publish("qmnist", server, files))
    assert np.array_equal(Download(name="qmnist").open(folder=tmp_path).train.targets, LABELS)


def cifar(members: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return packed.getvalue()


def records(images: Any, labels: Any) -> bytes:
    planes = images.transpose(0, 3, 1, 2).reshape(len(images), -1)
    return np.concatenate([labels[:, None], planes], axis=1).astype(np.uint8).tobytes()


def test_cifar_is_read_in_colour_and_in_the_order_of_its_batches(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    images = RNG.integers(0, 256, (40, 32, 32, 3), np.uint8)
    members = {
        "cifar-10-batches-bin/data_batch_2.bin": records(images[20:], LABELS[20:]),
        "cifar-10-batches-bin/data_batch_1.bin": records(images[:20], LABELS[:20]),
        "cifar-10-batches-bin/test_batch.bin": records(images[:5], LABELS[:5]),
        "../../outside.txt": b"is never written",
    }
    packed = {"cifar-10-binary.tar.gz": cifar(members)}
    monkeypatch.setitem(SETS, "cifar-10", publish("cifar-10", server, packed))
    source = Download(name="cifar-10", scaling="standardised")
    opened = source.open(folder=tmp_path)
    assert np.array_equal(opened.train.all(), images)
    assert np.array_equal(opened.test.all(), images[:5])
    assert np.array_equal(opened.train.targets, LABELS)
    assert len(opened.description.scaling.mean) == 3
    assert [path.name for path in tmp_path.iterdir()] == ["cifar-10"]


@pytest.mark.parametrize(
    ("name", "packed"),
    [
        ("cifar-10", {"cifar-10-binary.tar.gz": b"no archive"}),
        ("cifar-10", {"cifar-10-binary.tar.gz": cifar({"a/data_batch_1.bin": b"short"})}),
        ("cifar-10", {"cifar-10-binary.tar.gz": cifar({"a/readme.html": b"nothing else"})}),
        ("emnist-letters", {"gzip.zip": b"no archive"}),
        ("fashion-mnist", {**FILES, "t10k-labels-idx1-ubyte.gz": idx(LABELS[:10] + 1)}),
        ("fashion-mnist", {**FILES, "t10k-labels-idx1-ubyte.gz": idx(LABELS[:9])}),
    ],
)
def test_a_published_file_that_is_no_set_is_told(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, packed: dict[str, bytes]
):
    monkeypatch.setitem(SETS, name, publish(name, server, packed))
    with pytest.raises(DataError, match="is damaged: delete it"):
        Download(name=name).open(folder=tmp_path)


@pytest.mark.parametrize("name", SETS)
def test_every_set_tells_where_it_is_from_and_what_one_may_do_with_it(name: str):
    published = Download(name=name).published
    assert published.origin
    assert str(Download(name=name).credit).endswith(f"Licence: {published.licence}.")
    assert len(set(published.classes)) == len(published.classes)
    assert all(len(file.sha256) == 64 and file.size > 0 for file in published.files)
    assert all(place.startswith("http") and place.endswith("/") for place in published.places)
    assert Download(name=name).describe().title == published.title
