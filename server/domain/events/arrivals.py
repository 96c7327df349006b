"""What is recorded before a visit begins: bookings, and what the gate has seen."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from server.domain.appointment import BookingSource
from server.domain.event import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentEvent(Event):
    """About one appointment."""

    appointment_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentBooked(AppointmentEvent):
    """A car is expected."""

    vehicle_id: str
    advisor_id: str | None
    slot_at: datetime
    flow: str
    standard_minutes: int
    number: str = ""
    bay_kind: str = ""
    team: str = ""
    technician_id: str | None = None
    price_minor: int = 0
    operations: tuple[str, ...] = ()
    source: BookingSource = "desk"
    overbooked: bool = False
    """There was no room; why it was booked all the same stands in the appointment's words."""
    bay_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentMoved(AppointmentBooked):
    """The car is expected at another time than before."""

    moved_from: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentAssigned(AppointmentEvent):
    """It is settled who receives the car, who works on it if that was asked for, and in which bay."""

    advisor_id: str | None
    technician_id: str | None
    bay_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentCancelled(AppointmentEvent):
    """The car is not expected any more. Why stands in the appointment's words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentMissed(AppointmentEvent):
    """Nobody came: a no-show."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateRead:
    """One plate that a read may be, by the ids of what is known of it."""

    probability: float
    appointment_id: str | None
    vehicle_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SightingDecided(Event):
    """What the server made of a passage, and why. The text itself is not recorded here."""

    sighting_id: str
    camera: str
    direction: Literal["in", "out"]
    outcome: Literal["greeted", "doubtful", "ignored", "departed"]
    reason: str
    probability: float
    least_confidence: float
    frames: int
    visit_id: str | None
    candidates: tuple[CandidateRead, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SightingConfirmed(Event):
    """An advisor said which car it was."""

    sighting_id: str
    visit_id: str
    corrected: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SightingExpired(Event):
    """Nobody resolved the sighting in time: its text and picture are deleted."""

    sighting_id: str
