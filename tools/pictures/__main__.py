"""Take a picture of every state of the window, in both themes and several sizes, to look at and judge.

Run it as `python -m tools.pictures OUT`; `--state`, `--theme`, `--size`, `--language` and `--scale` choose some.
It draws offscreen, trains on a small part of MNIST, and touches nobody's settings.
"""

import argparse
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from unittest import mock

from PySide6.QtCore import QSettings
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from nnstudio.app import Studio, build
from nnstudio.data.hand import store
from nnstudio.data.shelf import Shelf
from nnstudio.studio import hands, language
from nnstudio.studio.drawing.panel import DrawingPanel
from nnstudio.studio.main_window import MainWindow
from nnstudio.studio.offscreen import draw_offscreen, forget_screen
from tools.pictures import (
    asking,
    canvas,
    coding,
    data,
    doctor,
    doubting,
    evaluating,
    exchanging,
    groups,
    inside,
    keeping,
    network,
    own_hand,
    seen,
    training,
    transfer,
    wiring,
)

SIZES = {"large": (1440, 900), "laptop": (1366, 768), "small": (1100, 700)}
THEMES = ("light", "dark")


STATES: tuple[Callable[[MainWindow], None], ...] = (
    network.gallery,
    network.empty,
    network.template,
    network.training_tab,
    network.several,
    network.problem,
    network.alike,
    network.chosen_by_test,
    network.drop_that_fits,
    network.drop_that_does_not_fit,
    network.graph,
    network.error,
    network.layers,
    network.layers_empty,
    network.layers_measured,
    network.layers_measuring,
    network.layers_error,
    transfer.transfer,
    transfer.transfer_misfits,
    transfer.transfer_nothing,
    transfer.transfer_untrained,
    transfer.transfer_refused,
    transfer.transferred,
    network.keys,
    groups.group_closed,
    groups.group_open,
    groups.group_inception,
    groups.group_nested,
    groups.group_problem,
    groups.group_drop,
    groups.group_made,
    canvas.residual_network,
    canvas.inception,
    canvas.inception_near,
    canvas.u_net,
    canvas.forty_layers,
    canvas.many_layers,
    canvas.many_layers_whole,
    canvas.more_contrast,
    canvas.export_diagram,
    network.disabled,
    network.disabled_branch,
    network.notes,
    network.note_written,
    network.quick,
    network.quick_new,
    network.quick_hits,
    network.quick_refused,
    network.quick_nothing,
    wiring.wire_fits,
    wiring.wire_mends,
    wiring.wire_refused,
    wiring.wire_choice,
    wiring.wire_by_key,
    wiring.wire_selected,
    wiring.branch,
    data.data,
    data.data_colours,
    data.data_letters,
    data.data_table,
    data.data_own_table,
    data.data_points,
    data.data_nothing,
    data.data_error,
    data.data_reading,
    training.training,
    training.paused,
    training.finished,
    training.diverged,
    training.baseline,
    training.other_metric,
    training.enlarged,
    training.worse,
    training.best_epoch,
    training.looked_back,
    training.looked_back_to_epoch,
    training.branched_off,
    doubting.doubt_turns,
    doubting.doubt_set,
    doubting.doubt_letter,
    doubting.doubt_learning,
    doubting.doubt_row,
    doubting.doubt_row_unlike,
    doubting.doubt_row_aside,
    doubting.doubt_point,
    own_hand.hand_kept,
    own_hand.hand_learned,
    asking.pad,
    asking.pad_digits,
    asking.colours,
    asking.letters,
    asking.remade,
    asking.plane_training,
    asking.plane,
    asking.form,
    evaluating.evaluate,
    evaluating.evaluate_cell,
    evaluating.evaluate_classes,
    evaluating.evaluate_confusions,
    evaluating.evaluate_calibration,
    evaluating.evaluate_temperature,
    evaluating.evaluate_calibration_class,
    evaluating.evaluate_robustness,
    evaluating.evaluate_robustness_measuring,
    evaluating.evaluate_robustness_colours,
    evaluating.evaluate_letters,
    evaluating.evaluate_colours,
    evaluating.evaluate_numbers,
    evaluating.evaluate_images,
    evaluating.tested,
    doctor.doctor_findings,
    doctor.doctor_slow,
    doctor.doctor_rates,
    doctor.doctor_marked,
    inside.inside_layers,
    inside.inside_layers_large,
    inside.inside_cell,
    inside.inside_cell_back,
    inside.inside_cell_dense,
    inside.inside_drivers,
    inside.inside_drivers_dense,
    inside.inside_drivers_rows,
    inside.inside_drivers_points,
    inside.inside_cell_rows,
    inside.inside_why,
    inside.inside_why_large,
    inside.inside_map,
    inside.inside_map_large,
    inside.inside_map_numbers,
    inside.inside_step,
    inside.inside_step_update,
    inside.inside_step_asked,
    inside.inside_step_checked,
    inside.inside_time,
    inside.inside_time_large,
    inside.inside_time_moment,
    inside.inside_time_nothing,
    inside.inside_form,
    inside.inside_plane,
    inside.inside_colours,
    inside.inside_remade,
    inside.inside_nothing,
    seen.seen,
    seen.seen_whole,
    seen.seen_nothing,
    seen.seen_form,
    seen.seen_plane,
    seen.seen_remade,
    seen.seen_groups,
    seen.seen_branches,
    seen.seen_pointed,
    exchanging.export_proved,
    exchanging.export_training,
    exchanging.export_refused,
    exchanging.import_report,
    exchanging.import_report_proved,
    coding.code,
    coding.code_selected,
    coding.code_found,
    coding.code_edited,
    coding.code_error,
    coding.code_gap,
    coding.code_outdated,
    coding.code_refused,
    keeping.left,
    keeping.versions,
    keeping.versions_none,
)


def take(studio: Studio, state: Callable[[MainWindow], None], out: Path, theme: str, size: str) -> None:
    """Bring the window into a state, and save what it looks like."""
    window = studio.window
    studio.appearance.choose(theme)
    window.resize(*SIZES[size])
    window.reset_layout()
    window.curves.choose(None)
    window.tabs.setCurrentIndex(0)
    window.properties.setCurrentIndex(0)
    _clear(window)
    hands.pump()
    state(window)
    hands.pump(0.2)
    path = out / f"{state.__name__.replace('_', '-')}-{theme}-{size}.png"
    dialog = next((one for one in window.findChildren(QDialog) if one.isVisible()), None)
    _picture(dialog or window).save(str(path))
    window.canvas.view.wiring.hand.cancel()
    hands.drag_away(window.canvas.view)
    if dialog is not None:
        dialog.reject()
    window.quick.close_up()
    print(path)
    window.desk.draft.stop_and_wait()
    window.run_model.stop_and_wait()
    window.code.model.discard()
    window.files.forget_changes()
    window.appearance.raise_contrast(False)
    window.seen.action.setChecked(False)
    keeping.sweep(window)


def _clear(window: MainWindow) -> None:
    """Leave nothing on the pad, and close what is open below it."""
    page = window.ask.page
    if isinstance(page, DrawingPanel):
        for switch in (page.steps, page.why_not, page.keep):
            switch.setChecked(False)
        page.model.clear()


def _picture(window: QWidget) -> QPixmap:
    """What a window looks like, with the menu that is open over it."""
    picture, menu = window.grab(), QApplication.activePopupWidget()
    if menu is not None:
        painter = QPainter(picture)
        painter.drawPixmap(window.mapFromGlobal(menu.pos()), menu.grab())
        painter.end()
    return picture


def main() -> None:
    """Take the pictures that the command line asks for."""
    names = [state.__name__.replace("_", "-") for state in STATES]
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--state", choices=names, nargs="*", default=names)
    parser.add_argument("--theme", choices=THEMES, nargs="*", default=THEMES)
    parser.add_argument("--language", choices=list(language.LANGUAGES), default="en")
    parser.add_argument("--size", choices=SIZES, nargs="*", default=list(SIZES))
    parser.add_argument("--scale", type=int, choices=(1, 2), default=1)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        mock.patch.object(store, "data_folder", return_value=Path(folder)),
    ):
        os.environ["XDG_CACHE_HOME"] = folder
        draw_offscreen(arguments.scale)
        settings = QSettings(f"{folder}/settings.ini", QSettings.Format.IniFormat)
        language.choose(settings, arguments.language)
        studio = build([], settings, Shelf(5000), Path(folder) / "autosave", Path(folder) / "versions")
        forget_screen()
        studio.window.show()
        for size in arguments.size:
            for theme in arguments.theme:
                for state, name in zip(STATES, names, strict=True):
                    if name in arguments.state:
                        take(studio, state, arguments.out, theme, size)
        studio.window.close_without_asking()


if __name__ == "__main__":
    main()
