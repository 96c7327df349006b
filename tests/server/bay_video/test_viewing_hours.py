"""The hours in which bays are shown: by the shop's clock, also over midnight."""

from datetime import time

import pytest
from hypothesis import given, strategies as st

from server.bay_video.viewers import ViewingRules
from server.domain.recorder_address import Recorders

HOURS = st.times().map(lambda moment: moment.replace(second=0, microsecond=0))


def rules(opens_at: time, closes_at: time) -> ViewingRules:
    return ViewingRules(
        lounge=True, customers=True, opens_at=opens_at, closes_at=closes_at, recorders=Recorders()
    )


@pytest.mark.parametrize(
    ("opens_at", "closes_at", "shown", "dark"),
    [
        (time(7, 30), time(19), [time(7, 30), time(12), time(18, 59)], [time(7, 29), time(19), time(0)]),
        (
            time(18),
            time(2),
            [time(18), time(23, 59), time(0), time(1, 59)],
            [time(2), time(12), time(17, 59)],
        ),
    ],
)
def test_a_bay_is_shown_from_the_first_minute_until_before_the_last(
    opens_at: time, closes_at: time, shown: list[time], dark: list[time]
) -> None:
    hours = rules(opens_at, closes_at)
    assert all(hours.open_at(moment) for moment in shown)
    assert not any(hours.open_at(moment) for moment in dark)


@given(HOURS, HOURS)
def test_the_same_time_twice_is_all_day(opens_at: time, moment: time) -> None:
    assert rules(opens_at, opens_at).open_at(moment)


@given(HOURS, HOURS, HOURS)
def test_the_other_way_round_is_the_rest_of_the_day(one: time, other: time, moment: time) -> None:
    if one != other:
        assert rules(one, other).open_at(moment) != rules(other, one).open_at(moment)
