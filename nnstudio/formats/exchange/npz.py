"""Arrays as NPZ, which NumPy alone can read: the same arrays give the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import numpy as np

from nnstudio.formats.archive import SAME_DATE
from nnstudio.formats.exchange.network import Network
from nnstudio.layers.layer import Array


def weights_npz(network: Network) -> bytes:
    """The weights, one array for each by "layer/kernel", with the layers' names in written code."""
    return npz(
        {
            f"{network.names[node.id]}/{name}": array
            for node in network.nodes
            for name, array in network.weights_of(node).items()
        }
    )


def npz(arrays: Mapping[str, Array]) -> bytes:
    """The bytes of an NPZ file with these arrays, packed: zeros and bytes of pictures get small."""
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as archive:
        for name, array in arrays.items():
            member = io.BytesIO()
            np.save(member, np.ascontiguousarray(array), allow_pickle=False)
            info = zipfile.ZipInfo(f"{name}.npy", SAME_DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, member.getvalue())
    return memory.getvalue()
