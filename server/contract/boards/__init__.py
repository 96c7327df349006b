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
    BayJob as BayJob,
    BayStill as BayStill,
    BayView as BayView,
    TakenPart as TakenPart,
)
from server.contract.boards.booth import (
    BoothLoad as BoothLoad,
    LoadOverride as LoadOverride,
    PaintBooth as PaintBooth,
    PaintExtent as PaintExtent,
    PaintWork as PaintWork,
)
from server.contract.boards.cars import (
    ChecklistItem as ChecklistItem,
    FloorCar as FloorCar,
    JobLine as JobLine,
    LineAuthorization as LineAuthorization,
    LineOption as LineOption,
    PauseReason as PauseReason,
    Payer as Payer,
    StageKindName as StageKindName,
    StepBackOffer as StepBackOffer,
    Work as Work,
    WorkState as WorkState,
)
from server.contract.boards.checks import (
    CheckAsked as CheckAsked,
    CheckCause as CheckCause,
    CheckItem as CheckItem,
    SentBack as SentBack,
)
from server.contract.boards.clock import RunningTimer as RunningTimer
from server.contract.boards.desk import (
    Arrival as Arrival,
    Camera as Camera,
    Candidate as Candidate,
    DeskBooking as DeskBooking,
    Leaving as Leaving,
    NextAdvisor as NextAdvisor,
)
from server.contract.boards.gate import GateBooking as GateBooking, Greeting as Greeting
from server.contract.boards.lounge import Call as Call, LoungeCar as LoungeCar, PublicStep as PublicStep
from server.contract.boards.people import (
    PersonHere as PersonHere,
    PersonsJob as PersonsJob,
    ShiftStretch as ShiftStretch,
)
from server.contract.boards.reception import (
    MarkedDamage as MarkedDamage,
    ReceptionRecord as ReceptionRecord,
    StationPhoto as StationPhoto,
    Walkaround as Walkaround,
)
from server.contract.boards.values import (
    Plate as Plate,
    ShopHead as ShopHead,
    Shown as Shown,
    Value as Value,
    Window as Window,
    Words as Words,
)
from server.contract.boards.visit import CustomerVisit as CustomerVisit, TimelineEntry as TimelineEntry
from server.contract.boards.warranty import RepairWarranty as RepairWarranty, WarrantyEnd as WarrantyEnd
from server.contract.boards.workshop import (
    AtJob as AtJob,
    Bay as Bay,
    OpenException as OpenException,
    Reservation as Reservation,
    StaffState as StaffState,
    StageColumn as StageColumn,
)
