"""The way of a car through the camera's picture."""

import pytest
from hypothesis import given, strategies as st

from server.simulator.passage_path import STOPPED, PassageTiming, pose_at

TIMING = PassageTiming(approach_s=2.0, stop_s=2.5, leave_s=1.0)


@given(st.floats(0, 1.99), st.floats(0, 1.99))
def test_an_approaching_car_only_grows_and_comes_down_the_picture(first: float, second: float) -> None:
    earlier, later = (pose_at(moment, TIMING) for moment in sorted((first, second)))
    assert earlier.scale <= later.scale <= STOPPED.scale
    assert earlier.ground_px <= later.ground_px <= STOPPED.ground_px


@given(st.floats(2.0, 4.5))
def test_it_stands_still_for_the_whole_stop(seconds: float) -> None:
    assert pose_at(seconds, TIMING) == STOPPED


def test_it_brakes_to_a_stop_without_a_jump() -> None:
    last_step = pose_at(2.0, TIMING).ground_px - pose_at(1.95, TIMING).ground_px
    first_step = pose_at(1.0, TIMING).ground_px - pose_at(0.95, TIMING).ground_px
    assert 0 <= last_step < first_step


@pytest.mark.parametrize("seconds", [5.5, 6.0, 60.0])
def test_it_is_gone_when_the_passage_is_over_and_stays_so(seconds: float) -> None:
    assert pose_at(seconds, TIMING) == pose_at(TIMING.total_s, TIMING)
    assert pose_at(seconds, TIMING).ground_px > 1500
