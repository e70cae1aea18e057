"""Versions of a project: what was replaced is kept, thinned by age and size, and never the only one lost."""

import errno
import itertools
import os
import time
from pathlib import Path

import pytest

from nnstudio.document import edits
from nnstudio.formats.project import Project, load_project, save_project
from nnstudio.formats.versions.thinning import to_drop, too_large
from nnstudio.formats.versions.versions import MOST, VersionError, Versions
from tests.disk_faults import KINDS, Fault, counted, failing
from tests.formats.building import network

DAY = 86_400.0


@pytest.fixture
def versions(tmp_path: Path) -> Versions:
    return Versions(tmp_path / "data" / "versions")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "digits.nnstudio"
    save(path, "Version 0", time.time() - DAY)
    return path


def save(path: Path, title: str, then: float) -> None:
    """Save a project as it was written at that time."""
    save_project(path, Project(edits.retitle(network(), title)))
    os.utime(path, (then, then))


def titles(versions: Versions, project: Path) -> list[str]:
    return [load_project(version.file).document.title for version in versions.of(project)]


def test_what_a_project_held_is_kept_with_its_time_and_its_size(versions: Versions, project: Path) -> None:
    held, then = project.read_bytes(), project.stat().st_mtime
    versions.keep(project)
    save(project, "Version 1", time.time())
    (version,) = versions.of(project)
    assert version.file.read_bytes() == held
    assert version.time == pytest.approx(then, abs=1e-3)
    assert version.size == len(held)


def test_the_newest_comes_first_and_the_same_is_kept_once(versions: Versions, project: Path) -> None:
    versions.keep(project)
    versions.keep(project)
    save(project, "Version 1", time.time() - 60)
    versions.keep(project)
    assert titles(versions, project) == ["Version 1", "Version 0"]


def test_a_project_that_is_not_there_has_nothing_to_keep(versions: Versions, tmp_path: Path) -> None:
    versions.keep(tmp_path / "new.nnstudio")
    assert versions.of(tmp_path / "new.nnstudio") == ()
    assert not versions.folder.exists()


def test_each_project_has_a_list_of_its_own_and_a_link_is_no_other_project(
    versions: Versions, project: Path, tmp_path: Path
) -> None:
    other = tmp_path / "folder" / "digits.nnstudio"
    other.parent.mkdir()
    save(other, "Other", time.time())
    versions.keep(project)
    versions.keep(other)
    assert titles(versions, project) == ["Version 0"]
    assert titles(versions, other) == ["Other"]
    (tmp_path / "link.nnstudio").symlink_to(project)
    assert versions.place_of(tmp_path / "link.nnstudio").name.endswith(versions.place_of(project).name[-16:])


def test_ten_are_kept_of_many_and_the_newest_and_the_oldest_are_among_them(
    versions: Versions, project: Path
) -> None:
    now = time.time()
    for number in range(1, 31):
        versions.keep(project)
        save(project, f"Version {number}", now - 60 * (31 - number))
    found = titles(versions, project)
    assert len(found) == MOST
    assert (found[0], found[-1]) == ("Version 29", "Version 0")


def test_of_versions_that_are_equally_far_apart_the_old_ones_are_thinned_out() -> None:
    now, times = 100.0, [float(time) for time in range(100)]
    staying = sorted(set(times) - set(to_drop(times, now, 10)))
    gaps = [later - earlier for earlier, later in itertools.pairwise(staying)]
    assert (staying[0], staying[-1]) == (0.0, 99.0)
    assert gaps == sorted(gaps, reverse=True)
    assert gaps[-1] <= 2 < 20 < gaps[0]


def test_the_oldest_go_where_all_take_too_much_and_the_only_one_of_a_project_never() -> None:
    versions = [(1.0, 50, "a/1"), (2.0, 50, "a/2"), (0.0, 500, "b/0"), (3.0, 50, "a/3")]
    assert too_large(versions, 1000) == []
    assert too_large(versions, 600) == [(1.0, 50, "a/1")]
    assert too_large(versions, 0) == [(1.0, 50, "a/1"), (2.0, 50, "a/2")]


def test_another_limit_thins_out_what_is_there(versions: Versions, project: Path) -> None:
    for number in range(1, 4):
        versions.keep(project)
        save(project, f"Version {number}", time.time() - 60 + number)
    whole = versions.size()
    assert len(versions.of(project)) == 3
    Versions(versions.folder, limit=whole - 1).thin()
    assert titles(versions, project) == ["Version 2", "Version 1"]
    Versions(versions.folder, limit=0).thin()
    assert titles(versions, project) == ["Version 2"]


def test_what_is_no_version_is_let_be(versions: Versions, project: Path) -> None:
    versions.keep(project)
    place = versions.place_of(project)
    (place / "notes.txt").write_text("mine")
    (versions.folder / "a file").write_text("mine")
    assert len(versions.of(project)) == 1
    Versions(versions.folder, limit=0).thin()
    assert (place / "notes.txt").exists()


@pytest.mark.parametrize("fault", KINDS, ids=str)
def test_a_version_of_which_one_call_fails_is_whole_or_not_there(
    fault: Fault, versions: Versions, project: Path, tmp_path: Path
) -> None:
    with counted() as counts:
        versions.keep(project)
    calls = [(name, number) for name, times in counts.items() for number in range(1, times + 1)]
    assert len(calls) > 5
    for at, (name, number) in enumerate(calls):
        fresh, said = Versions(tmp_path / f"again {at}" / "versions"), None
        with failing(name, number, fault):
            try:
                fresh.keep(project)
            except VersionError as error:
                said = error.sentence
        assert said or titles(fresh, project) == ["Version 0"]
        assert set(titles(fresh, project)) <= {"Version 0"}
        fresh.keep(project)
        assert titles(fresh, project) == ["Version 0"]


def test_a_full_disk_is_said_with_the_name_of_the_project(versions: Versions, project: Path) -> None:
    with failing("write", 1, Fault(errno.ENOSPC, lasts=True)), pytest.raises(VersionError) as refused:
        versions.keep(project)
    assert str(refused.value) == (
        "What digits.nnstudio held before can't be kept as a version: the disk is full."
    )
