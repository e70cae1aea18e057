"""The tables of a classification: how each class fares, and which confusions are the most frequent."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from nnstudio.runs.calibration import mean_sureness
from nnstudio.runs.confusions import Confusions
from nnstudio.studio.evaluate.table import Column, FigureTable
from nnstudio.studio.evaluate.words import count_text, share_or_dash, share_text
from nnstudio.studio.words import in_words


def show_classes(table: FigureTable, found: Confusions, probabilities: bool) -> None:
    """A row for each class. probabilities: it can be said how sure the network is of what it calls so."""
    scores = found.scores
    columns = [
        (
            Column(_tr("Precision"), share_text, _tr("Of what was called so, the part that is.")),
            scores.precision,
        ),
        (
            Column(_tr("Recall"), share_text, _tr("Of what is so, the part that was called so.")),
            scores.recall,
        ),
        (Column("F1", share_text, _tr("Precision and recall in one figure.")), scores.f1),
        (Column(_tr("Number"), count_text, _tr("Examples of this class.")), scores.support),
    ]
    if probabilities:
        tip = _tr(
            "How sure the network is in the mean of what it calls so. The precision is how often it is right."
        )
        columns.insert(1, (Column(_tr("Sure"), share_or_dash, tip), mean_sureness(found)))
    heads = (Column(_tr("Class"), number=False), *(head for head, _ in columns))
    table.show_rows(
        heads, list(zip(map(in_words, found.names), *(values.tolist() for _, values in columns), strict=True))
    )


def show_pairs(table: FigureTable, found: Confusions) -> None:
    """A row for each of the most frequent confusions."""
    heads = (
        Column(_tr("Class"), number=False),
        Column(_tr("taken for"), number=False),
        Column(_tr("Number"), count_text, _tr("Examples that were confused so.")),
        Column(_tr("Share"), share_text, _tr("Of all examples of the class.")),
    )
    rows = [
        (in_words(found.names[pair.truth]), in_words(found.names[pair.answer]), pair.count, pair.share)
        for pair in found.pairs
    ]
    table.show_rows(heads, rows)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Evaluate", text)
