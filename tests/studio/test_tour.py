"""The tour leaves a picture of each step and a project that can be opened again."""

from PySide6.QtGui import QImage

from nnstudio.formats.project import load_project
from nnstudio.studio import tour


def test_the_tour_leaves_its_pictures_and_its_project(qapp, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(tour, "IMAGES", 2000)
    (tmp_path / tour.PROJECT).write_bytes(b"of an earlier tour")
    assert tour.run(tmp_path) == 0
    pictures = sorted(tmp_path.glob("*.png"))
    assert [picture.name[:2] for picture in pictures] == [
        f"{number:02}" for number in range(1, len(pictures) + 1)
    ]
    assert all(QImage(str(picture)).width() >= 1100 for picture in pictures)
    project = load_project(tmp_path / tour.PROJECT)
    assert "dense_2" in project.document.ids
    assert project.weights is not None
    said = capsys.readouterr().out
    assert str(pictures[-1]) in said
    assert {path.suffix for path in tmp_path.iterdir()} == {".png", ".nnstudio"}


def test_a_tour_that_gets_stuck_says_where(qapp, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(tour, "TEMPLATE", "first-network")
    monkeypatch.setattr(
        tour.Tour, "train", lambda self: tour.hands.wait_until(lambda: False, "a wonder", 0.1)
    )
    assert tour.run(tmp_path) == 1
    assert "still waiting for a wonder" in capsys.readouterr().err
