"""A car in the shop's hands, as the staff see it."""

from datetime import datetime
from typing import Literal

from pydantic import Field

from server.contract.boards.booth import PaintWork
from server.contract.boards.checks import CheckAsked, SentBack
from server.contract.boards.lounge import PublicStep
from server.contract.boards.values import Plate, Value, Window, Words
from server.contract.boards.warranty import RepairWarranty

StageKindName = Literal[
    "wait", "reception", "authorization", "work", "check", "wash", "ready", "settle", "done"
]
WorkState = Literal["queued", "assigned", "working", "paused"]
PauseReason = Literal["parts", "authorization", "help", "break", "tool", "other"]
Payer = Literal["customer", "insurer", "warranty", "internal"]
LineAuthorization = Literal["requested", "authorized", "declined"]


class Work(Value):
    """The work on one order in one bay. Worked so far = worked_seconds + (now - working_since, if set)."""

    state: WorkState
    bay_id: str | None
    technician: Words | None
    technician_id: str | None
    standard_minutes: int
    worked_seconds: float
    working_since: datetime | None
    started_at: datetime | None
    pause_reason: PauseReason | None
    paused_at: datetime | None
    help_called_at: datetime | None
    earlier_seconds: float = Field(default=0.0, description="worked before the car was given this bay")


class LineOption(Value):
    """One way to do an added line, e.g. another brand of part."""

    option_id: str
    title: Words
    detail: Words
    minutes: int
    price_minor: int


class JobLine(Value):
    """One item of work: what it is, what it costs, whether the customer allowed it."""

    line_id: str
    title: Words
    standard_minutes: int
    price_minor: int
    added: bool = Field(description="found during the work, so authorized on its own")
    safety: bool
    explanation: Words | None
    authorization: LineAuthorization
    options: list["LineOption"]
    option_id: str | None = Field(description="the alternative the customer chose")
    requested_at: datetime | None
    payer: Payer = "customer"
    warranty: RepairWarranty | None = Field(default=None, description="once the car was delivered")
    photos: list[str] = Field(default=[], description="what the technician photographed of added work: ids")


class ChecklistItem(Value):
    """One thing to do or look at before the self check."""

    item_id: str
    title: Words
    ticked_at: datetime | None


class StepBackOffer(Value):
    """The stage before, to which whoever may take a step back can bring the car."""

    stage: Words
    voids: Literal["estimate", "authorization", "settlement", "delivery", "step"]
    wants: str = Field(description="the deed that they must be allowed, too, e.g. `refund_payment`")


class FloorCar(Value):
    """One car as the staff see it."""

    visit_id: str
    order_id: str
    order_version: int = Field(description="send it back with a deed: a stale one is refused")
    order_number: str
    plate: Plate
    brand: Words
    series: Words
    job: Words = Field(description="the first line's title")
    advisor_id: str | None
    advisor: Words | None
    flow: str
    stage: str
    stage_kind: StageKindName
    stage_entered_at: datetime
    stage_limit_minutes: int
    step: PublicStep
    step_index: int
    step_count: int
    work: Work | None = Field(description="while the stage is one of work, and before it has begun")
    window: Window | None
    at_risk_from: datetime | None = Field(
        default=None, description="when the service clock warns of the promise; absent: long before its end"
    )
    arrived_at: datetime
    booked: bool
    waits_here: bool
    no_wash: bool = Field(default=False, description="the customer said so at the reception")
    rework_count: int
    called_at: datetime | None
    settled_at: datetime | None
    total_minor: int
    paid_minor: int = Field(default=0, description="by the customer, of that total")
    lines: list[JobLine]
    allowed: list[str] = Field(description="deeds that the stage allows now, e.g. `start_work`")
    check: CheckAsked | None = Field(default=None, description="at a check: what it asks for")
    key_tag: str = Field(default="", description="what hangs on the car's key")
    spot: str = Field(default="", description="where it was parked last")
    sent_back: SentBack | None = Field(default=None, description="why a check sent it back, the last time")
    paint: PaintWork | None = Field(default=None, description="of a flow that leads through the paint booth")
    step_back: StepBackOffer | None = Field(default=None, description="absent: there is nothing to take back")
    customer_link: bool = Field(description="whether the customer has a page; POST …/customer-link tells it")
