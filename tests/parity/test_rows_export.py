"""Rows of a table go into what leaves for Keras and PyTorch as they are, and their own libraries answer alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from nnstudio.data.source import Opened, Progress, Source
from nnstudio.document.templates import TEMPLATES
from nnstudio.formats.exporters import EXPORTERS
from nnstudio.runs.exporting import export

pytestmark = pytest.mark.parity
WAYS = tuple(name for name, exporter in EXPORTERS.items() if exporter.takes_rows)


def opened(source: Source, progress: Progress) -> Opened:
    return source.open(progress)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", ["house-prices", "spiral"])
def test_a_template_of_a_table_is_proved_by_rows(name: str, way: str, tmp_path: Path) -> None:
    pytest.importorskip(EXPORTERS[way].judge)
    proof = export(EXPORTERS[way], TEMPLATES[name].document, None, tmp_path / "out", opened).proof
    assert proof.holds, proof.said
    assert proof.difference is not None
