"""What the journal's events mean to the service clock: which moments they are, when, and of what."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import singledispatch
from typing import Protocol

from server.domain import events
from server.domain.clock_moments import SAID, About, Moment
from server.domain.message import REMIND_DAY_BEFORE, REMIND_HOUR_BEFORE
from server.domain.repair_order import WorkState
from server.domain.stage import StageKind

_REMINDED = {
    REMIND_DAY_BEFORE: Moment.DAY_BEFORE_REMINDED,
    REMIND_HOUR_BEFORE: Moment.HOUR_BEFORE_REMINDED,
}
_COMPLAINT_STEPS = {
    "answered": Moment.COMPLAINT_ANSWERED,
    "planned": Moment.COMPLAINT_PLANNED,
    "concluded": Moment.COMPLAINT_CONCLUDED,
    "manager_informed": Moment.MANAGER_INFORMED,
    "visited": Moment.COMPLAINT_VISITED,
}
_LEFT_BY_MISTAKE = {
    StageKind.RECEPTION: Moment.RECEPTION_TAKEN_BACK,
    StageKind.AUTHORIZATION: Moment.ESTIMATE_VOIDED,
    StageKind.WORK: Moment.TAKEN_FROM_BAY,
    StageKind.SETTLE: Moment.SETTLEMENT_TAKEN_BACK,
    StageKind.DONE: Moment.DELIVERY_TAKEN_BACK,
}
USUAL_RECHECK, USUAL_SERVICE = timedelta(days=90), timedelta(days=182)
"""After a delivery at which no day was told."""
_COLLECTED_FROM = (StageKind.READY, StageKind.SETTLE, StageKind.DONE)


class Known(Protocol):
    """What is looked up, because the events name it by id only."""

    def vehicle_of(self, visit_id: str) -> str:
        """Return the vehicle of a visit."""
        ...

    def kind_of(self, order_id: str, stage: str) -> StageKind:
        """Return the kind of a stage of the order's own flow."""
        ...

    def day_begins(self, day: str) -> datetime:
        """Return the first instant of one of the shop's days."""
        ...


@dataclass(frozen=True, slots=True)
class Happened:
    """One moment at its time, which may lie ahead, and the ids of all that it is about."""

    moment: Moment
    at: datetime
    subjects: Mapping[About, str]
    visit_id: str | None = None


def moments_of(event: events.Event, at: datetime, known: Known) -> list[Happened]:
    """Return the moments of an event that occurred at `at`, in their order."""
    found = list(_of(event, at, known))
    if isinstance(event, events.OrderMoved) and known.kind_of(event.order_id, event.stage) is StageKind.READY:
        found.append(_of_visit(Moment.READY, at, event.visit_id))
    return found


def concerns_clock(kind: type[events.Event]) -> bool:
    """Tell whether events of that kind can start or stop anything."""
    return issubclass(kind, events.OrderMoved) or _of.dispatch(kind) is not _of.dispatch(events.Event)


def _of_visit(moment: Moment, at: datetime, visit_id: str) -> Happened:
    return Happened(moment, at, {About.VISIT: visit_id}, visit_id)


def _of_car(moment: Moment, at: datetime, visit_id: str, known: Known) -> Happened:
    return Happened(moment, at, {About.VISIT: visit_id, About.VEHICLE: known.vehicle_of(visit_id)}, visit_id)


@singledispatch
def _of(event: events.Event, at: datetime, known: Known) -> Iterator[Happened]:
    yield from ()


@_of.register
def _(event: events.AppointmentBooked, at: datetime, known: Known) -> Iterator[Happened]:
    yield Happened(Moment.SLOT, event.slot_at, {About.APPOINTMENT: event.appointment_id})


@_of.register
def _(event: events.AppointmentMoved, at: datetime, known: Known) -> Iterator[Happened]:
    yield Happened(Moment.APPOINTMENT_CLOSED, at, {About.APPOINTMENT: event.appointment_id})
    yield Happened(Moment.SLOT, event.slot_at, {About.APPOINTMENT: event.appointment_id})


@_of.register
def _(event: events.AppointmentCancelled, at: datetime, known: Known) -> Iterator[Happened]:
    yield Happened(Moment.APPOINTMENT_CLOSED, at, {About.APPOINTMENT: event.appointment_id})


@_of.register
def _(event: events.MessageTold, at: datetime, known: Known) -> Iterator[Happened]:
    if moment := _REMINDED.get(event.kind):
        yield Happened(moment, at, {About.APPOINTMENT: event.subject_id})


@_of.register
def _(event: events.AppointmentMissed, at: datetime, known: Known) -> Iterator[Happened]:
    yield Happened(Moment.APPOINTMENT_CLOSED, at, {About.APPOINTMENT: event.appointment_id})


@_of.register
def _(event: events.DayOpened, at: datetime, known: Known) -> Iterator[Happened]:
    yield Happened(Moment.DAY_OPENED, known.day_begins(event.day), {About.SHOP_DAY: event.day})


@_of.register
def _(event: events.VehicleArrived, at: datetime, known: Known) -> Iterator[Happened]:
    subjects = {About.VEHICLE: event.vehicle_id}
    if event.split_from is None:
        # Otherwise it was greeted together with the car that it was taken for.
        subjects[About.VISIT] = event.visit_id
    if event.appointment_id is not None:
        subjects[About.APPOINTMENT] = event.appointment_id
    yield Happened(Moment.VEHICLE_ARRIVED, at, subjects, event.visit_id)


@_of.register
def _(event: events.VehicleDeparted, at: datetime, known: Known) -> Iterator[Happened]:
    yield _of_car(Moment.VEHICLE_DEPARTED, at, event.visit_id, known)


@_of.register
def _(event: events.VisitReopened, at: datetime, known: Known) -> Iterator[Happened]:
    yield _of_car(Moment.VISIT_REOPENED, at, event.visit_id, known)


@_of.register
def _(event: events.VisitsParted, at: datetime, known: Known) -> Iterator[Happened]:
    yield _of_visit(Moment.VISIT_PARTED, at, event.parted_id)


@_of.register
def _(event: events.VisitsMerged, at: datetime, known: Known) -> Iterator[Happened]:
    # Nothing is due for it any more; its car is still here, by the other visit.
    yield _of_visit(Moment.VEHICLE_DEPARTED, at, event.merged_id)


@_of.register
def _(event: events.VisitSplit, at: datetime, known: Known) -> Iterator[Happened]:
    if event.order_id is not None:
        yield _of_visit(Moment.RECEPTION_BEGUN, at, event.split_id)


@_of.register
def _(event: events.ReceptionBegun, at: datetime, known: Known) -> Iterator[Happened]:
    yield _of_visit(Moment.RECEPTION_BEGUN, at, event.visit_id)


@_of.register
def _(event: events.ReceptionFinished, at: datetime, known: Known) -> Iterator[Happened]:
    yield _of_visit(Moment.RECEPTION_FINISHED, at, event.visit_id)
    yield _of_visit(Moment.PROMISED_TIME, event.promised_to, event.visit_id)
    if event.waits_here:
        yield _of_visit(Moment.CUSTOMER_WAITS, at, event.visit_id)


@_of.register
def _(event: events.PromisedTimeMoved, at: datetime, known: Known) -> Iterator[Happened]:
    yield _of_visit(Moment.PROMISE_MOVED, at, event.visit_id)
    yield _of_visit(Moment.PROMISED_TIME, event.promised_to, event.visit_id)


@_of.register
def _(event: events.WorkStarted, at: datetime, known: Known) -> Iterator[Happened]:
    yield _of_visit(Moment.WORK_STARTED, at, event.visit_id)


@_of.register
def _(event: events.WorkPaused, at: datetime, known: Known) -> Iterator[Happened]:
    yield _of_visit(Moment.WORK_PAUSED, at, event.visit_id)


@_of.register
def _(event: events.DeedUndone, at: datetime, known: Known) -> Iterator[Happened]:
    """Work goes on, or stands still, as it did before; a pause that goes on began when it began."""
    order = event.restored
    if order.work.state is WorkState.WORKING:
        yield _of_visit(Moment.WORK_STARTED, at, event.visit_id)
    if order.work.state is WorkState.PAUSED:
        yield _of_visit(Moment.WORK_PAUSED, order.work.paused_at or at, event.visit_id)
    if known.kind_of(order.order_id, order.stage) not in _COLLECTED_FROM:
        yield _of_visit(Moment.BACK_IN_WORK, at, event.visit_id)


@_of.register
def _(event: events.StepTakenBack, at: datetime, known: Known) -> Iterator[Happened]:
    if moment := _LEFT_BY_MISTAKE.get(known.kind_of(event.order_id, event.left_stage)):
        yield _of_car(moment, at, event.visit_id, known)
    if known.kind_of(event.order_id, event.stage) not in _COLLECTED_FROM:
        yield _of_visit(Moment.BACK_IN_WORK, at, event.visit_id)


@_of.register
def _(event: events.CustomerCalled, at: datetime, known: Known) -> Iterator[Happened]:
    yield _of_visit(Moment.CUSTOMER_CALLED, at, event.visit_id)


@_of.register
def _(event: events.OrderSettled, at: datetime, known: Known) -> Iterator[Happened]:
    yield _of_visit(Moment.SETTLED, at, event.visit_id)


@_of.register
def _(event: events.VehicleDelivered, at: datetime, known: Known) -> Iterator[Happened]:
    yield _of_car(Moment.VEHICLE_DELIVERED, at, event.visit_id, known)
    of_the_car = {About.VEHICLE: known.vehicle_of(event.visit_id)}
    for moment, day, usual in (
        (Moment.RECHECK_DUE, event.recheck_on, USUAL_RECHECK),
        (Moment.NEXT_SERVICE_DUE, event.next_service_on, USUAL_SERVICE),
    ):
        due_at = known.day_begins(day.isoformat()) if day else at + usual
        yield Happened(moment, due_at, of_the_car, event.visit_id)


@_of.register
def _(event: events.ReadyCallMade, at: datetime, known: Known) -> Iterator[Happened]:
    if event.reached:
        yield _of_visit(Moment.CUSTOMER_REACHED, at, event.visit_id)


@_of.register
def _(event: events.FollowUpCalled, at: datetime, known: Known) -> Iterator[Happened]:
    if event.reached:
        first = event.call == "first"
        moment = Moment.FOLLOW_UP_CALL if first else Moment.SECOND_FOLLOW_UP_CALL
        yield _of_visit(moment, at, event.visit_id)


@_of.register
def _(event: events.ComplaintOpened, at: datetime, known: Known) -> Iterator[Happened]:
    yield Happened(Moment.COMPLAINT_OPENED, at, {About.COMPLAINT: event.complaint_id})


@_of.register
def _(event: events.ComplaintStepTaken, at: datetime, known: Known) -> Iterator[Happened]:
    yield Happened(_COMPLAINT_STEPS[event.step], at, {About.COMPLAINT: event.complaint_id})


@_of.register
def _(event: events.ComplaintClosed, at: datetime, known: Known) -> Iterator[Happened]:
    yield Happened(Moment.COMPLAINT_CLOSED, at, {About.COMPLAINT: event.complaint_id})


@_of.register
def _(event: events.LoanerGiven, at: datetime, known: Known) -> Iterator[Happened]:
    yield _of_visit(Moment.LOANER_OR_VOUCHER, at, event.visit_id)
    yield Happened(Moment.LOANER_DUE, event.due_at, {About.LOAN: event.loan_id})


@_of.register
def _(event: events.LoanDueMoved, at: datetime, known: Known) -> Iterator[Happened]:
    yield Happened(Moment.LOANER_DUE_MOVED, at, {About.LOAN: event.loan_id})
    yield Happened(Moment.LOANER_DUE, event.due_at, {About.LOAN: event.loan_id})


@_of.register
def _(event: events.LoanerReturned, at: datetime, known: Known) -> Iterator[Happened]:
    yield Happened(Moment.LOANER_RETURNED, at, {About.LOAN: event.loan_id})


@_of.register
def _(event: events.CarRecalled, at: datetime, known: Known) -> Iterator[Happened]:
    yield Happened(Moment.RECALL_BEGINS, event.told_for, {About.RECALLED_CAR: event.car_id})


@_of.register
def _(
    event: events.RecalledCarRepaired | events.RecalledCarReleased, at: datetime, known: Known
) -> Iterator[Happened]:
    yield Happened(Moment.RECALL_ENDED, at, {About.RECALLED_CAR: event.car_id})


@_of.register
def _(event: events.RequestReceived, at: datetime, known: Known) -> Iterator[Happened]:
    yield Happened(Moment.REQUEST_RECEIVED, at, {About.REQUEST: event.request_id})


@_of.register
def _(event: events.CareGiven, at: datetime, known: Known) -> Iterator[Happened]:
    yield Happened(event.moment, at, {SAID[event.moment]: event.subject_id}, event.visit_id)
