"""What the soak makes of what it saw."""

import pytest

from tests.faults.soak_lounge import Sample, Soaked


@pytest.mark.parametrize(
    ("painted", "asked", "missed"),
    [
        ([(1, 1), (1, 4), (4, 6)], 1, 0),
        ([(1, 1), (1, 4), (5, 6)], 1, 1),
        ([(1, 1), (1, 3)], 1, 3),
        ([(1, 1), (1, 3), (5, 5), (5, 6)], 2, 0),
        ([(1, 3), (3, 6)], 1, 0),
        ([(1, 1), (1, 3), (5, 6)], 2, 0),
        ([(1, 1), (1, 2), (3, 4), (5, 6)], 2, 1),
    ],
)
def test_a_gap_is_missed_unless_the_board_came_whole(
    painted: list[tuple[int, int]], asked: int, missed: int
) -> None:
    assert Soaked(sent=5, painted=painted, asked=asked).missed == missed


def test_a_slope_is_told_and_a_single_peak_is_not() -> None:
    leak = [Sample(minute, 4000 + 100 * minute, 0) for minute in range(12)]
    peak = [Sample(minute, 15_000 if minute == 7 else 4000, 0) for minute in range(12)]

    assert Soaked(samples=leak).growth_kb_a_minute == pytest.approx(100)
    assert Soaked(samples=peak).growth_kb_a_minute == pytest.approx(0)
