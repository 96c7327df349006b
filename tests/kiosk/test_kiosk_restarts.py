"""When a dead browser is started again."""

from hypothesis import given, strategies as st

from kiosk.restarts import FIRST_PAUSE_SECONDS, HEALTHY_AFTER_SECONDS, LONGEST_PAUSE_SECONDS, Restarts


def test_the_first_start_waits_for_nothing() -> None:
    assert Restarts().may_start(0.0)


def test_pauses_grow_and_are_kept() -> None:
    restarts, now, pauses = Restarts(), 0.0, []
    for _ in range(9):
        restarts.started(now)
        pause = restarts.ended(now)
        assert not restarts.may_start(now + pause - 0.01)
        now += pause
        assert restarts.may_start(now)
        pauses.append(pause)
    assert pauses == [1, 2, 4, 8, 16, 32, 60, 60, 60]


@given(st.integers(min_value=0, max_value=12))
def test_a_browser_that_ran_well_begins_afresh(deaths: int) -> None:
    restarts = Restarts()
    for _ in range(deaths):
        restarts.started(0.0)
        restarts.ended(0.0)
    restarts.started(100.0)
    assert restarts.ended(100.0 + HEALTHY_AFTER_SECONDS) == FIRST_PAUSE_SECONDS


@given(st.lists(st.floats(min_value=0.0, max_value=1e6), max_size=50))
def test_no_pause_is_ever_longer_than_the_longest(lifetimes: list[float]) -> None:
    restarts, now = Restarts(), 0.0
    for lifetime in lifetimes:
        restarts.started(now)
        now += lifetime
        pause = restarts.ended(now)
        assert FIRST_PAUSE_SECONDS <= pause <= LONGEST_PAUSE_SECONDS
        now += pause


def test_a_browser_that_died_on_the_screen_comes_back_at_once_and_the_screen_later() -> None:
    restarts = Restarts()
    for _ in range(4):
        restarts.started(0.0)
        pause = restarts.ended(0.0, on_screen=True)
    assert pause == 8
    assert restarts.may_start(FIRST_PAUSE_SECONDS)
    assert not restarts.may_show(7.9)
    assert restarts.may_show(8.0)
    assert restarts.count == 4
