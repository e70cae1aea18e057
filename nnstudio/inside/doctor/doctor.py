"""Examines a run for all diseases, and says each thing once: what a cause explains is not said beside it."""

from __future__ import annotations

from nnstudio.document.document import Document
from nnstudio.inside.doctor.case import Case
from nnstudio.inside.doctor.diseases import DISEASES
from nnstudio.inside.doctor.finding import Finding


def diagnose(case: Case) -> tuple[Finding, ...]:
    """What is to be said of a run, the most urgent first; nothing of a healthy one."""
    found = [finding for disease in DISEASES.values() if (finding := disease.examine(case)) is not None]
    explained = {key for finding in found for key in finding.explains}
    causes = [finding for finding in found if finding.disease not in explained]
    hidden = {key for finding in causes for key in DISEASES[finding.disease].hides}
    return tuple(finding for finding in causes if finding.disease not in hidden)


def is_of_yesterday(finding: Finding, examined: Document, now: Document) -> bool:
    """Whether that in which its cause lies was edited since."""
    disease = DISEASES[finding.disease]
    return disease.cause(examined) != disease.cause(now)
