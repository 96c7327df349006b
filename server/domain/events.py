"""What happened, in the past tense: the journal's entries.

Events carry ids, stages, times and amounts; never names, phone numbers, plate text or pictures. Each class
has a version: an entry written by an older one is brought up to date when it is read (`store/journal.py`).
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from server.domain.event import Envelope as Envelope  # noqa: PLC0414 - part of what this file offers
from server.domain.event import Event as Event  # noqa: PLC0414
from server.domain.repair_order import JobLine, PauseReason, RepairOrder

PlayOutcome = Literal["played", "blocked", "failed", "silent"]
"""`silent`: no receipt came in time."""
SoundPlayer = Literal["page", "agent"]
TakeOutcome = Literal["heard", "unheard", "shown"]
"""`shown`: it was not to be heard, or there is no speaker in the room."""
AnnouncementEnding = Literal["said", "shown", "unheard", "expired", "quiet_hours", "departed", "withdrawn"]


# The shop: words and names live in the tables, so these only say what to look at again.


@dataclass(frozen=True, slots=True, kw_only=True)
class BayChanged(Event):
    """A bay was added or described anew."""

    bay_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffChanged(Event):
    """A member of staff was added, or their name, roles or presence changed."""

    staff_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VehicleChanged(Event):
    """A vehicle's record was corrected."""

    vehicle_id: str


# Paired devices: their names are in the tables.


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceEvent(Event):
    """About one paired device: what it may do has to be asked again."""

    device_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceRenamed(DeviceEvent):
    """It has another name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceReassigned(DeviceEvent):
    """It shows another screen."""

    screen: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceRevoked(DeviceEvent):
    """Its token has ended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KioskAsked(Event):
    """Somebody asked a kiosk for a picture of its screen, for its name on it, or to start anew."""

    device_id: str
    order: str


# Appointments.


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


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentMissed(AppointmentEvent):
    """Nobody came: a no-show."""


# The gate.


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


# Visits.


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitEvent(Event):
    """About one visit."""

    visit_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VehicleArrived(VisitEvent):
    """A car is on the premises; its repair order is open."""

    vehicle_id: str
    appointment_id: str | None
    advisor_id: str | None
    sighting_id: str | None
    order: RepairOrder


@dataclass(frozen=True, slots=True, kw_only=True)
class AdvisorAssigned(VisitEvent):
    """An advisor receives the car."""

    advisor_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitVehicleCorrected(VisitEvent):
    """The visit belongs to another vehicle than was read."""

    vehicle_id: str
    appointment_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class VehicleDeparted(VisitEvent):
    """The car left through the gate."""

    unsettled: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitRated(VisitEvent):
    """The customer gave 1 to 5."""

    score: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerLinkMade(VisitEvent):
    """The customer can follow the visit on a phone."""

    link_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BayStillKept(VisitEvent):
    """A picture of the car in its bay is kept."""

    still_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BayStillExpired(Event):
    """The time of a kept picture is over: it is deleted."""

    still_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnouncementEvent(Event):
    """About one call by voice; some are about no visit."""

    visit_id: str | None
    announcement_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnouncementQueued(AnnouncementEvent):
    """Something is to be said when its turn comes."""

    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnouncementMade(AnnouncementEvent):
    """The call is spoken into a file and shown; the room's speakers play it, for the `take`th time."""

    seconds: float
    room: str = "lounge"
    take: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnouncementPlayed(AnnouncementEvent):
    """A speaker says what became of the call, or (`silent`) said nothing in time."""

    outcome: PlayOutcome
    take: int = 1
    player: SoundPlayer = "page"
    speaker_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnouncementEnded(AnnouncementEvent):
    """The call will not be said again, and why."""

    ending: AnnouncementEnding


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerPlaced(Event):
    """A device is heard in another room, in none, or by another player."""

    device_id: str
    room: str | None
    player: SoundPlayer


# Repair orders.


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderEvent(VisitEvent):
    """About one repair order."""

    order_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderMoved(OrderEvent):
    """The order entered another stage."""

    stage: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceptionBegun(OrderMoved):
    """An advisor receives the car."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceptionFinished(OrderMoved):
    """Estimate and promise are made."""

    lines: tuple[JobLine, ...]
    mileage_km: int | None
    waits_here: bool
    promised_from: datetime
    promised_to: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class EstimateAuthorized(OrderMoved):
    """The customer has agreed to the estimate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BayAssigned(OrderMoved):
    """A bay and a technician have the car."""

    bay_id: str
    technician_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkStarted(OrderEvent):
    """The technician is at work, for the first time or again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkPaused(OrderEvent):
    """The technician stopped."""

    reason: PauseReason


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpCalled(OrderEvent):
    """Somebody is wanted at the bay."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpAnswered(OrderEvent):
    """Nobody is wanted any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistTicked(OrderEvent):
    """An item was done, or not after all."""

    item_id: str
    ticked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoTaken(OrderEvent):
    """A picture was added to the order."""

    photo_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BayCameraSwitched(OrderEvent):
    """The technician switched the camera over the bay off for this job, or on again."""

    on: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedWorkRequested(OrderEvent):
    """The technician found something more."""

    line: JobLine


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedWorkAuthorized(OrderEvent):
    """The customer agreed to one way of doing it."""

    line_id: str
    option_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedWorkDeclined(OrderEvent):
    """The customer does not want it this time; the recommendation stays with the vehicle."""

    line_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkFinished(OrderMoved):
    """The technician's self check passed; the bay is free."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckPassed(OrderMoved):
    """Cross check or final inspection passed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckFailed(OrderMoved):
    """The car goes back. The words of the cause live with the rework's row."""

    rework_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WashStarted(OrderEvent):
    """The washer has the car."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WashFinished(OrderMoved):
    """The car is clean."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerCalled(OrderEvent):
    """The customer is to be called by voice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderSettled(OrderMoved):
    """The money is there."""

    paid_minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VehicleDelivered(OrderMoved):
    """The customer has the keys."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PromisedTimeMoved(OrderEvent):
    """The advisor promised another window."""

    promised_from: datetime
    promised_to: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DeedUndone(OrderEvent):
    """The last deed was taken back: the order is again as it was before."""

    restored: RepairOrder


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOpened(Event):
    """The shop's day has begun: yesterday's bookings leave the boards."""

    day: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CameraStateChanged(Event):
    """A camera went down, or came back."""

    camera_id: str
    state: Literal["up", "down", "unknown"]


# Exceptions: what a named person must settle.


@dataclass(frozen=True, slots=True, kw_only=True)
class ExceptionRaised(Event):
    """Something went wrong; `kind` is a wording key after `exception.`."""

    exception_id: str
    kind: str
    visit_id: str | None
    owner_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExceptionSettled(Event):
    """Somebody took care of it."""

    exception_id: str


def _all_kinds(kind: type[Event]) -> dict[str, type[Event]]:
    found = {kind.__name__: kind}
    for narrower in kind.__subclasses__():
        found |= _all_kinds(narrower)
    return found


EVENT_TYPES: dict[str, type[Event]] = _all_kinds(Event)
"""Every kind of event by its name in the journal."""
