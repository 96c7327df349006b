"""What is recorded after a delivery: follow-up calls and complaints. What customers say is in the tables."""

from dataclasses import dataclass
from typing import Literal

from server.domain.event import Event
from server.domain.events.visits import VisitEvent

ComplaintSource = Literal["desk", "follow_up", "rating"]
StepName = Literal["answered", "planned", "concluded", "manager_informed", "visited"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpCalled(VisitEvent):
    """Somebody called the customer; the scores from 1 to 5 of one who was reached."""

    call: Literal["first", "second"]
    reached: bool
    service: int | None
    work: int | None
    time: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintEvent(Event):
    """About one complaint."""

    complaint_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintOpened(ComplaintEvent):
    """A customer complains, or gave a low score."""

    vehicle_id: str
    visit_id: str | None
    owner_id: str | None
    source: ComplaintSource


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintStepTaken(ComplaintEvent):
    """Something was done about it."""

    step: StepName


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintGiven(ComplaintEvent):
    """Somebody else takes care of it."""

    owner_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintClosed(ComplaintEvent):
    """The customer has confirmed the end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WinBackCalled(Event):
    """Somebody who has not been here for long was asked back."""

    customer_id: str
    answer: Literal["booked", "later", "no"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyCallMade(Event):
    """The advisor has rung the customer up: the car is ready. What was said is in its row."""

    call_id: str
    visit_id: str
    reached: bool
