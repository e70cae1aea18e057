"""The problems of the network in one list, each with its repair."""

from nnstudio.studio.problems.panel import ProblemsPanel

__all__ = ["ProblemsPanel"]
