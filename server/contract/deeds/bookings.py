"""A time for a car, another one, or none after all."""

from datetime import datetime
from typing import Annotated

from pydantic import Field

from server.contract.boards import Words
from server.contract.deeds.arrivals import WhichCar
from server.contract.deeds.values import Body, Text


class BookAppointment(WhichCar):
    """`POST /api/appointments`."""

    appointment_id: str = Field(min_length=36, max_length=36)
    brand: Words
    series: Words
    vehicle_colour: Words
    customer_name: str = Field(min_length=1, max_length=80)
    customer_phone: str = Field(min_length=3, max_length=30)
    slot_at: datetime
    flow: str = "mechanical"
    job: Words
    standard_minutes: int = Field(ge=1, le=6000)
    advisor_id: str | None = None
    bay_kind: str | None = Field(default=None, max_length=40, description="else it follows from the flow")
    team: str = Field(default="", max_length=40)
    technician_id: str | None = Field(default=None, max_length=36)
    bay_id: str | None = Field(default=None, max_length=36, description="else one that is free then")
    price_minor: int = Field(default=0, ge=0, le=100_000_000, description="estimated, tax included")
    operations: list[Annotated[str, Field(max_length=40)]] = Field(
        default_factory=list, max_length=20, description="codes of the service catalogue"
    )
    overbook_reason: Text | None = Field(default=None, description="why it is booked where there is no room")


class MoveAppointment(Body):
    """`POST /api/appointments/{id}/move`: the car comes at another time."""

    slot_at: datetime
    overbook_reason: Text | None = None


class AssignAppointment(Body):
    """`POST /api/appointments/{id}/assign`: who receives the car, who was asked to work on it, and where."""

    advisor_id: str | None = Field(default=None, max_length=36)
    technician_id: str | None = Field(default=None, max_length=36)
    bay_id: str | None = Field(default=None, max_length=36, description="left out: the bay stays")


class TickPart(Body):
    """`POST /api/shelf/{part_id}/tick`: a part lies on its booking's shelf, or does not after all."""

    shelved: bool = True


class ExpectPart(Body):
    """`POST /api/shelf/{part_id}/expect`: when a part arrives; null where nobody knows."""

    expected_at: datetime | None


class CancelAppointment(Body):
    """`POST /api/appointments/{id}/cancel`: the car does not come."""

    reason: Text = Field(min_length=1)
