"""What is due after deliveries: calls, reminders and complaints, with whom to call."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict

from server.contract.boards import Plate, Words

DueState = Literal["running", "warned", "overdue", "escalated"]


class _Value(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class CarAndOwner(_Value):
    """A car and whom to call about it."""

    plate: Plate
    brand: Words
    series: Words
    customer_name: str
    customer_phone: str


class CallMade(_Value):
    """A call that was made before."""

    call: Literal["first", "second"]
    reached: bool
    scores: list[int] | None
    """For the service, the work and the time."""
    words: str
    called_at: datetime
    by: Words | None


class FollowUpDue(_Value):
    """A customer to be called."""

    visit_id: str
    call: Literal["first", "second"]
    state: DueState
    due_at: datetime
    car: CarAndOwner
    job: Words | None
    advisor: Words | None
    delivered_at: datetime | None
    rating: int | None
    calls: list[CallMade]


class ReminderDue(_Value):
    """Something to offer to the owner of a car, or to remind them of; `about` names a recall."""

    timer_id: str
    rule: str
    asks: str | None
    state: DueState
    due_at: datetime
    car: CarAndOwner
    about: str | None = None


class ComplaintNote(_Value):
    """What was said at one step: `opened`, one of the steps, or `closed`."""

    step: str
    words: str
    at: datetime
    by: Words | None


class ComplaintDue(_Value):
    """Until when a step is to be taken."""

    rule: str
    state: DueState
    due_at: datetime


class ComplaintEntry(_Value):
    """One complaint, with what is due and what was done."""

    complaint_id: str
    visit_id: str | None
    source: Literal["desk", "follow_up", "rating"]
    opened_at: datetime
    closed_at: datetime | None
    owner_id: str | None
    owner: Words | None
    car: CarAndOwner
    notes: list[ComplaintNote]
    due: list[ComplaintDue]
    missing: list[str]
    """The steps before it can be closed."""


class Colleague(_Value):
    """Somebody who can take care of a complaint."""

    staff_id: str
    name: Words


class AfterService(_Value):
    """`GET /api/after-service`: everything that is due, what is due first at the top."""

    zone: str
    """The shop's: times are shown by its clock."""
    follow_ups: list[FollowUpDue]
    reminders: list[ReminderDue]
    complaints: list[ComplaintEntry]
    """The open ones, and those closed in the last seven days."""
    colleagues: list[Colleague]


class ComplaintHistory(_Value):
    """`GET /api/after-service/complaints?visit_id=…`: all complaints about the car of a visit."""

    complaints: list[ComplaintEntry]
