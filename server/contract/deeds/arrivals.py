"""Bookings, and cars that have come."""

from datetime import datetime

from pydantic import Field

from server.contract.boards import Words
from server.contract.deeds.values import Body
from server.domain.plate import PlateColour


class ConfirmArrival(Body):
    """`POST /api/sightings/{id}/confirm`: the advisor says which car a doubtful or wrong read is."""

    plate: str = Field(min_length=5, max_length=12)
    colour: PlateColour | None = None


class CheckInVehicle(Body):
    """`POST /api/visits`: a car is here that no camera has announced."""

    plate: str = Field(min_length=5, max_length=12)
    colour: PlateColour | None = None


class BookAppointment(Body):
    """`POST /api/appointments`."""

    appointment_id: str = Field(min_length=36, max_length=36)
    plate: str = Field(min_length=5, max_length=12)
    colour: PlateColour | None = None
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
