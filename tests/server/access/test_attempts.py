"""Limits on guessing."""

from contextlib import suppress

import pytest
from hypothesis import given, strategies as st

from server.access.attempts import WINDOW_SECONDS, Attempts
from server.domain.errors import NotSignedIn, TooManyAttempts


class _Seconds:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def _fail(attempts: Attempts, subject: str) -> None:
    with suppress(NotSignedIn), attempts.counted(subject):
        raise NotSignedIn("wrong")


def test_after_five_failures_the_sixth_is_not_even_tried() -> None:
    attempts, tried = Attempts(5, _Seconds()), False
    for _ in range(5):
        _fail(attempts, "anna")

    with pytest.raises(TooManyAttempts) as refusal, attempts.counted("anna"):
        tried = True

    assert not tried
    assert refusal.value.fields["retry_after_seconds"] == 61


def test_others_are_not_held_up() -> None:
    attempts = Attempts(1, _Seconds())
    _fail(attempts, "anna")

    with attempts.counted("ben"):
        pass


def test_a_minute_later_it_may_be_tried_again() -> None:
    seconds = _Seconds()
    attempts = Attempts(1, seconds)
    _fail(attempts, "anna")
    seconds.now += WINDOW_SECONDS

    with attempts.counted("anna"):
        pass


def test_refusals_do_not_prolong_the_wait() -> None:
    seconds = _Seconds()
    attempts = Attempts(1, seconds)
    _fail(attempts, "anna")
    seconds.now += WINDOW_SECONDS / 2
    with pytest.raises(TooManyAttempts), attempts.counted("anna"):
        pass
    seconds.now += WINDOW_SECONDS / 2

    with attempts.counted("anna"):
        pass


def test_a_success_does_not_wipe_out_earlier_failures() -> None:
    attempts = Attempts(2, _Seconds())
    _fail(attempts, "anna")
    with attempts.counted("anna"):
        pass
    _fail(attempts, "anna")

    with pytest.raises(TooManyAttempts), attempts.counted("anna"):
        pass


def test_attempts_at_the_same_time_all_count() -> None:
    attempts = Attempts(2, _Seconds())

    with (
        attempts.counted("anna"),
        attempts.counted("anna"),
        pytest.raises(TooManyAttempts),
        attempts.counted("anna"),
    ):
        pass


def test_memory_is_bounded_by_forgetting_the_one_seen_longest_ago() -> None:
    attempts = Attempts(1, _Seconds(), most_subjects=2)
    for subject in ("anna", "ben", "carl"):
        _fail(attempts, subject)

    with attempts.counted("anna"):
        pass
    with pytest.raises(TooManyAttempts), attempts.counted("carl"):
        pass


@given(st.integers(1, 6), st.lists(st.tuples(st.booleans(), st.floats(0, 30)), max_size=60))
def test_no_minute_sees_more_failures_than_allowed(most: int, tries: list[tuple[bool, float]]) -> None:
    seconds = _Seconds()
    attempts = Attempts(most, seconds)
    failures: list[float] = []
    for fails, pause in tries:
        seconds.now += pause
        with suppress(NotSignedIn, TooManyAttempts), attempts.counted("anna"):
            if fails:
                failures.append(seconds.now)
                raise NotSignedIn("wrong")

    for index, first in enumerate(failures):
        assert sum(moment < first + WINDOW_SECONDS for moment in failures[index:]) <= most
