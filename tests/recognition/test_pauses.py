"""Pauses grow, end growing, and begin anew."""

from recognition.pauses import GrowingPause


def test_pauses_double_up_to_the_longest() -> None:
    pause = GrowingPause(first_s=0.5, longest_s=3.0)
    assert [pause.after_failure() for _ in range(5)] == [0.5, 1.0, 2.0, 3.0, 3.0]


def test_a_success_begins_anew() -> None:
    pause = GrowingPause(first_s=0.5)
    pause.after_failure()
    pause.after_failure()
    pause.success()
    assert pause.after_failure() == 0.5
