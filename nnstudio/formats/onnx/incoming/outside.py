"""Arrays of ONNX that lie in a file beside the model. Only a file in the model's own folder is read, and only so much
as the array's shape asks for.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import numpy as np

from nnstudio.data.opening import open_regular
from nnstudio.errors import sentence
from nnstudio.formats.exchange.arriving import ArrivalError
from nnstudio.layers.layer import Array


def from_outside(tensor: Any, folder: Path) -> Array:
    """The array (float32, float64, or whole numbers) that the tensor names in another file of that folder."""
    from onnx import helper

    told = {entry.key: entry.value for entry in tensor.external_data}
    dtype = np.dtype(helper.tensor_dtype_to_np_dtype(tensor.data_type))
    shape = tuple(map(int, tensor.dims))
    if dtype.kind not in "fiub" or any(side < 0 for side in shape):
        raise ArrivalError(sentence("Its array {name} is damaged.", name=tensor.name[:60]))
    offset = int(told.get("offset", 0))
    count = int(np.prod(shape, dtype=object)) * dtype.itemsize
    path = _beside(folder, told.get("location", ""))
    with open_regular(path, ArrivalError) as file:
        if offset < 0 or offset + count > os.fstat(file.fileno()).st_size:
            raise ArrivalError(
                sentence("{path} is shorter than its array {name}.", path=path, name=tensor.name[:60])
            )
        file.seek(offset)
        data = file.read(count)
    return np.frombuffer(data, dtype.newbyteorder("<")).reshape(shape).astype(dtype)


def _beside(folder: Path, location: str) -> Path:
    """The file, if it is really in the folder: no way up, no link that leads out."""
    path = folder / location
    if not location or Path(location).is_absolute() or not path.resolve().is_relative_to(folder.resolve()):
        raise ArrivalError(
            sentence(
                "Its weights lie outside of its folder, at {path}: put them beside it.",
                path=location[:200] or "?",
            )
        )
    return path
