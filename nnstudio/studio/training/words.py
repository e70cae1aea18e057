"""The sentences and numbers of the progress line, apart from the widgets that show them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from nnstudio.errors import by_count, full_stop
from nnstudio.learning.metrics import Metric
from nnstudio.runs.baseline import Standing
from nnstudio.runs.outlook import Start
from nnstudio.runs.progress import Progress
from nnstudio.runs.state import State
from nnstudio.studio.training.run_model import RunModel
from nnstudio.studio.words import declared, figure_text, in_words, one_after_the_other, signed

MUCH = 0.01
"""A difference of accuracy that is more than the ups and downs of epochs."""


def tr(text: str) -> str:
    """The text in the person's language."""
    return QCoreApplication.translate("TrainBar", text)


def clock(seconds: float) -> str:
    """A time such as 0:41, 12:05 or 1:02:03."""
    whole = max(0, round(seconds))
    hours, minutes = divmod(whole // 60, 60)
    return f"{hours}:{minutes:02}:{whole % 60:02}" if hours else f"{minutes}:{whole % 60:02}"


def epoch_text(progress: Progress) -> str:
    """Such as "epoch 3/10"."""
    return tr("epoch {epoch}/{epochs}").format(epoch=max(1, progress.epoch), epochs=progress.epochs)


def fraction_text(progress: Progress) -> str:
    """The done part of the run in whole percent, never 100% before the end."""
    return f"{int(progress.fraction * 100)}%"


def speed_text(progress: Progress) -> str:
    """Images per second, to three figures so that it can be read while it changes."""
    speed = progress.examples_per_second
    if speed is None:
        return ""
    figures = 1 if speed < 1000 else 10 if speed < 10_000 else 100
    return tr("{speed} img/s").format(speed=f"{round(speed / figures) * figures:,}")


def time_text(progress: Progress) -> str:
    """The time left, such as "0:41 left"."""
    left = progress.seconds_left
    return "" if left is None else tr("{time} left").format(time=clock(left))


def status(run_model: RunModel) -> str:
    """What there is to say while no run goes on: why it can't start, how the last one ended, what comes
    next.
    """
    problem = run_model.store.problem
    if problem and not run_model.store.document.nodes:
        return in_words(full_stop(problem))
    if problem:
        return tr("Train waits for a repair: {problem}").format(problem=in_words(problem))
    parts = [_ending(run_model), notice(run_model)]
    return one_after_the_other(parts)


def notice(run_model: RunModel) -> str:
    """What to know before the next click: what it resets, what an edit does not change; or ""."""
    if not run_model.active:
        return in_words(run_model.outlook.sentence)
    if run_model.trains_the_document:
        return ""
    return tr("This run goes on with the network and settings it began with.")


def _ending(run_model: RunModel) -> str:
    state, history = run_model.state, run_model.history
    if state is State.FAILED:  # the message bar says why
        return tr("Stopped by an error.")
    if state is State.DIVERGED and history.diverged is not None:
        return tr("Stopped at step {step}: unstable.").format(step=history.diverged.step)
    if state is State.FINISHED:
        return _finished(run_model)
    if state is State.STOPPED:
        text = tr("Stopped after {done} of {epochs} epochs.")
        if run_model.outlook.start is Start.CONTINUE:
            text = tr("Stopped after {done} of {epochs} epochs. Continue goes on from there.")
        return text.format(done=len(history.epochs), epochs=run_model.progress.epochs)
    if notice(run_model):
        return ""
    return _learned_before(run_model) or _ready(run_model)


def _learned_before(run_model: RunModel) -> str:
    """What the network of a project that was opened has learned, or how far it came; "" where nothing tells that."""
    now, better, metric = run_model.best_epoch.in_hand, run_model.best_epoch.better, run_model.history.metric
    value = now.validation_metrics.get(metric.name) if now else None
    trained = run_model.outlook.goes_on
    if trained is None:
        return ""
    if now is None or value is None:
        text = tr("Stopped after {done} of {epochs} epochs. Continue goes on from there.")
        stopped = trained.epochs_done < trained.goal
        return text.format(done=trained.epochs_done, epochs=trained.goal) if stopped else ""
    text, reached = tr("Learned so far: {reached}, after epoch {epoch}."), right_text(metric, value)
    told = text.format(reached=reached, epoch=now.epoch)
    if better is not None:
        text = tr("Learned so far: {reached} now, and {best} after epoch {epoch}.")
        best = signed(metric.text(better.validation_metrics[metric.name]))
        told = text.format(reached=reached, best=best, epoch=better.epoch)
    return one_after_the_other((told, _flattered(run_model), _continue_adds(run_model)))


def _finished(run_model: RunModel) -> str:
    """Time, what the network in hand reaches, what it did at best, and how many epochs more there would be."""
    told = [_reached(run_model)]
    if run_model.progress.epoch < run_model.progress.epochs and run_model.sentence is not None:
        told.append(in_words(run_model.sentence))
    return one_after_the_other((*told, _flattered(run_model), _continue_adds(run_model)))


def _flattered(run_model: RunModel) -> str:
    """What the choice of an epoch by the test part does to its figure; "" where nothing was chosen by it."""
    return tr("The test part chose it.") if run_model.best_epoch.chosen_by_test else ""


def why_flattered(run_model: RunModel) -> str:
    """The same in more words, for the tooltip."""
    if not run_model.best_epoch.chosen_by_test:
        return ""
    return tr(
        "The best of several epochs is partly luck with the examples that they are compared by. The tutorials choose "
        "so; for a figure to rely on, keep the test part for the end."
    )


def _continue_adds(run_model: RunModel) -> str:
    outlook = run_model.outlook
    if outlook.start is not Start.CONTINUE or outlook.trained is None:
        return ""
    more = outlook.goal - outlook.trained.epochs_done
    if more == 1:
        return tr("Continue adds one epoch.")
    return tr("Continue adds {count} epochs.").format(count=more)


def _reached(run_model: RunModel) -> str:
    time, metric, epochs = clock(run_model.progress.seconds), run_model.history.metric, run_model.best_epoch
    now, better = epochs.in_hand, epochs.better
    value = now.validation_metrics.get(metric.name) if now else None
    if now is None or value is None:
        return tr("Finished in {time}.").format(time=time)
    reached = right_text(metric, value)
    if better is None and run_model.standing.at_baseline and not epochs.in_use:
        text = tr("Finished in {time}, with nothing learned: {reached}, as by always giving one answer.")
        if run_model.standing is Standing.BY_HEART:
            text = tr(
                "Finished in {time}, learned by heart: {reached} on what is new, as by always giving one answer."
            )
        return text.format(time=time, reached=reached)
    if better is None:
        text = tr("Finished in {time}: {reached}, after epoch {epoch}.")
        return text.format(time=time, reached=reached, epoch=now.epoch)
    text = tr("Finished in {time}: {reached} now, and {best} after epoch {epoch}.")
    best = signed(metric.text(better.validation_metrics[metric.name]))
    return text.format(time=time, reached=reached, best=best, epoch=better.epoch)


def right_text(metric: Metric, value: float) -> str:
    """What a run reaches: "96.86% right", or the metric with its name."""
    if metric.name == "accuracy":
        return tr("{accuracy} right").format(accuracy=metric.text(value))
    return figure_text(metric, value)


def warns(run_model: RunModel) -> bool:
    """Whether `status` says what should not be overlooked: what an edit costs, or that little is in hand. That the best
    epoch does not go on as it is has been chosen.
    """
    outlook = run_model.outlook
    chosen = run_model.best_epoch.in_use and outlook.fit.complete
    return is_worse(run_model) or (outlook.sentence is not None and not chosen)


def is_worse(run_model: RunModel) -> bool:
    """Whether the network in hand is clearly worse than it was at best, or has learned nothing."""
    epochs, metric = run_model.best_epoch, run_model.history.metric
    now, better = epochs.in_hand, epochs.better
    if now is None or better is None:
        return run_model.standing.at_baseline and not epochs.in_use
    lost = better.validation_metrics[metric.name] - now.validation_metrics.get(metric.name, 0.0)
    return run_model.standing.at_baseline or abs(lost) > MUCH


def _ready(run_model: RunModel) -> str:
    settings = run_model.store.document.training
    one = tr("Ready: 1 epoch, batches of {batch_size}, {optimizer}.")
    text = by_count(settings.epochs, one, tr("Ready: {epochs} epochs, batches of {batch_size}, {optimizer}."))
    return text.format(
        epochs=settings.epochs, batch_size=settings.batch_size, optimizer=declared(settings.optimizer.title)
    )


def reason_against(run_model: RunModel, action: str) -> str:
    """Why an action is not possible now, as a sentence; "" if it is possible."""
    state = run_model.state
    if state is State.STOPPING:
        return tr("The run is ending with the batch that is computed now.")
    if action in ("pause", "stop"):
        if not state.active:
            return tr("Nothing is training.")
        if action == "pause" and state is State.PAUSED:
            return tr("Training is paused already.")
        return ""
    if state is State.TRAINING:
        return tr("Training goes on already.")
    if action == "start_over" and state is State.PAUSED:
        return tr("Stop the run first.")
    problem = run_model.store.problem
    if problem and not state.active:
        return tr("The network has a problem: {problem}").format(problem=in_words(problem))
    return ""
