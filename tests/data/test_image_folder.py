"""Folders of pictures: what is found, what is decoded, what is kept in the cache, and what is said of bad ones."""

import os
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from nnstudio.data.cache import Cache
from nnstudio.data.description import Description
from nnstudio.data.errors import DataError
from nnstudio.data.source import Cancelled
from nnstudio.data.sources.image_folder import ImageFolder
from nnstudio.learning.tasks import Classification

COLOURS = {"blue": (0, 0, 255), "green": (0, 255, 0), "red": (255, 0, 0)}


def paint(path: Path, colour: tuple[int, int, int] = (9, 9, 9), size: tuple[int, int] = (12, 8)) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", size, colour).save(path)
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Ten pictures of each of three colours."""
    for name, colour in COLOURS.items():
        for number in range(10):
            paint(tmp_path / "pictures" / name / f"{number}.png", colour)
    return tmp_path / "pictures"


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache")


def test_each_folder_is_a_class_and_a_part_of_each_is_kept_aside(folder: Path, cache: Cache):
    opened = ImageFolder(folder=str(folder), size=(4, 4)).open(cache=cache)
    assert opened.description.task == Classification(("blue", "green", "red"))
    assert (opened.description.shape, opened.description.train, opened.description.test) == ((4, 4, 3), 24, 6)
    assert list(np.bincount(opened.test.targets)) == [2, 2, 2]
    assert opened.description.title == "pictures"


def test_pictures_and_labels_belong_together(folder: Path, cache: Cache):
    opened = ImageFolder(folder=str(folder), size=(4, 4)).open(cache=cache)
    colours = np.array(list(COLOURS.values()))[opened.train.targets]
    assert np.array_equal(opened.train.all(), np.broadcast_to(colours[:, None, None], (24, 4, 4, 3)))


def test_train_and_test_folders_are_the_two_parts(folder: Path, tmp_path: Path, cache: Cache):
    (tmp_path / "all").mkdir()
    folder.rename(tmp_path / "all" / "train")
    paint(tmp_path / "all" / "test" / "green" / "a.png", (0, 255, 0))
    opened = ImageFolder(folder=str(tmp_path / "all"), size=(4, 4)).open(cache=cache)
    assert (len(opened.train), list(opened.test.targets)) == (30, [1])


def test_folders_may_be_called_anything_and_the_project_opens_again(tmp_path: Path, cache: Cache):
    folder = tmp_path / "\u6211\u7684\u3000\u56fe\u7247"
    for name in ("Golden\u00a0Retriever", "a\nb", "x" * 240, "tab\u0007", "\u3000"):
        paint(folder / name / "1.png")
        paint(folder / name / "2.png")
    described = ImageFolder(folder=str(folder), size=(4, 4)).open(cache=cache).description
    assert described.title == "\u6211\u7684 \u56fe\u7247"
    assert isinstance(described.task, Classification)
    assert set(described.task.classes) == {
        "Golden Retriever",
        "a b",
        "x" * 200,
        "tab\\x07",
        repr("\u3000"),
    }
    assert Description.from_json(described.to_json()) == described


def test_broken_files_are_left_out_and_named(folder: Path, cache: Cache):
    (folder / "red" / "broken.png").write_bytes(b"no picture")
    opened = ImageFolder(folder=str(folder)).open(cache=cache)
    assert len(opened.train) + len(opened.test) == 30
    assert opened.notes[0] == f"These files can't be read and are left out: {Path('red', 'broken.png')}."


def test_many_broken_files_are_counted(folder: Path, cache: Cache):
    for number in range(5):
        (folder / "red" / f"broken{number}.png").write_bytes(b"no picture")
    note = ImageFolder(folder=str(folder)).open(cache=cache).notes[0]
    assert note.startswith("5 files can't be read")


def test_pictures_are_decoded_once(folder: Path, cache: Cache):
    source = ImageFolder(folder=str(folder), size=(4, 4))
    source.open(cache=cache)
    steps: list[int] = []
    again = source.open(lambda done, total: steps.append(done), cache)
    assert steps == []
    assert isinstance(again.train.all(), np.ndarray)


def test_a_changed_file_is_decoded_again(folder: Path, cache: Cache):
    source = ImageFolder(folder=str(folder), size=(4, 4), test_fraction=0.5)
    source.open(cache=cache)
    paint(folder / "red" / "10.png", COLOURS["red"])
    opened = source.open(cache=cache)
    assert len(opened.train) + len(opened.test) == 31


def test_progress_counts_every_picture(folder: Path, cache: Cache):
    steps: list[tuple[int, int]] = []
    ImageFolder(folder=str(folder)).open(lambda done, total: steps.append((done, total)), cache)
    assert steps == [(done, 30) for done in range(1, 31)]


def test_giving_up_leaves_nothing_in_the_cache(folder: Path, cache: Cache):
    def give_up(done: int, total: int) -> None:
        if done == 5:
            raise Cancelled

    with pytest.raises(Cancelled):
        ImageFolder(folder=str(folder)).open(give_up, cache)
    assert list(cache.folder.iterdir()) == []


def test_the_oldest_entries_make_room(folder: Path, tmp_path: Path):
    cache = Cache(tmp_path / "small", limit=30 * 32 * 32 * 3 + 4000)
    ImageFolder(folder=str(folder), size=(32, 32)).open(cache=cache)
    ImageFolder(folder=str(folder), size=(32, 32), invert=True).open(cache=cache)
    assert len(list(cache.folder.iterdir())) == 1
    assert cache.size() <= cache.limit


def test_the_cache_is_cleared(folder: Path, cache: Cache):
    ImageFolder(folder=str(folder)).open(cache=cache)
    assert cache.size() > 0
    cache.clear()
    assert cache.size() == 0


def test_grey_pictures_have_one_channel(folder: Path, cache: Cache):
    opened = ImageFolder(folder=str(folder), channels="grey").open(cache=cache)
    assert opened.train.shape == (64, 64, 1)


def test_a_picture_is_turned_as_its_exif_says(folder: Path, cache: Cache):
    image = Image.fromarray(np.array([[0, 255], [0, 255]], np.uint8))
    exif = Image.Exif()
    exif[0x0112] = 6
    image.resize((40, 40), Image.Resampling.NEAREST).save(folder / "blue" / "turned.tiff", exif=exif)
    opened = ImageFolder(folder=str(folder), size=(2, 2), channels="grey", test_fraction=0.01).open(
        cache=cache
    )
    turned = opened.train.all()[opened.train.targets == 0][..., 0].astype(int)
    assert max(abs(image[1] - image[0]).min() for image in turned) > 150
    assert max(abs(image[:, 1] - image[:, 0]).max() for image in turned) < 5


def test_standardised_pictures_have_mean_0_and_deviation_1(folder: Path, cache: Cache):
    opened = ImageFolder(folder=str(folder), size=(4, 4), scaling="standardised").open(cache=cache)
    values = opened.description.scaling.of(opened.train.all())
    assert values.mean(axis=(0, 1, 2)) == pytest.approx([0, 0, 0], abs=1e-5)
    assert values.std(axis=(0, 1, 2)) == pytest.approx([1, 1, 1], abs=1e-5)


def test_a_limit_takes_some_examples_of_every_class(folder: Path, cache: Cache):
    opened = ImageFolder(folder=str(folder), limit=15).open(cache=cache)
    assert (len(opened.train), len(opened.test), opened.description.train) == (15, 6, 15)
    assert set(opened.train.targets) == {0, 1, 2}


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ([], "has no pictures in folders"),
        (["a.png"], "has no pictures in folders"),
        (["one/a.png"], "there must be two or more"),
        (["one/a.txt", "two/b.txt"], "has no pictures in folders"),
    ],
)
def test_a_folder_that_cannot_be_learned_is_refused_in_a_sentence(
    tmp_path: Path, cache: Cache, files: list[str], said: str
):
    for name in files:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        if path.suffix == ".txt":
            path.write_text("no picture")
        else:
            paint(path)
    with pytest.raises(DataError, match=said):
        ImageFolder(folder=str(tmp_path)).open(cache=cache)


def test_a_class_whose_pictures_are_all_broken_is_told(tmp_path: Path, cache: Cache):
    paint(tmp_path / "one" / "a.png")
    paint(tmp_path / "two" / "a.png").write_bytes(b"broken")
    with pytest.raises(DataError, match=r"fewer than two classes\. Broken files in it: 1"):
        ImageFolder(folder=str(tmp_path)).open(cache=cache)


def test_a_class_with_one_picture_is_learned(tmp_path: Path, cache: Cache):
    for name in ("a", "b", "c"):
        paint(tmp_path / "many" / f"{name}.png")
    paint(tmp_path / "one" / "a.png")
    opened = ImageFolder(folder=str(tmp_path), test_fraction=0.25).open(cache=cache)
    assert 1 in opened.train.targets


@pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")
def test_links_that_lead_in_a_circle_are_passed_over(folder: Path, cache: Cache):
    (folder / "circle").symlink_to("circle")
    (folder / "red" / "circle.png").symlink_to("circle.png")
    (folder / "red" / "again").symlink_to(folder)
    opened = ImageFolder(folder=str(folder), size=(4, 4)).open(cache=cache)
    assert opened.description.task == Classification(("blue", "green", "red"))
    assert len(opened.train) + len(opened.test) == 30


def test_a_folder_that_is_gone_is_told(tmp_path: Path, cache: Cache):
    with pytest.raises(DataError, match="can't be read"):
        ImageFolder(folder=str(tmp_path / "nowhere")).open(cache=cache)


def test_no_folder_is_told():
    with pytest.raises(DataError, match="No folder is chosen"):
        ImageFolder().open()


def test_a_cache_that_cannot_be_written_is_told(folder: Path, tmp_path: Path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(DataError, match="can't be kept"):
        ImageFolder(folder=str(folder)).open(cache=Cache(tmp_path / "file"))
