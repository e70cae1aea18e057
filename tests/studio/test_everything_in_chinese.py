"""In Chinese nothing is left in English: the texts of all widgets in all states, and all problems of bad networks."""

import re

import pytest
from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QTabWidget,
    QWidget,
)

from nnstudio.app import build
from nnstudio.data.shelf import Shelf
from nnstudio.document import edits
from nnstudio.document.analysis import analyse
from nnstudio.document.document import Document, empty_document
from nnstudio.document.errors import DocumentError, EditError
from nnstudio.document.plain import document_from_json, document_to_json
from nnstudio.document.preview import fits
from nnstudio.document.templates import TEMPLATES
from nnstudio.errors import StudioError, full_stop, sentence
from nnstudio.formats.errors import ProjectError
from nnstudio.formats.project import load_project
from nnstudio.layers.catalogue import LAYERS
from nnstudio.layers.graph import INPUT, Graph, Node
from nnstudio.learning.losses.mean_squared_error import MeanSquaredError
from nnstudio.learning.optimizers.adadelta import Adadelta
from nnstudio.learning.optimizers.sgd import SGD
from nnstudio.learning.tasks.regression import Target
from nnstudio.runs.state import State
from nnstudio.studio import hands, language
from nnstudio.studio.about import AboutDialog
from nnstudio.studio.canvas.note import NoteItem, RepairButton
from nnstudio.studio.evaluate.panel import Look
from nnstudio.studio.words import in_words
from tests.studio import filing
from tests.studio.judged import of_images, of_numbers

NAMES = {
    *LAYERS,
    *(choice for cls in LAYERS.values() for field in cls.fields() for choice in field.choices),
    *("NN", "Studio", "MNIST", "Keras", "NumPy", "LeCun", "Cortes", "Burges", "MIT", "English"),
    *("Adam", "SGD", "PNG", "JPEG", "SVG", "CSV", "JSON", "Adadelta", "Huber", "KL", "px"),
}
"""Names of classes, values, products, people and formats, which are the same in every language."""
MARKUP = re.compile(r"<[^>]*>|&nbsp;")
FORMULA = re.compile(r"[a-z]+\[[^\]]*\]|[(（][A-Z][^()（）]* \d{4}[)）]")
"""An index, or who found it and when."""
PHRASE = 3
"""So many English words in a row are a sentence, and no name."""


def english_in(text):
    """The first English phrase in a text: words in a row that are no names; None if there is none."""
    run = []
    for piece in FORMULA.sub(" ; ", MARKUP.sub(" ; ", text)).replace("/", " ; ").split():
        word = piece.strip("()[]“”\"',.:;!?")
        run = [*run, word] if re.fullmatch(r"[A-Za-z][a-z']*", word) and word not in NAMES else []
        if len(run) >= PHRASE or (len(run) == PHRASE - 1 and run[-1] + "." == piece):
            return " ".join(run)
    return None


def texts_of(widget):
    """All that a widget says: on it, in its tip, and to a screen reader."""
    yield from (
        widget.toolTip(),
        widget.accessibleName(),
        widget.accessibleDescription(),
        widget.windowTitle(),
    )
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    if isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    if isinstance(widget, QGroupBox | QMenu):
        yield widget.title()
    if isinstance(widget, QTabWidget):
        yield from (widget.tabText(at) for at in range(widget.count()))
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(at) for at in range(widget.count()))
        yield from (
            str(widget.itemData(at, Qt.ItemDataRole.ToolTipRole) or "") for at in range(widget.count())
        )
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from _texts_of_model(widget.model())


def _texts_of_model(model, parent=None):
    parent = parent if parent is not None else QModelIndex()
    flat = isinstance(model, QAbstractListModel)
    for row in range(model.rowCount(parent)):
        for column in range(1 if flat else model.columnCount(parent)):
            index = model.index(row, column, parent)
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
                yield str(model.data(index, role) or "")
            if not flat:
                yield from _texts_of_model(model, index)


def left_in_english(window):
    """What is said in English anywhere in the window, with who says it."""
    found = []
    for widget in [window, *window.findChildren(QWidget)]:
        found += [
            f"{type(widget).__name__}: {text}" for text in texts_of(widget) if text and english_in(text)
        ]
    for action in window.findChildren(QAction):
        found += [f"action: {text}" for text in (action.text(), action.toolTip()) if english_in(text)]
    for item in window.canvas.view.network.items() if hasattr(window, "canvas") else ():
        text = item.sentence if isinstance(item, NoteItem) else getattr(item, "text", "")
        if isinstance(item, NoteItem | RepairButton) and isinstance(text, str) and english_in(text):
            found.append(f"canvas: {text}")
    return found


def leave_nothing_to_ask(window):
    """A run that goes on would make the window ask, and nobody is there to answer."""
    window.run_model.stop_and_wait()
    window.files.forget_changes()


@pytest.fixture
def chinese(qtbot, settings):
    """The window of a person who has chosen Chinese."""
    language.choose(settings, "zh_CN")
    studio = build([], settings, Shelf(1000))
    window = studio.window
    qtbot.addWidget(window, before_close_func=leave_nothing_to_ask)
    window.show()
    qtbot.waitExposed(window)
    yield window
    language.choose(settings, "en")
    language.speak(settings)


def open_gallery(window):
    window.show_gallery()


def open_empty(window):
    window.files.new()


def open_template(window):
    window.files.open_template("two-convolutions")


def show_training(window):
    open_template(window)
    window.properties.show_training()


def break_it(window):
    open_template(window)
    broken = edits.remove(window.store.document, ["flatten", "dense_1"])
    window.store.apply(broken, sentence("Remove {what}", what="flatten"))
    window.tabs.setCurrentWidget(window.problems)


def open_no_project(window):
    open_template(window)
    filing.opened(window, __file__)


def train(window, wait):
    window.files.open_template("first-network")
    shorter = edits.change_training(window.store.document, epochs=3)
    window.store.apply(shorter, sentence("Change {what}", what="epochs"))
    window.run_model.train()
    hands.wait_until(lambda: wait(window), "the training")


def train_on(window):
    train(window, lambda window: len(window.run_model.history.epochs) >= 1)


def train_to_the_end(window):
    train(window, lambda window: window.run_model.state is State.FINISHED)
    window.curves.choose("f1")
    window.tabs.setCurrentWidget(window.evaluate)
    hands.wait_until(lambda: window.evaluate.judgement is not None, "the evaluation")
    hands.draw(window.drawing.pad, hands.SEVEN)


def judge_numbers(window):
    window.evaluate.show_judgement(of_numbers((Target("a", "mm"), Target("b", "kg"))), Look(numbers="rows"))
    window.tabs.setCurrentWidget(window.evaluate)


def judge_images(window):
    window.evaluate.show_judgement(of_images(), Look())
    window.tabs.setCurrentWidget(window.evaluate)


def edit_what_is_trained(window):
    train_to_the_end(window)
    document = edits.change_layer(window.store.document, "dense", units=48)
    window.store.apply(document, sentence("Change {what}", what="units"))


def diverge(window):
    window.files.open_template("first-network")
    document = window.store.document
    for node_id in ("dense", "dense_1"):
        document = edits.change_layer(document, node_id, activation="linear")
    settings = {"loss": MeanSquaredError(), "optimizer": SGD(learning_rate=10.0)}
    window.store.apply(edits.change_training(document, **settings), sentence("Change {what}", what="loss"))
    window.run_model.train()
    hands.wait_until(lambda: window.run_model.state is State.DIVERGED, "the training")


def ask_in_the_plane(window):
    window.files.open_template("spiral")
    page = window.ask.page
    hands.wait_until(lambda: page.known is not None, "the points")
    page.model.ask((1.0, 2.0))


STATES = (
    open_gallery,
    open_empty,
    open_template,
    show_training,
    break_it,
    open_no_project,
    train_on,
    train_to_the_end,
    judge_numbers,
    judge_images,
    edit_what_is_trained,
    diverge,
    ask_in_the_plane,
)


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_no_state_of_the_window_says_anything_in_english(chinese, state):
    state(chinese)
    hands.pump(0.05)
    assert left_in_english(chinese) == []


def every_layer():
    """All kinds of layers on one canvas, most of them in a wrong place."""
    document = empty_document()
    for cls in LAYERS.values():
        document = edits.add(document, cls(), (document.last,))
    return document


def test_no_form_of_a_layer_or_of_the_training_says_anything_in_english(chinese):
    chinese.store.open(every_layer())
    chinese.show_workbench()
    chinese.properties.show_training()
    for node_id in chinese.store.document.ids:
        chinese.store.selection.set((node_id,))
        hands.pump()
        assert left_in_english(chinese.properties) == [], node_id


def test_the_pages_of_help_say_nothing_in_english(chinese):
    for dialog in (AboutDialog.about(chinese), AboutDialog.keys(chinese, chinese.findChildren(QAction))):
        texts = [text for label in dialog.findChildren(QLabel) for text in texts_of(label)]
        assert [text for text in texts if english_in(text)] == []
        dialog.deleteLater()


def bad_documents():
    """Networks with every kind of problem."""
    start = TEMPLATES["two-convolutions"].document
    yield empty_document()
    yield every_layer()
    yield edits.remove(start, ["flatten"])
    yield edits.set_trainable(start, start.ids, False)
    yield edits.change_training(start, batch_size=65_536, epochs=0)
    yield edits.change_training(start, optimizer=Adadelta(learning_rate=0.001))
    yield edits.change_training(start, optimizer=SGD(learning_rate=50.0))
    yield edits.change_training(start, optimizer=SGD(learning_rate=0.0))
    yield edits.change_layer(start, "dense", activation="softmax")
    yield edits.change_layer(start, "dense", activation="linear")
    yield edits.change_layer(start, "dense_1", units=7, activation="relu")
    yield edits.change_layer(start, "dropout", rate=0.95)
    yield edits.insert(start, LAYERS["Dropout"](), start.last)
    yield edits.add(start, LAYERS["Dense"](), ("conv2d",))
    yield edits.add(start, LAYERS["Add"](), ("conv2d",))
    yield edits.add(start, LAYERS["Concatenate"](), ("conv2d", "dense"))
    yield edits.disconnect(start, "flatten", "dense")
    yield edits.change_layer(start, "conv2d", groups=3)
    yield Document.of(Graph((32, 32, 3), start.nodes), start.training)
    yield Document.of(
        Graph((28, 28, 1), (Node("a", LAYERS["Flatten"](), ("b",)), Node("b", LAYERS["Flatten"](), ("a",))))
    )
    yield Document.of(Graph((28, 28, 1), (Node("a", LAYERS["Flatten"](), ("ghost",)),)))


def test_no_problem_and_no_repair_is_told_in_english(chinese):
    problems = [problem for document in bad_documents() for problem in analyse(document, 10_000_000).problems]
    texts = {in_words(full_stop(problem.sentence)) for problem in problems}
    texts |= {in_words(problem.repair.text) for problem in problems if problem.repair}
    assert len(texts) > 40
    assert [text for text in texts if english_in(text)] == []
    assert [text for text in texts if not re.search(r"[\u4e00-\u9fff]", text)] == []


def refusals():
    """Edits and files that are refused, each as what was raised."""
    start = TEMPLATES["two-convolutions"].document
    tries = [
        lambda: edits.remove(start, ["ghost"]),
        lambda: edits.rename(start, "dense", "1st"),
        lambda: edits.rename(start, "dense", "conv2d"),
        lambda: edits.rename(start, "dense", "input"),
        lambda: edits.rename(start, "dense", "a" * 100),
        lambda: edits.connect(start, "dense", "conv2d"),
        lambda: edits.connect(start, "flatten", "dense"),
        lambda: edits.disconnect(start, "conv2d", "dense"),
        lambda: edits.change_layer(start, "dense", units=0),
        lambda: edits.change_layer(start, "dense", units="x"),
        lambda: edits.change_layer(start, "dense", activation="x"),
        lambda: edits.change_layer(start, "dense", ghost=1),
        lambda: edits.change_training(start, batch_size=-1),
        lambda: edits.retitle(start, ""),
        lambda: SGD(clipnorm=1.0, clipvalue=1.0),
        lambda: load_project("/gone.nnstudio"),
        lambda: load_project(__file__),
    ]
    plain = document_to_json(start)
    for part, value in (
        ("format", 1),
        ("version", 99),
        ("layers", 1),
        ("title", ""),
        ("source", 1),
        ("description", 1),
        ("training", 1),
    ):
        tries.append(lambda part=part, value=value: document_from_json({**plain, part: value}))
    for attempt in tries:
        with pytest.raises((StudioError, EditError, DocumentError, ProjectError)) as raised:
            attempt()
        yield raised.value


def test_no_refusal_is_told_in_english(chinese):
    texts = [in_words(full_stop(error.sentence)) for error in refusals()]
    assert [text for text in texts if english_in(text)] == []
    assert [text for text in texts if not re.search(r"[\u4e00-\u9fff]", text)] == []


def test_no_preview_of_a_drop_is_told_in_english(chinese):
    start = TEMPLATES["two-convolutions"].document
    texts = {
        in_words(full_stop(fits(start, cls(), after).sentence))
        for cls in LAYERS.values()
        for after in (INPUT, *start.ids)
    }
    assert len(texts) > 50
    assert [text for text in texts if english_in(text)] == []


def test_english_is_recognized():
    assert english_in("The network has no layers yet")
    assert english_in("网络 the image is gone 了")
    assert english_in("Dense 需要展平的输入，而现在得到 26x26x32。") is None
    assert english_in("output = activation(input @ kernel + bias)；input 为 (n, 特征数)") is None
