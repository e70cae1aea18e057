"""How fine and how often the plane is drawn follows from what it costs."""

from nnstudio.runs.survey_pace import AIM, COARSE, FINE, QUICK, SHARE, SIDES, SurveyPace


def test_the_first_picture_is_coarse():
    assert SurveyPace().while_training() == COARSE


def test_a_fast_machine_draws_finely_and_often():
    pace = SurveyPace()
    pace.surveyed(32, 1e-6 * 32**2 / 100)
    assert pace.while_training() == SIDES[-1]
    assert pace.wait(SIDES[-1]) < AIM
    assert pace.finest() == FINE


def test_a_large_network_is_drawn_coarsely_and_seldom():
    pace = SurveyPace()
    pace.surveyed(32, 0.1)
    assert pace.while_training() == COARSE
    assert pace.wait(COARSE) >= 0.1 / SHARE * 0.99
    assert pace.finest() < FINE


def test_what_stands_still_is_never_drawn_more_coarsely_than_at_once():
    pace = SurveyPace()
    pace.surveyed(32, 10.0)
    assert pace.finest() == QUICK


def test_painting_counts_too():
    pace = SurveyPace()
    pace.surveyed(32, 1e-5)
    pace.painted(SHARE * AIM)
    assert pace.while_training() == COARSE
    assert pace.wait(COARSE) > AIM


def test_the_share_of_a_core_is_kept_whatever_a_point_costs():
    for cost in (1e-7, 1e-6, 1e-5, 1e-4):
        pace = SurveyPace()
        pace.surveyed(COARSE, cost * COARSE**2)
        side = pace.while_training()
        assert cost * side**2 / pace.wait(side) <= SHARE * 1.001
