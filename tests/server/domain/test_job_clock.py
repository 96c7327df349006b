"""Stretches of work on a job, as deeds on its order begin, end and restore them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, strategies as st

from server.domain.errors import InvalidRequest, StageNotAllowed
from server.domain.job_clock import JobSpan, check_clock_on, followed, usual_line
from server.domain.repair_order import JobLine, LineAuthorization, RepairOrder, Work, WorkState

NOON = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)
LATER = NOON + timedelta(minutes=40)


def _order(state: WorkState, *lines: JobLine) -> RepairOrder:
    return RepairOrder(
        "order", "shop", "visit", "2026-0001", "mechanical", "digest", "work", NOON, NOON,
        version=7, work=Work(state), lines=lines,
    )  # fmt: skip


def _line(line_id: str, answer: LineAuthorization = LineAuthorization.AUTHORIZED) -> JobLine:
    return JobLine(line_id, 30, 1_000, added=False, safety=False, authorization=answer)


def _span(staff_id: str, began_version: int | None = None) -> JobSpan:
    return JobSpan(staff_id, "shop", "order", "visit", None, staff_id, NOON, staff_id, began_version)


versions = st.one_of(st.none(), st.integers(1, 6))


@given(st.lists(versions, max_size=5), st.sampled_from([WorkState.PAUSED, WorkState.QUEUED]))
def test_whatever_stops_the_work_ends_every_stretch_and_its_undo_restores_them(
    began: list[int | None], stopped: WorkState
) -> None:
    spans = [_span(f"person-{count}", version) for count, version in enumerate(began)]
    ended = followed(spans, None, _order(stopped), LATER, "who stops")
    assert [span.seconds for span in ended] == [2400.0] * len(spans)

    working = replace(_order(WorkState.WORKING), version=8)
    assert followed(ended, 7, working, LATER, "who undoes") == spans


def test_a_start_that_is_undone_was_no_work() -> None:
    own, joined = _span("starter", 7), _span("joined")
    undone = followed([own, joined], 7, replace(_order(WorkState.ASSIGNED), version=8), LATER, None)
    assert [(span.staff_id, span.seconds) for span in undone] == [("starter", 0.0), ("joined", 2400.0)]


def test_what_goes_on_is_left_alone() -> None:
    assert followed([_span("one")], None, _order(WorkState.WORKING), LATER, None) == []


def test_the_only_line_is_meant_where_nobody_says_which() -> None:
    declined = _line("b", LineAuthorization.DECLINED)
    assert usual_line(_order(WorkState.WORKING, _line("a"), declined)) == "a"
    assert usual_line(_order(WorkState.WORKING, _line("a"), _line("b"))) is None


def test_nobody_works_on_what_was_not_started_or_agreed_to() -> None:
    requested = _line("b", LineAuthorization.REQUESTED)
    check_clock_on(_order(WorkState.WORKING, _line("a"), requested), "a")
    check_clock_on(_order(WorkState.WORKING), None)
    with pytest.raises(StageNotAllowed):
        check_clock_on(_order(WorkState.PAUSED, _line("a")), "a")
    with pytest.raises(InvalidRequest):
        check_clock_on(_order(WorkState.WORKING, _line("a"), requested), "b")
