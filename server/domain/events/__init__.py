"""What happened, in the past tense: the journal's entries.

Events carry ids, stages, times and amounts; never names, phone numbers, plate text or pictures. Each class
has a version: an entry written by an older one is brought up to date when it is read (`store/journal.py`).
"""

from server.domain.event import Envelope as Envelope, Event as Event
from server.domain.events.after import (
    ComplaintClosed as ComplaintClosed,
    ComplaintEvent as ComplaintEvent,
    ComplaintGiven as ComplaintGiven,
    ComplaintOpened as ComplaintOpened,
    ComplaintSource as ComplaintSource,
    ComplaintStepTaken as ComplaintStepTaken,
    FollowUpCalled as FollowUpCalled,
    ReadyCallMade as ReadyCallMade,
    WinBackCalled as WinBackCalled,
)
from server.domain.events.announcements import (
    AnnouncementEnded as AnnouncementEnded,
    AnnouncementEnding as AnnouncementEnding,
    AnnouncementEvent as AnnouncementEvent,
    AnnouncementMade as AnnouncementMade,
    AnnouncementPlayed as AnnouncementPlayed,
    AnnouncementQueued as AnnouncementQueued,
    PlayOutcome as PlayOutcome,
    SoundPlayer as SoundPlayer,
    TakeOutcome as TakeOutcome,
)
from server.domain.events.arrivals import (
    AppointmentAssigned as AppointmentAssigned,
    AppointmentBooked as AppointmentBooked,
    AppointmentCancelled as AppointmentCancelled,
    AppointmentEvent as AppointmentEvent,
    AppointmentMissed as AppointmentMissed,
    AppointmentMoved as AppointmentMoved,
    CandidateRead as CandidateRead,
    SightingConfirmed as SightingConfirmed,
    SightingDecided as SightingDecided,
    SightingExpired as SightingExpired,
)
from server.domain.events.attendance import AttendanceMoved as AttendanceMoved
from server.domain.events.booths import (
    BoothEvent as BoothEvent,
    BoothFilled as BoothFilled,
    BoothLoadDropped as BoothLoadDropped,
    BoothLoadPlanned as BoothLoadPlanned,
    PaintJobKept as PaintJobKept,
)
from server.domain.events.claims import (
    ClaimEvent as ClaimEvent,
    ClaimOpened as ClaimOpened,
    ClaimStepTaken as ClaimStepTaken,
    OldPartMoved as OldPartMoved,
)
from server.domain.events.clock import (
    CareGiven as CareGiven,
    RequestReceived as RequestReceived,
    TimerCancelled as TimerCancelled,
    TimerEnding as TimerEnding,
    TimerEscalated as TimerEscalated,
    TimerEvent as TimerEvent,
    TimerFired as TimerFired,
    TimerStarted as TimerStarted,
    TimerStopped as TimerStopped,
    TimerWarned as TimerWarned,
)
from server.domain.events.devices import (
    DeviceEvent as DeviceEvent,
    DeviceReassigned as DeviceReassigned,
    DeviceRenamed as DeviceRenamed,
    DeviceRevoked as DeviceRevoked,
    KioskAsked as KioskAsked,
    SpeakerPlaced as SpeakerPlaced,
)
from server.domain.events.errands import (
    ErrandArranged as ErrandArranged,
    ErrandEvent as ErrandEvent,
    ErrandGiven as ErrandGiven,
    ErrandKindName as ErrandKindName,
    ErrandStepName as ErrandStepName,
    ErrandStepTaken as ErrandStepTaken,
)
from server.domain.events.estimates import (
    EstimateSigned as EstimateSigned,
    RecommendationSettled as RecommendationSettled,
    SignatureExpired as SignatureExpired,
)
from server.domain.events.faults import (
    FaultEvent as FaultEvent,
    FaultReopened as FaultReopened,
    FaultReported as FaultReported,
    FaultStepTaken as FaultStepTaken,
)
from server.domain.events.job_clock import (
    JobClockEvent as JobClockEvent,
    TechnicianClockedOff as TechnicianClockedOff,
    TechnicianClockedOn as TechnicianClockedOn,
)
from server.domain.events.loaners import (
    LoanCharged as LoanCharged,
    LoanDueMoved as LoanDueMoved,
    LoanerChanged as LoanerChanged,
    LoanerGiven as LoanerGiven,
    LoanerReturned as LoanerReturned,
    LoanEvent as LoanEvent,
    SlipSigned as SlipSigned,
)
from server.domain.events.messages import (
    MessageCancelled as MessageCancelled,
    MessageEvent as MessageEvent,
    MessageQueued as MessageQueued,
    MessageTold as MessageTold,
)
from server.domain.events.orders import (
    AddedWorkAuthorized as AddedWorkAuthorized,
    AddedWorkDeclined as AddedWorkDeclined,
    AddedWorkRequested as AddedWorkRequested,
    BayAssigned as BayAssigned,
    BayCameraSwitched as BayCameraSwitched,
    CheckFailed as CheckFailed,
    ChecklistTicked as ChecklistTicked,
    CheckPassed as CheckPassed,
    CustomerCalled as CustomerCalled,
    DeedUndone as DeedUndone,
    EstimateAuthorized as EstimateAuthorized,
    EstimateRevised as EstimateRevised,
    FlowChosen as FlowChosen,
    HelpAnswered as HelpAnswered,
    HelpCalled as HelpCalled,
    InvoiceRequested as InvoiceRequested,
    OrderEvent as OrderEvent,
    OrderMoved as OrderMoved,
    OrderSettled as OrderSettled,
    PaymentRefunded as PaymentRefunded,
    PaymentTaken as PaymentTaken,
    PhotoTaken as PhotoTaken,
    PromisedTimeMoved as PromisedTimeMoved,
    ReceptionBegun as ReceptionBegun,
    ReceptionFinished as ReceptionFinished,
    StepTakenBack as StepTakenBack,
    VehicleDelivered as VehicleDelivered,
    WashFinished as WashFinished,
    WashSkipped as WashSkipped,
    WashStarted as WashStarted,
    WorkFinished as WorkFinished,
    WorkPaused as WorkPaused,
    WorkStarted as WorkStarted,
)
from server.domain.events.parts_pick import PartsPicked as PartsPicked
from server.domain.events.recalls import (
    CarRecalled as CarRecalled,
    RecallAnnounced as RecallAnnounced,
    RecalledCarEvent as RecalledCarEvent,
    RecalledCarReleased as RecalledCarReleased,
    RecalledCarRepaired as RecalledCarRepaired,
    RecallEvent as RecallEvent,
    RecallWithdrawn as RecallWithdrawn,
)
from server.domain.events.receptions import (
    DamageMarked as DamageMarked,
    DamageUnmarked as DamageUnmarked,
    ReceptionEvent as ReceptionEvent,
    ReceptionKept as ReceptionKept,
    ReceptionPart as ReceptionPart,
    StationChecked as StationChecked,
    WalkPhotoExpired as WalkPhotoExpired,
    WalkPhotoTaken as WalkPhotoTaken,
)
from server.domain.events.roles import (
    PermissionEvent as PermissionEvent,
    PermissionGranted as PermissionGranted,
    PermissionRestored as PermissionRestored,
    PermissionWithdrawn as PermissionWithdrawn,
)
from server.domain.events.rota import (
    RotaChanged as RotaChanged,
    RotaDaysKept as RotaDaysKept,
    RotaDaysRemoved as RotaDaysRemoved,
    RotaEvent as RotaEvent,
)
from server.domain.events.shelf import (
    BookingPartEvent as BookingPartEvent,
    PartExpected as PartExpected,
    PartShelved as PartShelved,
    PartUnshelved as PartUnshelved,
)
from server.domain.events.shop import (
    BayChanged as BayChanged,
    BookingCodeIssued as BookingCodeIssued,
    BookingCodesWithdrawn as BookingCodesWithdrawn,
    BookingsRolled as BookingsRolled,
    CameraStateChanged as CameraStateChanged,
    CapacityChanged as CapacityChanged,
    CatalogueImported as CatalogueImported,
    CustomerErased as CustomerErased,
    DayOpened as DayOpened,
    ExceptionRaised as ExceptionRaised,
    ExceptionSettled as ExceptionSettled,
    FlowChanged as FlowChanged,
    OpeningChanged as OpeningChanged,
    PlateGiven as PlateGiven,
    PricesChanged as PricesChanged,
    RecordsImported as RecordsImported,
    ShopDescribed as ShopDescribed,
    VehicleChanged as VehicleChanged,
)
from server.domain.events.slips import (
    SlipAnswered as SlipAnswered,
    SlipClosed as SlipClosed,
    SlipEvent as SlipEvent,
    SlipGiven as SlipGiven,
    SlipKindName as SlipKindName,
    SlipOpened as SlipOpened,
    SlipSourceName as SlipSourceName,
)
from server.domain.events.staff import (
    SecretKind as SecretKind,
    StaffChanged as StaffChanged,
    StaffEvent as StaffEvent,
    StaffRestored as StaffRestored,
    StaffRolesChanged as StaffRolesChanged,
    StaffSecretChanged as StaffSecretChanged,
    StaffSkillsChanged as StaffSkillsChanged,
    StaffStopped as StaffStopped,
)
from server.domain.events.visits import (
    AdvisorAssigned as AdvisorAssigned,
    BayStillExpired as BayStillExpired,
    BayStillKept as BayStillKept,
    CustomerLinkMade as CustomerLinkMade,
    VehicleArrived as VehicleArrived,
    VehicleDeparted as VehicleDeparted,
    VehicleParked as VehicleParked,
    VisitEvent as VisitEvent,
    VisitRated as VisitRated,
    VisitReopened as VisitReopened,
    VisitsMerged as VisitsMerged,
    VisitsParted as VisitsParted,
    VisitSplit as VisitSplit,
    VisitVehicleCorrected as VisitVehicleCorrected,
)


def _all_kinds(kind: type[Event]) -> dict[str, type[Event]]:
    found = {kind.__name__: kind}
    for narrower in kind.__subclasses__():
        found |= _all_kinds(narrower)
    return found


EVENT_TYPES: dict[str, type[Event]] = _all_kinds(Event)
"""Every kind of event by its name in the journal."""
