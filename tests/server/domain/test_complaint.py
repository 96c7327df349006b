"""A complaint goes its way once, and ends when it has been answered, planned and concluded."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, strategies as st

from server.domain import complaint as rules
from server.domain.complaint import BEFORE_THE_END, CLOSED, Complaint, ComplaintStep, Note
from server.domain.errors import InvalidRequest
from server.domain.follow_up import FollowUpCall, Scores, call_event

NOW = datetime(2026, 11, 21, 6, tzinfo=UTC)
NEW = Complaint("c", "s", "car", "v", "wang", "desk", NOW)
CALL = FollowUpCall("call", "s", "v", "first", True, Scores(5, 4, 3), "", "wang", NOW)


def noted(complaint: Complaint, step: str) -> Complaint:
    return rules.noted(complaint, Note(step, "words", NOW, "wang"))


@given(st.permutations(list(ComplaintStep)), st.integers(0, 5))
def test_it_can_be_closed_once_what_must_be_done_is_done(order: list[ComplaintStep], count: int) -> None:
    complaint = NEW
    for step in order[:count]:
        assert rules.take_step(complaint, step).step == step.value
        complaint = noted(complaint, step)
    if set(BEFORE_THE_END) <= set(order[:count]):
        assert rules.close(complaint).complaint_id == "c"
    else:
        with pytest.raises(InvalidRequest) as refused:
            rules.close(complaint)
        assert set(complaint.missing) == set(BEFORE_THE_END) - set(order[:count])
        assert refused.value.fields["left"] == list(complaint.missing)


def test_a_step_is_taken_once() -> None:
    with pytest.raises(InvalidRequest, match="done before"):
        rules.take_step(noted(NEW, "answered"), ComplaintStep.ANSWERED)


def test_nothing_is_done_about_one_that_has_ended() -> None:
    ended = noted(NEW, CLOSED)
    assert ended.closed_at == NOW
    for deed in (
        lambda: rules.take_step(ended, ComplaintStep.ANSWERED),
        lambda: rules.give(ended, "li"),
        lambda: rules.close(ended),
    ):
        with pytest.raises(InvalidRequest, match="has ended"):
            deed()


@pytest.mark.parametrize(("scores", "low"), [((5, 4, 3), False), ((5, 2, 5), True), ((5, 5, 1), True)])
def test_what_a_low_score_is(scores: tuple[int, int, int], low: bool) -> None:
    assert Scores(*scores).low is low


def test_scores_are_of_those_who_were_reached() -> None:
    assert call_event(CALL).work == 4
    assert call_event(replace(CALL, reached=False, scores=None)).service is None
    for wrong in (replace(CALL, reached=False), replace(CALL, scores=None)):
        with pytest.raises(InvalidRequest):
            call_event(wrong)
