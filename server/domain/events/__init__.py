"""What happened, in the past tense: the journal's entries.

Events carry ids, stages, times and amounts; never names, phone numbers, plate text or pictures. Each class
has a version: an entry written by an older one is brought up to date when it is read (`store/journal.py`).
"""

from server.domain.event import Envelope, Event
from server.domain.events.announcements import (
    AnnouncementEnded,
    AnnouncementEnding,
    AnnouncementEvent,
    AnnouncementMade,
    AnnouncementPlayed,
    AnnouncementQueued,
    PlayOutcome,
    SoundPlayer,
    TakeOutcome,
)
from server.domain.events.arrivals import (
    AppointmentBooked,
    AppointmentEvent,
    AppointmentMissed,
    CandidateRead,
    SightingConfirmed,
    SightingDecided,
    SightingExpired,
)
from server.domain.events.devices import (
    DeviceEvent,
    DeviceReassigned,
    DeviceRenamed,
    DeviceRevoked,
    KioskAsked,
    SpeakerPlaced,
)
from server.domain.events.orders import (
    AddedWorkAuthorized,
    AddedWorkDeclined,
    AddedWorkRequested,
    BayAssigned,
    BayCameraSwitched,
    CheckFailed,
    ChecklistTicked,
    CheckPassed,
    CustomerCalled,
    DeedUndone,
    EstimateAuthorized,
    HelpAnswered,
    HelpCalled,
    OrderEvent,
    OrderMoved,
    OrderSettled,
    PhotoTaken,
    PromisedTimeMoved,
    ReceptionBegun,
    ReceptionFinished,
    VehicleDelivered,
    WashFinished,
    WashStarted,
    WorkFinished,
    WorkPaused,
    WorkStarted,
)
from server.domain.events.shop import (
    BayChanged,
    CameraStateChanged,
    DayOpened,
    ExceptionRaised,
    ExceptionSettled,
    VehicleChanged,
)
from server.domain.events.staff import (
    SecretKind,
    StaffChanged,
    StaffEvent,
    StaffRestored,
    StaffRolesChanged,
    StaffSecretChanged,
    StaffStopped,
)
from server.domain.events.visits import (
    AdvisorAssigned,
    BayStillExpired,
    BayStillKept,
    CustomerLinkMade,
    VehicleArrived,
    VehicleDeparted,
    VisitEvent,
    VisitRated,
    VisitVehicleCorrected,
)

__all__ = [
    "EVENT_TYPES",
    "AddedWorkAuthorized",
    "AddedWorkDeclined",
    "AddedWorkRequested",
    "AdvisorAssigned",
    "AnnouncementEnded",
    "AnnouncementEnding",
    "AnnouncementEvent",
    "AnnouncementMade",
    "AnnouncementPlayed",
    "AnnouncementQueued",
    "AppointmentBooked",
    "AppointmentEvent",
    "AppointmentMissed",
    "BayAssigned",
    "BayCameraSwitched",
    "BayChanged",
    "BayStillExpired",
    "BayStillKept",
    "CameraStateChanged",
    "CandidateRead",
    "CheckFailed",
    "CheckPassed",
    "ChecklistTicked",
    "CustomerCalled",
    "CustomerLinkMade",
    "DayOpened",
    "DeedUndone",
    "DeviceEvent",
    "DeviceReassigned",
    "DeviceRenamed",
    "DeviceRevoked",
    "Envelope",
    "EstimateAuthorized",
    "Event",
    "ExceptionRaised",
    "ExceptionSettled",
    "HelpAnswered",
    "HelpCalled",
    "KioskAsked",
    "OrderEvent",
    "OrderMoved",
    "OrderSettled",
    "PhotoTaken",
    "PlayOutcome",
    "PromisedTimeMoved",
    "ReceptionBegun",
    "ReceptionFinished",
    "SecretKind",
    "SightingConfirmed",
    "SightingDecided",
    "SightingExpired",
    "SoundPlayer",
    "SpeakerPlaced",
    "StaffChanged",
    "StaffEvent",
    "StaffRestored",
    "StaffRolesChanged",
    "StaffSecretChanged",
    "StaffStopped",
    "TakeOutcome",
    "VehicleArrived",
    "VehicleChanged",
    "VehicleDelivered",
    "VehicleDeparted",
    "VisitEvent",
    "VisitRated",
    "VisitVehicleCorrected",
    "WashFinished",
    "WashStarted",
    "WorkFinished",
    "WorkPaused",
    "WorkStarted",
]


def _all_kinds(kind: type[Event]) -> dict[str, type[Event]]:
    found = {kind.__name__: kind}
    for narrower in kind.__subclasses__():
        found |= _all_kinds(narrower)
    return found


EVENT_TYPES: dict[str, type[Event]] = _all_kinds(Event)
"""Every kind of event by its name in the journal."""
