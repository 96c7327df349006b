"""The desk, beside what the control board shows."""

from datetime import datetime
from typing import Literal

from pydantic import Field

from server.contract.boards.cars import StepBackOffer
from server.contract.boards.gate import GateBooking
from server.contract.boards.values import Plate, Value, Words


class Candidate(Value):
    """One plate that a doubtful read may be."""

    plate: Plate
    probability: float
    appointment_id: str | None
    slot_at: datetime | None
    vehicle_id: str | None
    brand: Words | None
    series: Words | None


class Arrival(Value):
    """A passage at the entrance that an advisor must answer: greet it, or say which car it is."""

    sighting_id: str
    seen_at: datetime
    camera: str
    crop: str | None = Field(description="path of the picture; fetch it with the token")
    outcome: Literal["greeted", "doubtful"]
    candidates: list[Candidate] = Field(max_length=3)
    visit_id: str | None
    greeted_by: Words | None
    received: bool = Field(description="reception has begun, or the advisor has answered")


class NextAdvisor(Value):
    """Whose turn it is for the next arrival that nobody has booked; absent: nobody is in and idle."""

    staff_id: str
    name: Words


class Leaving(Value):
    """A car that was handed over and that no camera has seen leave."""

    visit_id: str
    order_id: str
    order_version: int
    plate: Plate
    brand: Words
    series: Words
    delivered_at: datetime
    step_back: StepBackOffer | None = Field(default=None, description="where it was handed over by mistake")


class DeskBooking(GateBooking):
    """A booking with what the desk may see: of today under `booking/`, of the next day under `upcoming/`."""

    appointment_id: str
    flow: str
    job: Words
    customer_name: str
    customer_phone: str
    advisor_id: str | None
    number: str = Field(description="what the customer calls it by; empty for those of the first versions")
    standard_minutes: int
    price_minor: int
    bay_kind: str
    team: str = Field(default="", description="whose place it takes, if one was asked for")
    technician: Words | None
    technician_id: str | None
    bay_id: str | None = None
    bay: str | None = Field(default=None, description="the number of the bay that is reserved")
    source: Literal["desk", "web"]
    contact: str = Field(description="who booked from the web, and their number")


class Camera(Value):
    """A camera, as its agent last said; `bay` is the number of the bay that it hangs over, if any."""

    camera: str
    direction: Literal["in", "out", "both", "bay"]
    bay: str | None
    state: Literal["up", "down", "unknown"]
    reason: str
    since: datetime
    outbox_waiting: int
