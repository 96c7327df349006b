"""What is recorded of the parts of bookings; their names and numbers are in the tables."""

from dataclasses import dataclass
from datetime import datetime

from server.domain.event import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingPartEvent(Event):
    """About one part that is reserved for a booking."""

    part_id: str
    appointment_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PartShelved(BookingPartEvent):
    """It lies on the booking's shelf."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartUnshelved(BookingPartEvent):
    """It does not, after all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartExpected(BookingPartEvent):
    """It arrives then; None: nobody knows."""

    expected_at: datetime | None
