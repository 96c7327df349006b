"""The queue of announcements, driven through whole days of calls, speakers that fail, and quiet hours."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings, strategies as st

from server.domain.announcement import (
    CALLED_AGAIN,
    READY,
    STAFF_WORDS,
    DailySpan,
)
from server.domain.announcement_queue import Close, End
from server.domain.records import PlayReceipt
from tests.fakes.announced_day import NIGHT, RULES, SPEECH_SECONDS, START, ZONE, Day

seldom = settings(max_examples=20, deadline=None)
"""Each example drives a quarter of an hour."""
GOOD: dict[str, dict[str, str | None]] = {"lounge": {"wall": "played"}, "reception": {"desk": "played"}}
arrivals = st.lists(
    st.tuples(st.sampled_from(sorted(RULES.kinds)), st.floats(min_value=0, max_value=40)),
    min_size=1,
    max_size=9,
)
rooms = st.fixed_dictionaries(
    {
        room: st.dictionaries(
            st.sampled_from([f"{room}-1", f"{room}-2"]),
            st.sampled_from(["played", "blocked", "failed", None]),
        )
        for room in ("lounge", "reception")
    }
)


def driven(calls: list[tuple[str, float]], speakers: dict[str, dict[str, str | None]], at: datetime) -> Day:
    """A day on which these calls came, so many seconds apart, until nothing waits any more."""
    day = Day(speakers=speakers, now=at)
    for key, pause in calls:
        day.queue(key)
        day.pass_by(pause)
    day.finish()
    return day


@seldom
@given(arrivals, rooms)
def test_no_room_ever_speaks_two_calls_at_once(
    calls: list[tuple[str, float]], speakers: dict[str, dict[str, str | None]]
) -> None:
    day = driven(calls, speakers, START)
    for room in RULES.rooms:
        here = sorted((take for take in day.takes if take.room == room), key=lambda take: take.began_at)
        for earlier, later in pairwise(here):
            assert earlier.ended_at is not None
            assert earlier.ended_at >= earlier.began_at + timedelta(seconds=earlier.seconds)
            assert later.began_at >= earlier.ended_at


@seldom
@given(arrivals, rooms)
def test_no_room_ever_hears_more_than_its_share_of_a_minute(
    calls: list[tuple[str, float]], speakers: dict[str, dict[str, str | None]]
) -> None:
    day = driven(calls, speakers, START)
    for room in RULES.rooms:
        begun = [take.began_at for take in day.takes if take.room == room]
        for at in begun:
            in_the_minute = [other for other in begun if at <= other < at + timedelta(seconds=60)]
            assert len(in_the_minute) <= RULES.most_a_minute


@seldom
@given(arrivals, rooms, st.sampled_from([START, START + timedelta(hours=6)]))
def test_every_call_ends_once_and_says_why(
    calls: list[tuple[str, float]], speakers: dict[str, dict[str, str | None]], at: datetime
) -> None:
    day = driven(calls, speakers, at)
    ends = Counter(step.call.announcement_id for _, step in day.steps if isinstance(step, End))
    assert ends == Counter(day.calls.keys())
    for key, ending in day.ended().items():
        takes = [take for take in day.takes if take.announcement_id == key]
        assert (ending == "expired") == (not takes)
        assert (ending == "said") == any(take.outcome == "heard" for take in takes)


@seldom
@given(arrivals)
def test_what_has_expired_is_never_begun(calls: list[tuple[str, float]]) -> None:
    day = driven(calls, GOOD, START)
    for at, key, _ in day.begun():
        call = day.calls[key]
        assert at < call.queued_at + timedelta(seconds=RULES.kinds[call.kind].expires_seconds)


@seldom
@given(st.lists(st.sampled_from(sorted(RULES.kinds)), min_size=2, max_size=6))
def test_of_calls_that_wait_the_most_important_is_first(keys: list[str]) -> None:
    day = Day(speakers=GOOD)
    for key in keys:
        day.queue(key)
    day.finish()
    first: dict[str, int] = {}
    for _, call_id, room in day.begun():
        if room == "lounge" and call_id not in first:
            first[call_id] = RULES.kinds[day.calls[call_id].kind].priority
    assert list(first.values()) == sorted(first.values(), reverse=True)


def test_a_call_waits_until_the_one_before_it_is_over() -> None:
    day = Day(speakers=GOOD)
    day.queue(READY)
    day.queue(READY)
    day.pass_by(30)
    (first, _, _), (second, _, _) = day.begun()
    assert first == START
    assert timedelta(seconds=8.5) <= second - first <= timedelta(seconds=9.5)
    assert set(day.ended().values()) == {"said"}


def test_a_repetition_comes_after_its_pause_and_lets_a_new_call_go_first() -> None:
    day = Day(speakers=GOOD)
    again = day.queue(CALLED_AGAIN)
    day.pass_by(20)
    other = day.queue(CALLED_AGAIN)
    day.pass_by(60)
    assert [key for _, key, _ in day.begun()] == [again, other, again, other]
    assert day.begun()[2][0] - day.begun()[0][0] >= timedelta(seconds=SPEECH_SECONDS + 20)


def test_what_nobody_heard_is_said_in_the_next_room_and_its_silent_speaker_is_named() -> None:
    day = Day(speakers={"lounge": {"wall": None}, "reception": {"desk": "played"}})
    call = day.queue(READY)
    day.pass_by(60)
    assert [room for _, _, room in day.begun()] == ["lounge", "reception"]
    closings = [step for _, step in day.steps if isinstance(step, Close)]
    assert [(step.outcome, step.silent) for step in closings] == [("unheard", ("wall",)), ("heard", ())]
    assert day.ended() == {call: "said"}


@pytest.mark.parametrize("answer", ["blocked", "failed", None])
def test_a_call_that_no_room_heard_ends_unheard(answer: str | None) -> None:
    day = Day(speakers={"lounge": {"wall": answer}, "reception": {"desk": answer}})
    call = day.queue(READY)
    day.pass_by(60)
    assert day.ended() == {call: "unheard"}


def test_one_speaker_that_played_is_enough_and_the_other_is_still_named() -> None:
    day = Day(speakers={"lounge": {"wall": "played", "window": None}})
    call = day.queue(READY)
    day.pass_by(30)
    assert day.ended() == {call: "said"}
    assert [step.silent for _, step in day.steps if isinstance(step, Close)] == [("window",)]


def test_a_speaker_that_says_too_early_that_it_played_frees_no_room() -> None:
    day = Day(speakers=GOOD)
    first = day.queue(READY)
    day.queue(READY)
    day.look()
    day.receipts.append(PlayReceipt("0", "shop", first, 1, "wall", "page", "played", day.now))
    day.pass_by(SPEECH_SECONDS)
    assert len(day.begun()) == 1


def test_a_shop_without_speakers_shows_its_calls() -> None:
    day = Day()
    call = day.queue(READY)
    day.pass_by(30)
    assert day.ended() == {call: "shown"}


def test_in_quiet_hours_a_call_is_shown_and_a_word_of_the_staff_is_spoken() -> None:
    day = Day(speakers=GOOD, now=START + timedelta(hours=6))
    ready, said = day.queue(READY), day.queue(STAFF_WORDS)
    day.pass_by(60)
    assert day.ended() == {ready: "quiet_hours", said: "said"}
    assert {take.announcement_id: take.silence for take in day.takes} == {ready: "quiet_hours", said: ""}


def test_nobody_is_called_who_has_left() -> None:
    day = Day(speakers=GOOD)
    call = day.queue(READY, visit_id="visit")
    day.gone.add("visit")
    day.pass_by(5)
    assert day.begun() == []
    assert day.ended() == {call: "departed"}


def test_a_clock_that_runs_faster_leaves_speech_its_real_time() -> None:
    day = Day(speakers=GOOD, rules=replace(RULES, rate=30.0))
    day.queue(READY)
    day.queue(READY)
    day.pass_by(150)
    assert len(day.begun()) == 1, "150 s of the shop's time are 5 s of ours: the first is still spoken"


@pytest.mark.parametrize(
    ("hour", "minute", "quiet"),
    [(20, 29, False), (20, 30, True), (0, 0, True), (7, 29, True), (7, 30, False)],
)
def test_quiet_hours_pass_over_midnight(hour: int, minute: int, quiet: bool) -> None:
    at = datetime(2026, 11, 21, hour, minute, tzinfo=UTC) - timedelta(hours=8)
    assert NIGHT.holds(at, ZONE) is quiet


def test_a_span_within_a_day_holds_its_hours_only() -> None:
    noon = DailySpan(time(12), time(13))
    assert noon.holds(datetime(2026, 11, 21, 12, 30, tzinfo=UTC), "UTC")
    assert not noon.holds(datetime(2026, 11, 21, 13, 0, tzinfo=UTC), "UTC")
