"""How far a run is and how fast, told steadily; and the words that tell it."""

import pytest

from nnstudio.learning.events import BatchDone, EpochDone, ValidationDone
from nnstudio.runs.pace import Pace
from nnstudio.runs.progress import Progress, ProgressMeter
from nnstudio.studio.training.words import clock, fraction_text, speed_text


def batch(epoch, number, batches=10, images=32):
    return BatchDone(
        epoch, number, batches, (epoch - 1) * batches + number, images, 0.5, {"accuracy": 0.9}, 0.001
    )


def epoch_done(epoch):
    return EpochDone(epoch, 10 * epoch, 0.5, {"accuracy": 0.9}, 0.4, {"accuracy": 0.9}, 0.001)


def test_the_pace_is_images_by_seconds():
    pace = Pace()
    pace.resume(0.0)
    for number in range(1, 11):
        pace.add(number * 0.1, batch(1, number))
    assert pace.examples_per_second == pytest.approx(320.0)


def test_time_in_a_pause_does_not_count():
    pace = Pace()
    pace.resume(0.0)
    pace.add(0.1, batch(1, 1))
    pace.interrupt()
    pace.add(100.0, batch(1, 2))
    pace.add(100.1, batch(1, 3))
    assert pace.examples_per_second == pytest.approx(320.0)
    assert pace.total_seconds == pytest.approx(0.2)


def test_validation_counts_for_the_time_left_and_not_for_the_pace():
    pace = Pace()
    pace.resume(0.0)
    pace.add(0.1, batch(1, 1))
    pace.add(1.1, ValidationDone(1, 1, 2))
    pace.add(2.1, ValidationDone(1, 2, 2))
    pace.add(2.1, epoch_done(1))
    assert pace.examples_per_second == pytest.approx(320.0)
    assert pace.seconds_left(320, 3) == pytest.approx(1.0 + 3 * 2.0)


def test_nothing_is_known_before_the_first_batch():
    assert Pace().examples_per_second is None
    assert Pace().seconds_left(100, 1) is None


def test_the_fraction_counts_batches_of_all_epochs():
    meter = ProgressMeter(epochs=4, batch_size=32, validates=False)
    meter.resume(0.0)
    meter.add(0.1, batch(2, 5))
    assert (meter.progress.epoch, meter.progress.epochs) == (2, 4)
    assert meter.progress.fraction == pytest.approx(15 / 40)


def test_the_end_is_all_done_with_no_time_left():
    meter = ProgressMeter(epochs=1, batch_size=32, validates=True)
    meter.resume(0.0)
    meter.add(0.1, batch(1, 10))
    meter.add(0.2, epoch_done(1))
    assert meter.progress.fraction == 1.0
    assert meter.progress.seconds_left == pytest.approx(0.0)


@pytest.mark.parametrize(
    ("seconds", "text"), [(0, "0:00"), (41.4, "0:41"), (725, "12:05"), (3723, "1:02:03")]
)
def test_times_are_told_as_on_a_clock(seconds, text):
    assert clock(seconds) == text


@pytest.mark.parametrize(
    ("speed", "text"), [(842.3, "842 img/s"), (2436.0, "2,440 img/s"), (24_312.0, "24,300 img/s")]
)
def test_the_speed_has_three_figures(speed, text):
    assert speed_text(Progress(examples_per_second=speed)) == text


def test_only_the_end_is_a_hundred_percent():
    assert fraction_text(Progress(fraction=0.9999)) == "99%"
    assert fraction_text(Progress(fraction=1.0)) == "100%"
