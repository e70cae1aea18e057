"""Published sets: what is downloaded and how, what is said when it can't be."""

import dataclasses
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest

from nnstudio.data.errors import DataError
from nnstudio.data.locking import locked
from nnstudio.data.published import fetching, transfer
from nnstudio.data.published.catalogue import SETS, PublishedSet
from nnstudio.data.source import Cancelled
from nnstudio.data.sources import Download
from nnstudio.learning.tasks import Classification
from tests.data.publishing import FILES, LABELS, PIXELS
from tests.data.serving import Server, serving

ROOT = Path(__file__).resolve().parents[2]


def left_in(folder: Path) -> list[str]:
    """What lies in the folder of Fashion-MNIST, but for the lock."""
    return sorted(path.name for path in (folder / "fashion-mnist").iterdir() if path.name != ".lock")


def refused(folder: Path) -> str:
    with pytest.raises(DataError) as error:
        Download().open(folder=folder)
    assert str(error.value).endswith(".")
    return str(error.value)


@pytest.mark.usefixtures("fashion")
def test_a_set_is_downloaded_once_and_told_by_its_names(server: Server, tmp_path: Path):
    source = Download()
    assert not source.is_here(tmp_path)
    assert source.asks is not None
    assert source.asks.startswith("Download ")
    opened = source.open(folder=tmp_path)
    assert source.is_here(tmp_path)
    assert np.array_equal(opened.train.all()[..., 0], PIXELS)
    assert np.array_equal(opened.test.targets, LABELS[:10])
    assert isinstance(opened.description.task, Classification)
    assert opened.description.task.classes[0] == "T-shirt/top"
    assert left_in(tmp_path) == sorted(FILES)
    source.open(folder=tmp_path)
    assert len(server.asked) == 4


@pytest.mark.usefixtures("fashion")
def test_progress_tells_the_bytes_of_the_whole_set(tmp_path: Path):
    steps: list[tuple[int, int]] = []
    Download().open(lambda done, total: steps.append((done, total)), tmp_path)
    whole = sum(map(len, FILES.values()))
    assert steps == sorted(steps)
    assert steps[-1] == (whole, whole)


def test_progress_is_said_in_bytes():
    assert Download().reached(1_500_000, 30_878_645) == "Downloading 1.5 MB of 30.9 MB"


@pytest.mark.usefixtures("fashion")
def test_a_set_is_described_without_being_downloaded(server: Server):
    described = Download().describe()
    assert (described.title, described.train, described.test) == ("Fashion-MNIST", 60_000, 10_000)
    assert Download(limit=100).describe().train == 100
    assert server.asked == []


@pytest.mark.usefixtures("fashion")
def test_a_slow_server_is_waited_for(server: Server, tmp_path: Path):
    server.pause = 0.002
    assert len(Download().open(folder=tmp_path).train) == 40
    assert len(server.asked) == 4


@pytest.mark.usefixtures("fashion")
def test_a_connection_that_breaks_is_taken_up_again_where_it_broke(server: Server, tmp_path: Path):
    server.cuts = [3000, 4000]
    assert len(Download().open(folder=tmp_path).train) == 40
    first = "train-images-idx3-ubyte.gz"
    assert server.asked[:3] == [(first, ""), (first, "bytes=3000-"), (first, "bytes=7000-")]
    assert left_in(tmp_path) == sorted(FILES)


@pytest.mark.usefixtures("fashion")
def test_a_server_that_knows_no_parts_begins_anew(server: Server, tmp_path: Path):
    server.cuts, server.ranges = [3000], False
    opened = Download().open(folder=tmp_path)
    assert np.array_equal(opened.train.all()[..., 0], PIXELS)


@pytest.mark.usefixtures("fashion")
def test_a_server_that_falls_silent_is_left_and_what_came_is_kept(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(transfer, "SILENT_SECONDS", 0.4)
    monkeypatch.setattr(transfer, "TRIES", 2)
    server.silent = 12_000
    said = refused(tmp_path)
    assert "The connection to 127.0.0.1 broke after 12.0 kB of" in said
    (part,) = left_in(tmp_path)
    assert part == "train-images-idx3-ubyte.gz.part"
    monkeypatch.setattr(transfer, "SILENT_SECONDS", 5.0)
    server.silent, before = None, len(server.asked)
    assert len(Download().open(folder=tmp_path).train) == 40
    assert server.asked[before][1].startswith("bytes=")


@pytest.mark.usefixtures("fashion")
def test_a_file_with_another_sum_is_not_kept(server: Server, tmp_path: Path):
    name = "train-images-idx3-ubyte.gz"
    server.files[name] = FILES[name][:-1] + b"?"
    assert f"{name} from 127.0.0.1 is not the file that was published" in refused(tmp_path)
    assert left_in(tmp_path) == []


@pytest.mark.usefixtures("fashion")
def test_a_file_of_another_size_is_not_even_read(server: Server, tmp_path: Path):
    server.files["train-images-idx3-ubyte.gz"] = b"<html>Log in to the network of this hotel</html>"
    assert "is not the file that was published" in refused(tmp_path)
    assert left_in(tmp_path) == []


@pytest.mark.usefixtures("fashion")
def test_a_begun_file_that_does_not_go_with_the_rest_is_downloaded_anew(tmp_path: Path):
    (tmp_path / "fashion-mnist").mkdir()
    (tmp_path / "fashion-mnist" / "train-images-idx3-ubyte.gz.part").write_bytes(b"of another file" * 99)
    assert len(Download().open(folder=tmp_path).train) == 40
    assert left_in(tmp_path) == sorted(FILES)


@pytest.mark.usefixtures("fashion")
def test_what_a_program_left_that_was_ended_is_removed(tmp_path: Path):
    (tmp_path / "fashion-mnist").mkdir()
    (tmp_path / "fashion-mnist" / "tmpx1y2z3").write_bytes(b"a whole file whose sum was being taken")
    Download().open(folder=tmp_path)
    assert left_in(tmp_path) == sorted(FILES)


@pytest.mark.usefixtures("fashion")
def test_a_file_that_was_damaged_on_the_disk_is_downloaded_again(server: Server, tmp_path: Path):
    Download().open(folder=tmp_path)
    (tmp_path / "fashion-mnist" / "t10k-labels-idx1-ubyte.gz").write_bytes(b"damaged")
    assert len(Download().open(folder=tmp_path).test) == 10
    assert server.asked[4:] == [("t10k-labels-idx1-ubyte.gz", "")]


@pytest.mark.usefixtures("fashion")
@pytest.mark.parametrize("status", [403, 404, 500, 503])
def test_a_server_without_the_file_is_told(server: Server, tmp_path: Path, status: int):
    server.status = status
    said = refused(tmp_path)
    if status < 500:
        assert f"127.0.0.1 does not give train-images-idx3-ubyte.gz (status {status})" in said
    else:  # it is busy, and was asked again until patience ended
        assert f"127.0.0.1 can't answer now (status {status})" in said
        assert len(server.asked) == transfer.TRIES
    assert left_in(tmp_path) == []


def test_another_place_is_asked_where_the_first_one_has_nothing(
    fashion: PublishedSet, server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    with serving() as empty:
        moved = dataclasses.replace(fashion, places=(empty.address, server.address))
        monkeypatch.setitem(SETS, "fashion-mnist", moved)
        assert len(Download().open(folder=tmp_path).train) == 40
        assert len(empty.asked) == 4


def test_without_a_network_the_server_is_named(
    fashion: PublishedSet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    with serving() as closed:
        nowhere = closed.address
    monkeypatch.setitem(SETS, "fashion-mnist", dataclasses.replace(fashion, places=(nowhere,)))
    assert refused(tmp_path) == "127.0.0.1 can't be reached: check the connection, and try again."
    assert left_in(tmp_path) == []


@pytest.mark.usefixtures("fashion")
def test_a_download_that_was_given_up_goes_on_later(server: Server, tmp_path: Path):
    def give_up(done: int, total: int) -> None:
        if done > 5000:
            raise Cancelled

    server.pause = 0.001
    with pytest.raises(Cancelled):
        Download().open(give_up, tmp_path)
    assert left_in(tmp_path) == ["train-images-idx3-ubyte.gz.part"]
    assert len(Download().open(folder=tmp_path).train) == 40
    assert server.asked[1][1].startswith("bytes=")


@pytest.mark.usefixtures("fashion")
def test_a_full_disk_is_told_before_anything_is_asked(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    usage = shutil.disk_usage(tmp_path)._replace(free=1000)
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: usage)
    assert "has room for 1.0 kB" in refused(tmp_path)
    assert server.asked == []


@pytest.mark.usefixtures("fashion")
def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path):
    (tmp_path / "fashion-mnist").write_text("in the way")
    assert "can't be used" in refused(tmp_path)


ANOTHER = """
import sys
from pathlib import Path
from nnstudio.data.published.catalogue import PublishedFile, SETS
from nnstudio.data.published.fetching import fetch
import dataclasses
files = tuple(PublishedFile(n, int(s), h) for n, s, h in (w.split(",") for w in sys.argv[3:]))
there = dataclasses.replace(SETS["fashion-mnist"], places=(sys.argv[1],), files=files)
def told(done, total):
    print(done, flush=True)
print(len(fetch(there, told, Path(sys.argv[2]))))
"""


def test_two_processes_that_want_the_same_download_it_once(
    fashion: PublishedSet, server: Server, tmp_path: Path
):
    server.pause = 0.002
    files = [f"{file.name},{file.size},{file.sha256}" for file in fashion.files]
    words = [sys.executable, "-c", ANOTHER, server.address, str(tmp_path), *files]
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline().strip().isdecimal()
        opened = Download().open(folder=tmp_path)
        told = other.stdout.read().split()
    assert (other.returncode, told[-1]) == (0, "4")
    assert np.array_equal(opened.train.all()[..., 0], PIXELS)
    assert sorted(server.asked) == sorted((name, "") for name in FILES)


@pytest.mark.usefixtures("fashion")
def test_waiting_for_another_window_can_be_given_up(tmp_path: Path):
    def give_up(done: int, total: int) -> None:
        raise Cancelled

    (tmp_path / "fashion-mnist").mkdir()
    held, done = threading.Event(), threading.Event()

    def hold() -> None:
        with locked(tmp_path / "fashion-mnist" / fetching.LOCK, lambda: None):
            held.set()
            done.wait()

    thread = threading.Thread(target=hold)
    thread.start()
    held.wait()
    with pytest.raises(Cancelled):
        Download().open(give_up, tmp_path)
    done.set()
    thread.join()
