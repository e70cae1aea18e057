"""A run from its beginning to its ends, good and bad."""

from nnstudio.document import edits
from nnstudio.errors import sentence
from nnstudio.learning.losses.mean_squared_error import MeanSquaredError
from nnstudio.learning.optimizers.sgd import SGD
from nnstudio.runs.state import State
from nnstudio.studio import hands
from nnstudio.studio.main_window import MainWindow

F1 = "f1"


def wait_for(window: MainWindow, *states: State) -> None:
    """Wait until the run is in one of these states."""
    hands.wait_until(lambda: window.run_model.state in states, "the training")


def small_training(window: MainWindow, **changes: object) -> None:
    """Train the smallest template, with other settings."""
    window.files.open_template("first-network")
    window.store.apply(edits.change_training(window.store.document, **changes), sentence("Shorten"))
    window.run_model.train()


def training(window: MainWindow) -> None:
    """A run that goes on."""
    small_training(window, epochs=400)
    hands.wait_until(lambda: len(window.run_model.history.epochs) >= 3, "the training")


def paused(window: MainWindow) -> None:
    """A run that waits."""
    training(window)
    window.run_model.pause()
    wait_for(window, State.PAUSED)
    hands.pump(0.3)


def finished(window: MainWindow) -> None:
    """A run that has ended."""
    small_training(window, epochs=5)
    wait_for(window, State.FINISHED)


def diverged(window: MainWindow) -> None:
    """A run that came to infinity."""
    window.files.open_template("first-network")
    document = window.store.document
    for node_id in ("dense", "dense_1"):
        document = edits.change_layer(document, node_id, activation="linear")
    settings = {"loss": MeanSquaredError(), "optimizer": SGD(learning_rate=10.0)}
    window.store.apply(edits.change_training(document, **settings), sentence("Make it diverge"))
    window.run_model.train()
    hands.wait_until(lambda: not window.run_model.active, "the training")


def baseline(window: MainWindow) -> None:
    """A run that learns nothing."""
    small_training(window, epochs=3, optimizer=SGD(learning_rate=10.0))
    wait_for(window, State.FINISHED)


def other_metric(window: MainWindow) -> None:
    """The curves of a metric that was chosen beside the one that leads, with those of the run before."""
    small_training(window, epochs=6)
    wait_for(window, State.FINISHED)
    window.run_model.start_over()
    hands.wait_until(lambda: len(window.run_model.history.epochs) == 6, "the training")
    window.curves.choose(F1)


def enlarged(window: MainWindow) -> None:
    """The curves in the room of the canvas."""
    finished(window)
    window.menus.enlarge.setChecked(True)


def worse(window: MainWindow) -> None:
    """A run that ended worse than it was, with the best epoch offered."""
    window.files.open_template("first-network")
    window.store.apply(edits.change_training(window.store.document, epochs=3), sentence("Shorten"))
    window.run_model.one_epoch()
    wait_for(window, State.PAUSED)
    window.run_model.set_learning_rate(0.05)
    window.run_model.train()
    wait_for(window, State.FINISHED)


def best_epoch(window: MainWindow) -> None:
    """The network of the best epoch in hand, with the way back."""
    worse(window)
    window.run_model.best_epoch.use()


def looked_back(window: MainWindow) -> None:
    """The slider at an earlier step, with a drawing that is answered as it was then."""
    finished(window)
    window.ask.page.load_random()  # type: ignore[attr-defined]
    moments = window.run_model.travel.moments
    window.run_model.travel.go_to(moments[3])
    hands.pump(0.3)


def looked_back_to_epoch(window: MainWindow) -> None:
    """The slider at the end of an epoch, from which training can go on as it was, beside the evaluation."""
    finished(window)
    window.run_model.travel.go_to(window.run_model.travel.moments[-4])


def branched_off(window: MainWindow) -> None:
    """A run that went on from the second epoch of another one, which can be had again."""
    finished(window)
    model = window.run_model
    before = model.history
    model.travel.go_to(next(moment for moment in model.travel.moments if moment.whole and moment.epoch == 2))
    model.travel.go_on()
    hands.wait_until(lambda: model.history is not before and model.state is State.FINISHED, "the branch")
