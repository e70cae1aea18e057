"""How fine and how often the plane is drawn follows from what it costs."""

from nnstudio.runs.survey_pace import COARSE, FINE, FIXED, OFTEN, QUICK, SHARE, SIDES, SurveyPace


def paced(cost):
    """A pace that has seen one picture, whose points cost so many seconds each."""
    pace = SurveyPace()
    pace.surveyed(COARSE, cost * COARSE**2)
    return pace


def test_the_first_picture_is_coarse():
    assert SurveyPace().while_training() == COARSE


def test_a_fast_machine_draws_finely_thirty_times_a_second():
    pace = paced(1e-8)
    assert pace.while_training() == SIDES[-1]
    assert pace.wait(SIDES[-1]) == OFTEN
    assert pace.finest() == FINE


def test_a_finer_picture_is_never_bought_with_fewer_pictures():
    for cost in (1e-8, 5e-8, 1e-7, 2e-7, 5e-7):
        pace = paced(cost)
        assert pace.while_training() == COARSE or pace.wait(pace.while_training()) <= OFTEN * 1.001


def test_a_large_network_is_drawn_coarsely_and_seldom():
    pace = paced(1e-4)
    assert pace.while_training() == COARSE
    assert pace.wait(COARSE) >= 1e-4 * COARSE**2 / SHARE * 0.99
    assert pace.finest() < FINE


def test_what_stands_still_is_never_drawn_more_coarsely_than_at_once():
    assert paced(0.01).finest() == QUICK


def test_the_share_of_a_core_is_kept_whatever_a_point_costs():
    for cost in (1e-8, 1e-7, 1e-6, 1e-5, 1e-4):
        pace = paced(cost)
        side = pace.while_training()
        assert cost * side**2 / pace.wait(side) <= SHARE * 1.001


def test_what_every_picture_takes_is_not_counted_for_each_point_of_a_finer_one():
    pace = SurveyPace()
    pace.surveyed(COARSE, 1e-7 * COARSE**2 + FIXED)
    assert pace.while_training() > COARSE
    assert pace.wait(pace.while_training()) <= OFTEN * 1.001
