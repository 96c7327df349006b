"""What staff and customers ask the server to do, with the bodies of those requests.

Each is `POST` with a bearer token and the header `Idempotency-Key` (a UUIDv7 made by the client, kept over
retries). Deeds on an order go to `/api/repair-orders/{order_id}/{deed}`; the deed is the name of the body
in snake case. Refusals are problem details (RFC 9457) with a stable `code`.
"""

from server.contract.deeds.access import MakePairingCode, PairDevice, PairedDevice, Session, SignIn
from server.contract.deeds.after import (
    CallScores,
    CloseComplaint,
    GiveComplaint,
    MakeFollowUpCall,
    OpenComplaint,
    TakeComplaintStep,
)
from server.contract.deeds.arrivals import (
    CheckInVehicle,
    ConfirmArrival,
    GivePlate,
    NoPlate,
    ParkVehicle,
    WhichCar,
)
from server.contract.deeds.bookings import (
    AssignAppointment,
    BookAppointment,
    CancelAppointment,
    ExpectPart,
    MoveAppointment,
    TickPart,
)
from server.contract.deeds.booths import FillBooth, KeepPaintJob, PlanLoad
from server.contract.deeds.checks import (
    FailCheck,
    FinishWash,
    PassCheck,
    RoadTest,
    SkipWash,
    StartWash,
)
from server.contract.deeds.clock import ReceiveRequest
from server.contract.deeds.corrections import KeptParts, MergeVisits, ReassignVisit, SplitVisit, StepBack
from server.contract.deeds.delivery import (
    CallCustomer,
    DeliverVehicle,
    MakeReadyCall,
    MovePromisedTime,
    RateVisit,
)
from server.contract.deeds.payments import RefundPayment, RequestInvoice, SettleOrder, TakePayment
from server.contract.deeds.people import ClockOff, ClockOn, SetAttendance
from server.contract.deeds.reception import (
    AuthorizeEstimate,
    BeginReception,
    ChooseFlow,
    EstimateCost,
    EstimateDeed,
    EstimateLine,
    FinishReception,
    ReviseEstimate,
    VehicleDescription,
)
from server.contract.deeds.receptions import (
    CheckStation,
    KeepCustomer,
    KeepInterview,
    KeepVehicle,
    MarkDamage,
    Person,
    ReceptionPart,
    UnmarkDamage,
)
from server.contract.deeds.values import OrderDeed
from server.contract.deeds.work import (
    AnswerAddedWork,
    AnswerHelp,
    AssignBay,
    CallForHelp,
    FinishWork,
    PauseWork,
    RequestAddedWork,
    StartWork,
    SwitchCamera,
    TickChecklist,
    UndoDeed,
)

__all__ = [
    "AnswerAddedWork",
    "AnswerHelp",
    "AssignAppointment",
    "AssignBay",
    "AuthorizeEstimate",
    "BeginReception",
    "BookAppointment",
    "CallCustomer",
    "CallForHelp",
    "CallScores",
    "CancelAppointment",
    "CheckInVehicle",
    "CheckStation",
    "ChooseFlow",
    "ClockOff",
    "ClockOn",
    "CloseComplaint",
    "ConfirmArrival",
    "DeliverVehicle",
    "EstimateCost",
    "EstimateDeed",
    "EstimateLine",
    "ExpectPart",
    "FailCheck",
    "FillBooth",
    "FinishReception",
    "FinishWash",
    "FinishWork",
    "GiveComplaint",
    "GivePlate",
    "KeepCustomer",
    "KeepInterview",
    "KeepPaintJob",
    "KeepVehicle",
    "KeptParts",
    "MakeFollowUpCall",
    "MakePairingCode",
    "MakeReadyCall",
    "MarkDamage",
    "MergeVisits",
    "MoveAppointment",
    "MovePromisedTime",
    "NoPlate",
    "OpenComplaint",
    "OrderDeed",
    "PairDevice",
    "PairedDevice",
    "ParkVehicle",
    "PassCheck",
    "PauseWork",
    "Person",
    "PlanLoad",
    "RateVisit",
    "ReassignVisit",
    "ReceiveRequest",
    "ReceptionPart",
    "RefundPayment",
    "RequestAddedWork",
    "RequestInvoice",
    "ReviseEstimate",
    "RoadTest",
    "Session",
    "SetAttendance",
    "SettleOrder",
    "SignIn",
    "SkipWash",
    "SplitVisit",
    "StartWash",
    "StartWork",
    "StepBack",
    "SwitchCamera",
    "TakeComplaintStep",
    "TakePayment",
    "TickChecklist",
    "TickPart",
    "UndoDeed",
    "UnmarkDamage",
    "VehicleDescription",
    "WhichCar",
]
