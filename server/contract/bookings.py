"""Times that can be booked, and what customers are to be told."""

from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field

from server.contract.boards import Words
from server.domain.plate import PlateColour


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SlotsWanted(_Part):
    """The query of `GET /api/slots`."""

    minutes: int = Field(ge=1, le=6000)
    flow: str = Field(default="mechanical", max_length=40)
    bay_kind: str | None = Field(default=None, max_length=40)
    team: str = Field(default="", max_length=40)
    technician_id: str | None = Field(default=None, max_length=36)
    most: int = Field(default=6, ge=2, le=20)


class OfferedSlot(_Part):
    """A time at which there is room."""

    slot_at: datetime
    ends_at: datetime = Field(description="by the standard time, while the shop is open")
    free: int = Field(description="places of that kind where the time is fullest, without this booking")
    of: int
    peak: bool = Field(description="hours at which everybody comes, or much is booked")
    avoids_peak: bool = Field(description="not a peak, on a half of the day that has one")


class SlotOffers(_Part):
    """`GET /api/slots`: times for some work, best first."""

    bay_kind: str
    teams: list[str] = Field(description="that have places of this kind of their own; most shops have none")
    slots: list[OfferedSlot]


class KnownCar(_Part):
    """`GET /api/appointments/known-car`: what is on record of a car by its plate, and its owner."""

    colour: PlateColour
    brand: Words
    series: Words
    vehicle_colour: Words
    customer_name: str
    customer_phone: str


class WaitingMessage(_Part):
    """Something that a customer is to be told."""

    message_id: str
    kind: str
    due_at: datetime
    due: bool = Field(description="its time has come")
    customer_name: str
    customer_phone: str
    plate: str
    text: str = Field(description="in the customer's language")


class WaitingMessages(_Part):
    """`GET /api/messages`: what waits to be told, the earliest first."""

    zone: str = Field(description="the shop's, for the times")
    messages: list[WaitingMessage]


class ShelfPart(_Part):
    """A part that a booking takes."""

    part_id: str
    number: str
    brand: str
    name: Words
    quantity_thousandths: int
    expected_at: datetime | None = Field(description="its arrival, where it is not in stock")
    shelved: bool


class ShelfBooking(_Part):
    """A booking with its parts. Whose car it is the parts keeper need not know."""

    appointment_id: str
    number: str
    slot_at: datetime
    plate: str
    job: Words
    parts: list[ShelfPart]


class Shelf(_Part):
    """`GET /api/shelf`: the bookings of today and of the next open day that take parts."""

    zone: str
    bookings: list[ShelfBooking]
