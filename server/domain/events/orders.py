"""What is recorded of repair orders: one event for each deed."""

from dataclasses import dataclass
from datetime import date, datetime

from server.domain.agreement import Agreement, Unsigned
from server.domain.events.visits import VisitEvent
from server.domain.payment import PaymentKind
from server.domain.repair_order import ChosenOption, JobLine, PauseReason, Payer, RepairOrder
from server.domain.repair_warranty import LineWarranty
from server.domain.stage import OTHER_CAUSE


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderEvent(VisitEvent):
    """About one repair order."""

    order_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderMoved(OrderEvent):
    """The order entered another stage."""

    stage: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowChosen(OrderEvent):
    """It is another kind of job: the order goes on at the same stage of another flow."""

    flow: str
    flow_digest: str
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
    estimate_id: str | None = None
    """Of its first version; older entries have none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EstimateRevised(OrderEvent):
    """Another version of the estimate takes the place of the one that the customer was asked about."""

    lines: tuple[JobLine, ...]
    promised_from: datetime
    promised_to: datetime
    estimate_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EstimateAuthorized(OrderMoved):
    """The customer has agreed to the estimate but for `declined` lines, some of them by an option."""

    declined: tuple[str, ...] = ()
    chosen: tuple[ChosenOption, ...] = ()
    agreed: Agreement | None = None
    """What stands behind it; older entries do not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BayAssigned(OrderMoved):
    """A bay and a technician have the car."""

    bay_id: str
    technician_id: str
    override: str | None = None
    """Why it was given to them, or to the bay, though they did not suit it: an `OverrideReason`."""
    shares: bool = False
    """It stands in a booth together with others of one load."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkStarted(OrderEvent):
    """The technician is at work, for the first time or again."""

    technician_id: str | None = None
    """Who began it; None where nobody had signed in, and before it was noted."""


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
    """Cross check or final inspection passed. What was looked at is in the check's row."""

    check_id: str | None = None
    inspector_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckFailed(OrderMoved):
    """The car goes back for a cause of the flow's list; words about it live with the rework's row."""

    rework_id: str
    cause_id: str = OTHER_CAUSE


@dataclass(frozen=True, slots=True, kw_only=True)
class WashStarted(OrderEvent):
    """The washer has the car."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WashFinished(OrderMoved):
    """The car is clean."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WashSkipped(OrderMoved):
    """The customer wishes no wash; their word is in its row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerCalled(OrderEvent):
    """The customer is to be called by voice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderSettled(OrderMoved):
    """The money is there; `paid_minor` came from the customer just now."""

    paid_minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentTaken(OrderEvent):
    """A part of what is due came in."""

    payment_id: str
    kind: PaymentKind
    payer: Payer
    amount_minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentRefunded(OrderMoved):
    """A payment or a part of it was given back, its row says why; an order that was settled is open again."""

    payment_id: str
    refund_of: str
    payer: Payer
    amount_minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceRequested(OrderEvent):
    """The customer wants an invoice. To whom, its row says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VehicleDelivered(OrderMoved):
    """The customer has the keys. The days, by date or by mileage, are those to remind of; None: as usual."""

    next_service_on: date | None = None
    recheck_on: date | None = None
    warranties: tuple[LineWarranty, ...] = ()
    """What the shop answers for from now on; older entries have none."""
    unsigned: Unsigned | None = None
    """Why nobody has signed for the car."""


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
class StepTakenBack(OrderEvent):
    """The order is at the stage before again, out of its bay; the reason stands in the row of that id."""

    stage: str
    left_stage: str
    taken_back_id: str
    lines: tuple[JobLine, ...]
    unpassed: str | None = None
    """Whose check does not count any more."""
