"""Complaints: from what a customer says to an end that the customer has confirmed."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from server.domain import events
from server.domain.errors import InvalidRequest
from server.domain.events import ComplaintSource


class ComplaintStep(StrEnum):
    """What is done about a complaint. Each is done once; the service clock watches over each."""

    ANSWERED = "answered"
    PLANNED = "planned"
    CONCLUDED = "concluded"
    MANAGER_INFORMED = "manager_informed"
    VISITED = "visited"


BEFORE_THE_END = (ComplaintStep.ANSWERED, ComplaintStep.PLANNED, ComplaintStep.CONCLUDED)
"""The other two are for those complaints that need them."""
OPENED, CLOSED = "opened", "closed"


@dataclass(frozen=True, slots=True)
class Note:
    """What was said at one step."""

    step: str
    words: str
    at: datetime
    staff_id: str | None


@dataclass(frozen=True, slots=True)
class Complaint:
    """One complaint. Its words are kept here, not in the journal."""

    complaint_id: str
    shop_id: str
    vehicle_id: str
    visit_id: str | None
    owner_id: str | None
    source: ComplaintSource
    opened_at: datetime
    notes: tuple[Note, ...] = ()
    closed_at: datetime | None = None

    @property
    def taken(self) -> frozenset[str]:
        """The steps that were taken."""
        return frozenset(note.step for note in self.notes)

    @property
    def missing(self) -> tuple[ComplaintStep, ...]:
        """What has to be done before it can be closed."""
        return tuple(step for step in BEFORE_THE_END if step not in self.taken)


def opened(complaint: Complaint) -> events.ComplaintOpened:
    """Return what is recorded of a new one."""
    return events.ComplaintOpened(
        complaint_id=complaint.complaint_id,
        vehicle_id=complaint.vehicle_id,
        visit_id=complaint.visit_id,
        owner_id=complaint.owner_id,
        source=complaint.source,
    )


def take_step(complaint: Complaint, step: ComplaintStep) -> events.ComplaintStepTaken:
    """Somebody has done a step; InvalidRequest where it was done before, or all has ended."""
    _require_open(complaint)
    if step in complaint.taken:
        raise InvalidRequest(f"'{step}' was done before", field="step")
    return events.ComplaintStepTaken(complaint_id=complaint.complaint_id, step=step.value)


def give(complaint: Complaint, owner_id: str) -> events.ComplaintGiven:
    """Somebody else takes care of it."""
    _require_open(complaint)
    return events.ComplaintGiven(complaint_id=complaint.complaint_id, owner_id=owner_id)


def close(complaint: Complaint) -> events.ComplaintClosed:
    """The customer has confirmed the end; InvalidRequest names what has to be done before."""
    _require_open(complaint)
    if complaint.missing:
        left = ", ".join(complaint.missing)
        raise InvalidRequest(f"a complaint ends after: {left}", field="step", left=list(complaint.missing))
    return events.ComplaintClosed(complaint_id=complaint.complaint_id)


def noted(complaint: Complaint, note: Note) -> Complaint:
    """Return the complaint with what was said at a step; the last step closes it."""
    closed_at = note.at if note.step == CLOSED else None
    return replace(complaint, notes=(*complaint.notes, note), closed_at=closed_at)


def _require_open(complaint: Complaint) -> None:
    if complaint.closed_at is not None:
        raise InvalidRequest("this complaint has ended; open another", field="complaint_id")
