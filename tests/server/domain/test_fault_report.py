"""Fault reports go on step by step; nobody verifies their own repair."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, strategies as st

from server.domain.errors import FaultStepNotNext, OwnWork
from server.domain.fault_report import FaultReport, FaultStep, reopen, take_step

NOW = datetime(2026, 11, 21, 6, 0, tzinfo=UTC)
REPORT = FaultReport("report-1", "shop-1", None, None, "刹车异响", "低速时响", "technician", NOW, NOW)
STEPS = tuple(FaultStep)


def repaired() -> FaultReport:
    found = take_step(REPORT, FaultStep.CAUSE_FOUND, "刹车片磨损", "technician", NOW)
    return take_step(found, FaultStep.REPAIRED, "更换刹车片", "technician", NOW)


@given(at=st.sampled_from(STEPS), wanted=st.sampled_from(STEPS))
def test_only_the_next_step_can_be_taken(at: FaultStep, wanted: FaultStep) -> None:
    report = REPORT
    for step in STEPS[1 : STEPS.index(at) + 1]:
        report = take_step(report, step, "words", f"who did {step}", NOW)
    if STEPS.index(wanted) == STEPS.index(at) + 1:
        assert take_step(report, wanted, "words", "another", NOW).step is wanted
    else:
        with pytest.raises(FaultStepNotNext) as refused:
            take_step(report, wanted, "words", "another", NOW)
        assert refused.value.fields["next"] == report.next_step


def test_each_step_keeps_its_words_and_who_took_it() -> None:
    report = take_step(repaired(), FaultStep.VERIFIED, "路试 5 公里无异响", "inspector", NOW)
    assert (report.cause, report.action, report.check) == ("刹车片磨损", "更换刹车片", "路试 5 公里无异响")
    assert (report.repaired_by, report.verified_by) == ("technician", "inspector")
    assert report.version == REPORT.version + 3
    closed = take_step(report, FaultStep.CLOSED, "", "inspector", NOW)
    assert closed.next_step is None


def test_nobody_verifies_what_they_repaired() -> None:
    with pytest.raises(OwnWork):
        take_step(repaired(), FaultStep.VERIFIED, "无异响", "technician", NOW)


def test_what_was_not_put_right_begins_again_with_all_that_is_known() -> None:
    again = reopen(repaired(), NOW)
    assert (again.step, again.cause, again.action) == (FaultStep.RECORDED, "刹车片磨损", "更换刹车片")
    assert again.repaired_by is None
    with pytest.raises(FaultStepNotNext):
        reopen(again, NOW)
