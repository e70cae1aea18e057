"""The measures of how good answers are, by the name under which events, files and curves know them."""

from nnstudio.learning.metrics.classification import (
    F1,
    UNANSWERED,
    Accuracy,
    ClassScores,
    Precision,
    Recall,
    RocAuc,
    Top5Accuracy,
    classes_of,
    confusion_matrix,
    scores_of_counts,
)
from nnstudio.learning.metrics.metric import Metric, plain
from nnstudio.learning.metrics.pictures import Psnr
from nnstudio.learning.metrics.regression import R2, MeanAbsolute, RootMeanSquared

METRICS: dict[str, Metric] = {
    metric.name: metric
    for metric in (
        Accuracy(),
        Top5Accuracy(),
        Precision(),
        Recall(),
        F1(),
        RocAuc(),
        MeanAbsolute(),
        RootMeanSquared(),
        R2(),
        Psnr(),
    )
}

__all__ = [
    "F1",
    "METRICS",
    "R2",
    "UNANSWERED",
    "Accuracy",
    "ClassScores",
    "MeanAbsolute",
    "Metric",
    "Precision",
    "Psnr",
    "Recall",
    "RocAuc",
    "RootMeanSquared",
    "Top5Accuracy",
    "classes_of",
    "confusion_matrix",
    "plain",
    "scores_of_counts",
]
