"""The table of every layer: the same facts as on the canvas, side by side, and what each layer costs."""

from nnstudio.studio.analysis.panel import AnalysisPanel

__all__ = ["AnalysisPanel"]
