"""What each screen shows: the values on the boards, by topic and key.

A board is flat (`Board` in `realtime`): each key below holds one value of the named model.

- `lounge`: `shop`: ShopHead · `car/<visit>`: LoungeCar · `call/<room>`: Call (absent: nobody is called)
- `gate`: `shop` · `greeting`: Greeting (the latest; absent before the first) · `booking/<id>`: GateBooking
- `workshop`: `shop` · `bay/<id>`: Bay · `car/<visit>`: FloorCar · `staff/<id>`: StaffState ·
  `at_job/<staff>`: AtJob ·
  `stage/<flow>/<key>`: StageColumn · `booth/<bay>`: PaintBooth · `exception/<id>`: OpenException ·
  `timer/<id>`: RunningTimer · `reserved/<booking>`: Reservation
- `desk`: as `workshop`, and `arrival/<sighting>`: Arrival · `booking/<id>`: DeskBooking of today ·
  `upcoming/<id>`: DeskBooking of the next day on which the shop is open · `camera/<name>`: Camera ·
  `reception/<order>`: ReceptionRecord · `walkaround/<order>`: Walkaround · `leaving/<visit>`: Leaving ·
  `turn`: NextAdvisor (absent: nobody is in and idle)
- `bay/<number>`: `shop` · `bay`: Bay · `job`: BayJob (absent when free) · `next/<visit>`: FloorCar ·
  `staff/<id>`: StaffState · `at_job/<staff>`: AtJob of the bay's job
- `people`: `shop` · `person/<id>`: PersonHere
- `visit/<link>`: `shop` · `visit`: CustomerVisit · `walkaround/<order>`: Walkaround

Screens order rows by their values. No board depends on the hour: what is late or at risk, a screen works out
from the times below and the shop's clock. Instants are aware UTC (ISO 8601, `Z`); money is in minor units.
"""

from server.contract.boards.bay import (
    BayJob,
    BayStill,
    BayView,
    TakenPart,
)
from server.contract.boards.booth import (
    BoothLoad,
    LoadOverride,
    PaintBooth,
    PaintExtent,
    PaintWork,
)
from server.contract.boards.cars import (
    ChecklistItem,
    FloorCar,
    JobLine,
    LineAuthorization,
    LineOption,
    PauseReason,
    Payer,
    StageKindName,
    StepBackOffer,
    Work,
    WorkState,
)
from server.contract.boards.checks import (
    CheckAsked,
    CheckCause,
    CheckItem,
    SentBack,
)
from server.contract.boards.clock import RunningTimer
from server.contract.boards.desk import (
    Arrival,
    Camera,
    Candidate,
    DeskBooking,
    Leaving,
    NextAdvisor,
)
from server.contract.boards.gate import (
    GateBooking,
    Greeting,
)
from server.contract.boards.lounge import (
    Call,
    LoungeCar,
    PublicStep,
)
from server.contract.boards.people import PersonHere, PersonsJob, ShiftStretch
from server.contract.boards.reception import (
    MarkedDamage,
    ReceptionRecord,
    StationPhoto,
    Walkaround,
)
from server.contract.boards.values import (
    Plate,
    ShopHead,
    Shown,
    Value,
    Window,
    Words,
)
from server.contract.boards.visit import (
    CustomerVisit,
    TimelineEntry,
)
from server.contract.boards.warranty import (
    RepairWarranty,
    WarrantyEnd,
)
from server.contract.boards.workshop import (
    AtJob,
    Bay,
    OpenException,
    Reservation,
    StaffState,
    StageColumn,
)

__all__ = [
    "Arrival",
    "AtJob",
    "Bay",
    "BayJob",
    "BayStill",
    "BayView",
    "BoothLoad",
    "Call",
    "Camera",
    "Candidate",
    "CheckAsked",
    "CheckCause",
    "CheckItem",
    "ChecklistItem",
    "CustomerVisit",
    "DeskBooking",
    "FloorCar",
    "GateBooking",
    "Greeting",
    "JobLine",
    "Leaving",
    "LineAuthorization",
    "LineOption",
    "LoadOverride",
    "LoungeCar",
    "MarkedDamage",
    "NextAdvisor",
    "OpenException",
    "PaintBooth",
    "PaintExtent",
    "PaintWork",
    "PauseReason",
    "Payer",
    "PersonHere",
    "PersonsJob",
    "Plate",
    "PublicStep",
    "ReceptionRecord",
    "RepairWarranty",
    "Reservation",
    "RunningTimer",
    "SentBack",
    "ShiftStretch",
    "ShopHead",
    "Shown",
    "StaffState",
    "StageColumn",
    "StageKindName",
    "StationPhoto",
    "StepBackOffer",
    "TakenPart",
    "TimelineEntry",
    "Value",
    "Walkaround",
    "WarrantyEnd",
    "Window",
    "Words",
    "Work",
    "WorkState",
]
