"""The command, and a project that it trained for a moment."""

from pathlib import Path

import pytest

from tests.cli.running import Command


@pytest.fixture
def nnstudio(capsys: pytest.CaptureFixture[str]) -> Command:
    return Command(capsys)


@pytest.fixture
def project(nnstudio: Command, tmp_path: Path) -> Path:
    """A First network, trained on 500 images for one epoch."""
    path = tmp_path / "digits.nnstudio"
    assert nnstudio("train", "first-network", "--limit", 500, "--epochs", 1, "--out", path).status == 0
    return path
