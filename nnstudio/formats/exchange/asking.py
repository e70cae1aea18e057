"""What the process of a proof asks an export: an array of examples, or rows of a table, which the export encodes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from nnstudio.layers.layer import Array


def asked_of(path: Path, made: Mapping[str, Any]) -> Array:
    """The inputs of the examples in a file. made: what the exported code has defined, of which `encode` is for rows."""
    if path.suffix == ".npy":
        return np.asarray(np.load(path))
    return np.asarray(made["encode"](json.loads(path.read_text("utf-8"))))
