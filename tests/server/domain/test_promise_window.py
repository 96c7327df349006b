"""The earliest promise: nothing is promised before the bays and the shop's hours allow it."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, strategies as st

from server.domain.bay import Bay
from server.domain.errors import InvalidRequest, PromiseTooEarly
from server.domain.promise_window import ProposedWindow, check_promise, proposed_window, work_from_words
from server.domain.stage import Name
from server.domain.working_calendar import Hours, Opening, WorkingCalendar

SHANGHAI = ZoneInfo("Asia/Shanghai")
CALENDAR = WorkingCalendar(Opening(((Hours(time(8), time(18)),),) * 7), SHANGHAI)
NINE = datetime(2026, 11, 23, 9, tzinfo=SHANGHAI).astimezone(UTC)
KINDS = ("lift", "quick", "paint_booth", "")


def bays(*kinds: str) -> list[Bay]:
    return [Bay(str(index), "shop", str(index), kind, Name("", "")) for index, kind in enumerate(kinds)]


TWO_LIFTS = bays("lift", "lift", "quick")


def at(window: ProposedWindow) -> str:
    return window.from_at.astimezone(SHANGHAI).strftime("%d %H:%M")


@pytest.mark.parametrize(
    ("own", "waiting", "expected"),
    [
        ({"lift": 60}, [], "23 10:10"),
        ({"lift": 60}, [{"lift": 90}], "23 10:10"),
        ({"lift": 60}, [{"lift": 90}, {"lift": 30}], "23 10:40"),
        ({"lift": 60}, [{"quick": 300}], "23 10:10"),
        ({"quick": 15}, [{"quick": 30}, {"lift": 300}], "23 09:55"),
        ({"paint_booth": 60}, [{"lift": 30}] * 3, "23 10:10"),
        ({"lift": 480}, [{"lift": 60}, {"lift": 60}], "24 08:10"),
        ({}, [], "23 09:10"),
    ],
)
def test_a_car_waits_for_the_bays_of_its_kind(
    own: dict[str, float], waiting: list[dict[str, float]], expected: str
) -> None:
    assert at(proposed_window(NINE, own, waiting, TWO_LIFTS, CALENDAR, other_minutes=10)) == expected


def test_after_closing_nothing_is_ready_before_the_next_morning() -> None:
    evening = datetime(2026, 11, 23, 20, 3, tzinfo=SHANGHAI).astimezone(UTC)
    assert at(proposed_window(evening, {"lift": 30}, [], TWO_LIFTS, CALENDAR, other_minutes=0)) == "24 08:30"


works = st.dictionaries(st.sampled_from(KINDS), st.integers(1, 400), max_size=3)


@given(works, st.lists(works, max_size=8), works)
def test_more_work_before_it_never_makes_a_car_earlier(
    own: dict[str, float], waiting: list[dict[str, float]], more: dict[str, float]
) -> None:
    def window(queue: list[dict[str, float]]) -> ProposedWindow:
        return proposed_window(NINE, own, queue, TWO_LIFTS, CALENDAR, other_minutes=10)

    before, after = window(waiting), window([*waiting, more])
    assert NINE <= before.from_at <= after.from_at
    assert before.from_at < before.to_at
    assert before.from_at.minute % 5 == 0


def test_an_impossible_promise_is_refused_unless_somebody_says_why() -> None:
    earliest = proposed_window(NINE, {"lift": 60}, [], TWO_LIFTS, CALENDAR, other_minutes=0)
    check_promise(earliest.from_at, earliest, "")
    early = earliest.from_at - timedelta(minutes=1)
    check_promise(early, earliest, "马师傅加班")
    with pytest.raises(PromiseTooEarly) as refusal:
        check_promise(early, earliest, "  ")
    assert refusal.value.fields["earliest_at"] == "2026-11-23T02:00:00+00:00"


def test_work_is_said_in_words() -> None:
    assert work_from_words(["lift:30", "lift:15", ":10"]) == {"lift": 45, "": 10}
    for wrong in ("lift", "lift:", "lift:1.5", "lift:-1", "lift:²"):
        with pytest.raises(InvalidRequest):
            work_from_words([wrong])
