"""`.keras` files that were damaged on their way, or packed by somebody who means harm."""

from __future__ import annotations

import io
import pickle
import stat
import zipfile
from collections.abc import Callable

import numpy as np

from tests.fuzz import projects
from tests.fuzz.foreign import configs, good, hdf5
from tests.fuzz.foreign.judging import EVIL
from tests.fuzz.values import Chance, pick

Members = dict[str, bytes]
CONFIG, WEIGHTS = "config.json", "model.weights.h5"
PLACES = ("../outside.txt", "/outside.txt", "..\\outside.txt", "C:\\outside.txt", "a/../../b", "\x00", "con")


class Pickled:
    """Runs a command when it is unpickled."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        import os

        return os.system, (f"touch {EVIL}",)


def damaged(chance: Chance) -> bytes:
    """A zip of Keras with something wrong in it."""
    kind = pick(chance, tuple(DAMAGE))
    return DAMAGE[kind](chance, dict(pick(chance, good.archives())))


def _config(chance: Chance, members: Members) -> bytes:
    return projects.packed({**members, CONFIG: configs.damaged(chance)}, _packing(chance))


def _weights(chance: Chance, members: Members) -> bytes:
    return projects.packed({**members, WEIGHTS: hdf5.damaged(chance, members[WEIGHTS])}, _packing(chance))


def _packing(chance: Chance) -> int:
    return int(pick(chance, (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA)))


def _pickles(chance: Chance, members: Members) -> bytes:
    """A pickle where the weights should be, or beside them."""
    npz = io.BytesIO()
    np.savez(npz, allow_pickle=True, kernel=np.array([{"a": 1}], dtype=object))
    evil = pickle.dumps(Pickled())
    name = pick(chance, (WEIGHTS, "model.weights.npz", "assets/layer.pkl", CONFIG))
    return projects.packed({**members, name: pick(chance, (npz.getvalue(), evil))})


def _places(chance: Chance, members: Members) -> bytes:
    """Members that would land elsewhere if somebody unpacked them."""
    place = pick(chance, PLACES)
    moved = pick(chance, (CONFIG, WEIGHTS, "assets/vocabulary.txt"))
    members[place] = members.get(moved, b"out")
    if chance.random() < 0.5:
        members.pop(moved, None)
    return projects.packed(members)


def _link(chance: Chance, members: Members) -> bytes:
    """A member that is a symbolic link."""
    file = io.BytesIO()
    linked = pick(chance, (CONFIG, WEIGHTS))
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in members.items():
            info = zipfile.ZipInfo(name)
            if name == linked:
                info.external_attr = (stat.S_IFLNK | 0o777) << 16
                data = pick(chance, (b"/etc/passwd", b"../outside/secret.h5", b"config.json"))
            archive.writestr(info, data)
    return file.getvalue()


def _bomb(chance: Chance, members: Members) -> bytes:
    """A member that is a thousand times as large when it is unpacked."""
    name, filler = pick(chance, (CONFIG, WEIGHTS)), pick(chance, (b" ", b"\0", b"["))
    size = int(pick(chance, (2**22, 2**26, 2**28)))
    start = members[name][: int(pick(chance, (0, 500)))]
    return projects.packed({**members, name: start + filler * size}, zipfile.ZIP_DEFLATED)


def _crowd(chance: Chance, members: Members) -> bytes:
    """Tens of thousands of members."""
    return projects.packed(
        {**{f"assets/{number}": b"" for number in range(20_000)}, **members}, zipfile.ZIP_STORED
    )


DAMAGE: dict[str, Callable[[Chance, Members], bytes]] = {
    "config": _config,
    "more config": _config,
    "weights": _weights,
    "more weights": _weights,
    "bytes": projects.damaged_bytes,
    "members": projects.damaged_members,
    "zip": projects.damaged_zip,
    "padding": projects.padded,
    "pickles": _pickles,
    "places": _places,
    "link": _link,
    "bomb": _bomb,
    "crowd": _crowd,
}
