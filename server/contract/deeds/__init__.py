"""What staff and customers ask the server to do, with the bodies of those requests.

Each is `POST` with a bearer token and the header `Idempotency-Key` (a UUIDv7 made by the client, kept over
retries). Deeds on an order go to `/api/repair-orders/{order_id}/{deed}`; the deed is the name of the body
in snake case. Refusals are problem details (RFC 9457) with a stable `code`.
"""

from server.contract.deeds.access import (
    MakePairingCode as MakePairingCode,
    PairDevice as PairDevice,
    PairedDevice as PairedDevice,
    Session as Session,
    SignIn as SignIn,
)
from server.contract.deeds.after import (
    CallScores as CallScores,
    CloseComplaint as CloseComplaint,
    GiveComplaint as GiveComplaint,
    MakeFollowUpCall as MakeFollowUpCall,
    OpenComplaint as OpenComplaint,
    TakeComplaintStep as TakeComplaintStep,
)
from server.contract.deeds.arrivals import (
    CheckInVehicle as CheckInVehicle,
    ConfirmArrival as ConfirmArrival,
    GivePlate as GivePlate,
    NoPlate as NoPlate,
    ParkVehicle as ParkVehicle,
    WhichCar as WhichCar,
)
from server.contract.deeds.bookings import (
    AssignAppointment as AssignAppointment,
    BookAppointment as BookAppointment,
    CancelAppointment as CancelAppointment,
    ExpectPart as ExpectPart,
    MoveAppointment as MoveAppointment,
    TickPart as TickPart,
)
from server.contract.deeds.booths import (
    FillBooth as FillBooth,
    KeepPaintJob as KeepPaintJob,
    PlanLoad as PlanLoad,
)
from server.contract.deeds.checks import (
    FailCheck as FailCheck,
    FinishWash as FinishWash,
    PassCheck as PassCheck,
    RoadTest as RoadTest,
    SkipWash as SkipWash,
    StartWash as StartWash,
)
from server.contract.deeds.clock import ReceiveRequest as ReceiveRequest
from server.contract.deeds.corrections import (
    KeptParts as KeptParts,
    MergeVisits as MergeVisits,
    ReassignVisit as ReassignVisit,
    ReopenVisit as ReopenVisit,
    SplitVisit as SplitVisit,
    StepBack as StepBack,
)
from server.contract.deeds.delivery import (
    CallCustomer as CallCustomer,
    DeliverVehicle as DeliverVehicle,
    MakeReadyCall as MakeReadyCall,
    MovePromisedTime as MovePromisedTime,
    RateVisit as RateVisit,
)
from server.contract.deeds.payments import (
    RefundPayment as RefundPayment,
    RequestInvoice as RequestInvoice,
    SettleOrder as SettleOrder,
    TakePayment as TakePayment,
)
from server.contract.deeds.people import (
    ClockOff as ClockOff,
    ClockOn as ClockOn,
    SetAttendance as SetAttendance,
)
from server.contract.deeds.reception import (
    AuthorizeEstimate as AuthorizeEstimate,
    BeginReception as BeginReception,
    ChooseFlow as ChooseFlow,
    EstimateCost as EstimateCost,
    EstimateDeed as EstimateDeed,
    EstimateLine as EstimateLine,
    FinishReception as FinishReception,
    ReviseEstimate as ReviseEstimate,
    VehicleDescription as VehicleDescription,
)
from server.contract.deeds.receptions import (
    CheckStation as CheckStation,
    KeepCustomer as KeepCustomer,
    KeepInterview as KeepInterview,
    KeepVehicle as KeepVehicle,
    MarkDamage as MarkDamage,
    Person as Person,
    ReceptionPart as ReceptionPart,
    UnmarkDamage as UnmarkDamage,
)
from server.contract.deeds.values import OrderDeed as OrderDeed
from server.contract.deeds.work import (
    AnswerAddedWork as AnswerAddedWork,
    AnswerHelp as AnswerHelp,
    AssignBay as AssignBay,
    CallForHelp as CallForHelp,
    FinishWork as FinishWork,
    PauseWork as PauseWork,
    RequestAddedWork as RequestAddedWork,
    StartWork as StartWork,
    SwitchCamera as SwitchCamera,
    TakePhoto as TakePhoto,
    TickChecklist as TickChecklist,
    UndoDeed as UndoDeed,
)
