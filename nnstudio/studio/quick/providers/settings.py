"""Settings: the fields of the training, and those of the selected layers. Enter goes to the field."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from nnstudio.declared import Declared
from nnstudio.fields import Field
from nnstudio.studio import focus
from nnstudio.studio.properties.form import DeclaredForm
from nnstudio.studio.quick.entry import Entry
from nnstudio.studio.quick.providers.provider import in_the_network, no_network
from nnstudio.studio.quick.providers.words import tr
from nnstudio.studio.words import declared, number_text, sentence_case

if TYPE_CHECKING:
    from nnstudio.studio.main_window import MainWindow


class TrainingFields:
    """The plan, what is chosen among (loss, optimizer, schedule) with its own settings, and the rest."""

    def entries(self, window: MainWindow) -> Iterator[Entry]:
        """In the order of the page."""
        page, training = window.properties.training_page, window.store.document.training
        forms = page.forms
        kind = tr("Training setting")
        yield from _of_form(window, page, forms.plan, training, "training", kind)
        for name, chooser in forms.choosers.items():
            value = chooser.value
            yield Entry(
                key=f"setting training.{name}",
                kind=kind,
                title=sentence_case(declared(name.replace("_", " "))),
                do=in_the_network(window, partial(_go, window, page, chooser.combo)),
                detail=declared(value.title) if value is not None else declared("none"),
                names=(name.replace("_", " "), *(cls.title for cls in chooser.registry.values())),
                icon="settings",
                reason=no_network(window),
            )
            if chooser.form is not None and value is not None:
                yield from _of_form(window, page, chooser.form, value, f"training.{name}", kind)
        yield from _of_form(window, page, forms.form, training, "training", kind)


class LayerSettings:
    """The fields of the layers that are selected, where these are of one type."""

    def entries(self, window: MainWindow) -> Iterator[Entry]:
        """In the order of the form."""
        page = window.properties.layer_page
        if page.form is not None and page.ids:
            layer = window.store.document.layer(page.ids[-1])
            yield from _of_form(window, page, page.form, layer, "layer", tr("Setting of the layer"))


def _of_form(
    window: MainWindow, page: QWidget, form: DeclaredForm, of: Declared, place: str, kind: str
) -> Iterator[Entry]:
    values, reason = of.values(), no_network(window)
    for name, field in form.fields.items():
        yield Entry(
            key=f"setting {place}.{name}",
            kind=kind,
            title=sentence_case(declared(field.label)),
            do=in_the_network(window, partial(_go_in_form, window, page, form, name)),
            detail=_text(field, values[name]),
            names=(field.label, name.replace("_", " ")),
            about=f"{field.help} {declared(field.help)}",
            icon="settings",
            reason=reason,
        )


def _text(field: Field, value: object) -> str:
    """The value, as its field shows it."""
    if value is None or isinstance(value, bool):
        return {None: declared("none"), True: tr("on"), False: tr("off")}[value]
    if isinstance(value, float):
        return number_text(value)
    if isinstance(value, tuple):
        return "x".join(map(str, value)) if field.kind in ("pair", "ints") else ", ".join(map(str, value))
    return declared(value) if field.kind == "choice" and isinstance(value, str) else str(value)


def _go_in_form(window: MainWindow, page: QWidget, form: DeclaredForm, name: str) -> None:
    if name in form.rare:
        form.unfold(True)
    _go(window, page, form.editors[name].main)


def _go(window: MainWindow, page: QWidget, field: QWidget) -> None:
    window.properties.setCurrentWidget(page)
    focus.stop_at(field, Qt.FocusReason.ShortcutFocusReason)
