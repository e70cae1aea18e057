"""`nnstudio train` says what the doctor sees, to people beside the run and to programs as an event."""

from pathlib import Path

from nnstudio.document import edits
from nnstudio.document.templates import TEMPLATES
from nnstudio.formats.project import Project, save_project
from nnstudio.learning.optimizers import Adam
from tests.cli.running import Command
from tests.steady_looks import each_fifth_step_is_looked_at

__all__ = ["each_fifth_step_is_looked_at"]


def slow(folder: Path) -> Path:
    """The smallest template at a rate that hardly moves it."""
    document = edits.change_training(
        TEMPLATES["first-network"].document, optimizer=Adam(learning_rate=5e-6), epochs=3
    )
    path = folder / "slow.nnstudio"
    save_project(path, Project(document))
    return path


def test_people_read_it_once_with_what_may_help(nnstudio: Command, tmp_path: Path) -> None:
    outcome = nnstudio("train", slow(tmp_path), "--limit", 2000)
    assert outcome.errors.count("is too small: a step changes the weights by") == 1
    assert "May help: set learning rate to 0.001." in outcome.errors


def test_programs_get_an_event(nnstudio: Command, tmp_path: Path) -> None:
    outcome = nnstudio("train", slow(tmp_path), "--limit", 2000, "--json")
    found = {event["disease"]: event for event in outcome.events("finding")}
    assert found["rate too small"]["remedies"] == ["Set learning rate to 0.001"]
    assert "too small" in found["rate too small"]["said"]


def test_a_healthy_run_reads_nothing(nnstudio: Command) -> None:
    outcome = nnstudio("train", "first-network", "--limit", 2000, "--epochs", 3, "--json")
    assert not outcome.events("finding")
