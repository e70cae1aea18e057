"""What the page of data says: kinds, tasks and counts in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from nnstudio.data.description import Description
from nnstudio.document.analysis import analyse
from nnstudio.document.document import Document
from nnstudio.document.following import changes
from nnstudio.errors import by_count, full_stop
from nnstudio.layers.shapes import shape_text
from nnstudio.learning.tasks import Classification, Regression
from nnstudio.runs.outlook import outlook
from nnstudio.runs.trained import Trained
from nnstudio.studio.words import declared, in_words, one_after_the_other

NAMED = 3


def tr(text: str) -> str:
    """The text in the user's language."""
    return QCoreApplication.translate("data", text)


def title_of(description: Description) -> str:
    """What the data is called; what the program itself has made has a name in each language."""
    return declared(description.title)


def kind_text(description: Description) -> str:
    """What one example is: "pictures of 28x28x1"."""
    shape = shape_text(description.shape)
    texts = {
        "pictures": tr("pictures of {shape}"),
        "table": by_count(description.shape[0], tr("rows with 1 input"), tr("rows with {shape} inputs")),
        "points": tr("points in the plane"),
    }
    return texts[description.kind].format(shape=shape)


def task_text(description: Description) -> str:
    """What is to be learned: "26 classes", "the number price", "the input again"."""
    task = description.task
    if isinstance(task, Classification):
        return tr("{count} classes").format(count=len(task.classes))
    if isinstance(task, Regression) and len(task.targets) == 1:
        return tr("the number {name}").format(name=in_words(task.targets[0].name))
    if isinstance(task, Regression):
        names = ", ".join(in_words(target.name) for target in task.targets[:NAMED])
        return tr("{count} numbers: {names}").format(count=len(task.targets), names=names)
    return tr("the input again")


def counts_text(description: Description) -> str:
    """How many examples there are."""
    text = tr("{train} to learn from, {test} to test")
    return text.format(train=f"{description.train:,}", test=f"{description.test:,}")


def consequences(before: Document, after: Document, trained: Trained | None) -> tuple[str, bool]:
    """What becomes of the network, and whether it can be trained afterwards. trained: what it has learned."""
    if not before.nodes:
        return tr("The network has no layers yet; it will begin with this data."), True
    said = [in_words(each) for each in changes(before, after)]
    errors = analyse(after).errors
    if errors:
        text = tr("It will have a problem to repair: {problem}")
        said.append(text.format(problem=in_words(full_stop(errors[0].sentence))))
        return one_after_the_other(said), False
    ahead = outlook(after, trained)
    if ahead.goes_on is not None:
        said.append(tr("Training can go on where it stopped."))
    elif ahead.sentence is not None:
        said.append(in_words(ahead.sentence))
    elif not said:
        said.append(tr("The network fits as it is."))
    return one_after_the_other(said), True
