"""The table of every layer: the same facts as on the canvas, side by side."""

from nnstudio.studio.analysis.table import AnalysisTable

__all__ = ["AnalysisTable"]
