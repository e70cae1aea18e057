"""Prints the doctor's table: found, missed, false alarms; then what it says of the templates.

    python -m benchmarks.doctor [DISEASE ...] [--templates [NAME ...] [--epochs N]] [--seeds SET] [--verbose]

A network that has a disease counts as found when the doctor names it at any moment of the run, or a disease that
explains it. A false alarm is the disease, said at any moment of one that has it not; other diseases said of those
stand beside.
"""

from __future__ import annotations

import argparse
import time

from benchmarks.doctor import chance
from benchmarks.doctor.cases import TRIALS
from benchmarks.doctor.patient import SHELF, Patient
from nnstudio.data.training_data import training_data
from nnstudio.document import edits
from nnstudio.document.templates import TEMPLATES
from nnstudio.inside.doctor import DISEASES


def main() -> None:
    """The table of the diseases that are asked for, all by default."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.doctor")
    parser.add_argument("diseases", nargs="*")
    parser.add_argument(
        "--templates", nargs="*", help="whole runs of these templates, all without names: minutes"
    )
    parser.add_argument("--epochs", type=int, help="of the templates, in place of their own")
    parser.add_argument("--verbose", action="store_true", help="each network's figures and findings")
    parser.add_argument("--seeds", type=int, default=0, help="another set of them, as a control")
    arguments = parser.parse_args()
    chance.use(arguments.seeds)
    if arguments.templates is None or arguments.diseases:
        _diseases(arguments.diseases or list(DISEASES), arguments.verbose)
    if arguments.templates is not None:
        _templates(arguments.templates or list(TEMPLATES), arguments.epochs, arguments.verbose)


def _diseases(keys: list[str], verbose: bool) -> None:
    print(
        f"{'disease':<22}{'found':>7}{'by its cause':>14}{'missed':>8}{'false alarms':>14}{'other alarms':>14}"
    )
    for key in keys:
        trial = TRIALS[key]
        sick = [_examined(make(), key, verbose) for make in trial.sick]
        well = [_examined(make(), key, verbose) for make in trial.well]
        named = sum(key in each for each in sick)
        explained = sum(key not in each and _is_explained(key, each) for each in sick)
        alarms, others = sum(key in each for each in well), sum(len(each - {key}) for each in well)
        print(
            f"{key:<22}{named:>5}/{len(sick)}{explained:>14}{len(sick) - named - explained:>8}{alarms:>12}/{len(well)}"
            f"{others:>14}",
            flush=True,
        )


def _is_explained(key: str, said: set[str]) -> bool:
    return any(key in DISEASES[each].hides for each in said)


def _templates(names: list[str], wanted: int | None, verbose: bool) -> None:
    for name in names:
        document, began = TEMPLATES[name].document, time.monotonic()
        if wanted is not None:
            document = edits.change_training(document, epochs=wanted)
        patient = Patient(name, document, training_data(SHELF.open(document.source), document.training))
        said = _examined(patient, "", verbose)
        epochs, seconds = len(patient.case.record.epochs), time.monotonic() - began
        print(
            f"{name:<22}{', '.join(sorted(said)) or 'silent':<40}{epochs} epochs, {seconds:.0f} s", flush=True
        )


def _examined(patient: Patient, key: str, verbose: bool) -> set[str]:
    said = set(patient.findings)
    if verbose:
        case = patient.case
        updates = " ".join(f"{value:.1e}" for value in case.updates)
        gradients = " ".join(f"{case.middle(node, 'gradient'):.1e}" for node in case.layers)
        print(
            f"  {patient.name:<12} {key in said!s:<6} steps {case.steps} loss {case.losses[0]:.3g} "
            f"{case.losses[1]:.3g} highest {case.highest_loss:.3g} longest {case.longest_step:.2g} "
            f"learned {case.learned:.2f} {case.standing.name} updates {updates} gradients {gradients}"
        )
        for finding in patient.findings.values():
            print(
                f"      {finding.disease}: {finding.said} -> {[str(repair.text) for repair in finding.repairs]}"
            )
    return said


if __name__ == "__main__":
    main()
