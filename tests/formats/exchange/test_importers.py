"""What goes wrong in a reader of foreign files is told in a sentence that names the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from nnstudio.formats import importers
from nnstudio.formats.exchange.arriving import ArrivalError
from nnstudio.formats.importers import read_foreign


def test_a_file_that_is_larger_than_the_memory_is_refused_by_its_name(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def reads_all(path: Path) -> None:
        raise MemoryError

    monkeypatch.setitem(importers.IMPORTERS, ".onnx", reads_all)
    with pytest.raises(
        ArrivalError, match=r"model\.onnx can't come in\. There is not enough memory for it\."
    ):
        read_foreign(tmp_path / "model.onnx")
