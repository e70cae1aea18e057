"""What was left unsaved, and what a project held before."""

import dataclasses
import os
import shutil
import time

import numpy as np

from nnstudio.document import edits
from nnstudio.document.document import Document
from nnstudio.document.templates import TEMPLATES
from nnstudio.formats.autosave.about import About
from nnstudio.formats.autosave.autosave import Autosave
from nnstudio.formats.project import Project, save_project
from nnstudio.formats.tensors import weight_shapes
from nnstudio.layers.dense import Dense
from nnstudio.learning.events import EpochDone
from nnstudio.studio.main_window import MainWindow
from nnstudio.studio.versions.dialog import VersionsDialog
from nnstudio.studio.versions.limit import versions_in
from tools.pictures import made
from tools.pictures.network import residual

MINUTE = 60.0


def left(window: MainWindow) -> None:
    """Three documents that a crash left."""
    folder, now = window.recovery.folder, time.time()
    assert folder is not None
    for title, document, path, since in (
        ("Residual", residual(), None, now - 90 * MINUTE),
        (
            "digits",
            TEMPLATES["three-convolutions"].document,
            made.folder() / "digits.nnstudio",
            now - 3 * 86_400,
        ),
        ("house prices", TEMPLATES["house-prices"].document, None, now - 5 * MINUTE),
    ):
        autosave = Autosave(folder)
        autosave.write(Project(document), About(title, path, None, since, since + 2 * MINUTE))
        autosave.leave()
    window.show_gallery()
    window.recovery.looking.finish()


def versions(window: MainWindow) -> None:
    """Four versions of a project, of which one can't be read."""
    path, now = made.folder() / "digits.nnstudio", time.time()
    held = _stages()
    for at, (project, then) in enumerate(zip(held, (5 * 86_400, 3_000, 1_200, 300, 0), strict=True)):
        if path.exists() and at:
            _keep(window)
        save_project(path, project)
        os.utime(path, (now - then, now - then))
        window.files.open(path)
        window.files.finish()
    assert window.files.versions is not None
    oldest = sorted(window.files.versions.rglob("*.nnstudio"))[0]
    oldest.write_bytes(b"damaged")
    _show(window)


def versions_none(window: MainWindow) -> None:
    """A project that was saved once."""
    path = made.folder() / "new.nnstudio"
    save_project(path, Project(residual()))
    window.files.open(path)
    window.files.finish()
    _show(window)


def sweep(window: MainWindow) -> None:
    """Have nothing of this left for the next picture."""
    for folder in (window.recovery.folder, window.files.versions):
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)
    for name in ("digits.nnstudio", "new.nnstudio"):
        (made.folder() / name).unlink(missing_ok=True)
    window.recovery.looking.finish()
    window.recovery.look()
    window.recovery.looking.finish()


def _stages() -> list[Project]:
    document = TEMPLATES["three-convolutions"].document
    wider = edits.change_layer(document, _dense(document), units=64)
    return [
        Project(document),
        _trained(document, 3, 0.962),
        _trained(document, 10, 0.9871),
        Project(wider, learned=_trained(document, 10, 0.9871)),
        _trained(wider, 12, 0.9902),
    ]


def _dense(document: Document) -> str:
    return next(node.id for node in document.nodes if isinstance(node.layer, Dense))


def _trained(document: Document, epochs: int, accuracy: float) -> Project:
    loss = 1.0 - accuracy
    events = tuple(
        EpochDone(epoch, 100 * epoch, loss, {"accuracy": accuracy}, loss, {"accuracy": accuracy}, 0.001)
        for epoch in range(1, epochs + 1)
    )
    rng = np.random.default_rng(0)
    weights = {
        name: rng.normal(size=shape).astype(np.float32)
        for name, shape in weight_shapes(document.graph).items()
    }
    return dataclasses.replace(Project(document), weights=weights, history=events)


def _keep(window: MainWindow) -> None:
    kept = versions_in(window.files.versions, window.settings)
    assert kept is not None
    assert window.files.path is not None
    kept.keep(window.files.path)


def _show(window: MainWindow) -> None:
    window.menus.versions.trigger()
    window.findChildren(VersionsDialog)[-1].work.finish()
