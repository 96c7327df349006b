"""Fault reports: what was wrong with a car, why, what put it right, and who has seen that it did."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from server.domain.errors import FaultStepNotNext, OwnWork


class FaultStep(StrEnum):
    """How far a report is; each step follows the one above it."""

    RECORDED = "recorded"
    CAUSE_FOUND = "cause_found"
    REPAIRED = "repaired"
    VERIFIED = "verified"
    CLOSED = "closed"


_STEPS = tuple(FaultStep)


@dataclass(frozen=True, slots=True)
class FaultReport:
    """One fault, filed with its vehicle if it is about one. Its words stay out of the journal.

    `check` is what was tried to see that it is put right.
    """

    report_id: str
    shop_id: str
    vehicle_id: str | None
    visit_id: str | None
    title: str
    symptom: str
    reported_by: str | None
    reported_at: datetime
    changed_at: datetime
    step: FaultStep = FaultStep.RECORDED
    version: int = 1
    cause: str = ""
    action: str = ""
    check: str = ""
    repaired_by: str | None = None
    verified_by: str | None = None

    @property
    def next_step(self) -> FaultStep | None:
        """What comes next; None for one that is closed."""
        following = _STEPS.index(self.step) + 1
        return _STEPS[following] if following < len(_STEPS) else None


def take_step(
    report: FaultReport, step: FaultStep, words: str, staff_id: str | None, now: datetime
) -> FaultReport:
    """Return `report` one step on, with what was found, done or tried there.

    Raises FaultStepNotNext for any step but the next, OwnWork where somebody would verify what they repaired.
    """
    if step is not report.next_step:
        raise FaultStepNotNext(
            f"this report is at '{report.step}': next is {report.next_step or 'nothing'}, not '{step}'",
            step=report.step,
            next=report.next_step,
        )
    if step is FaultStep.VERIFIED and staff_id == report.repaired_by:
        raise OwnWork("whoever repaired it does not verify it", staff_id=staff_id)
    moved = replace(report, step=step, version=report.version + 1, changed_at=now)
    match step:
        case FaultStep.CAUSE_FOUND:
            return replace(moved, cause=words)
        case FaultStep.REPAIRED:
            return replace(moved, action=words, repaired_by=staff_id)
        case FaultStep.VERIFIED:
            return replace(moved, check=words, verified_by=staff_id)
        case _:
            return moved


def reopen(report: FaultReport, now: datetime) -> FaultReport:
    """Return `report` at its beginning again, with what is known; FaultStepNotNext where it is there."""
    if report.step is FaultStep.RECORDED:
        raise FaultStepNotNext("this report is at its beginning", step=report.step, next=report.next_step)
    again = replace(report, step=FaultStep.RECORDED, repaired_by=None, verified_by=None)
    return replace(again, version=report.version + 1, changed_at=now)
