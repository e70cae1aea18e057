"""Judging a document: each layer's shape and cost, what is wrong, and what one click would do about it."""

from __future__ import annotations

from nnstudio.document.analysis.analyse import analyse, outline, still_there
from nnstudio.document.analysis.report import Analysis, NodeReport, Problem, Repair

__all__ = ["Analysis", "NodeReport", "Problem", "Repair", "analyse", "outline", "still_there"]
