"""The doctor: watches a run, and says what it sees, with its evidence and what would help."""

from nnstudio.inside.doctor.case import Case
from nnstudio.inside.doctor.diseases import DISEASES
from nnstudio.inside.doctor.doctor import diagnose, is_of_yesterday
from nnstudio.inside.doctor.finding import Action, Finding

__all__ = ["DISEASES", "Action", "Case", "Finding", "diagnose", "is_of_yesterday"]
