"""What each event makes of a repair order: the one place where an order's state moves on.

The tables and the boards both come from here, so that they cannot disagree.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import singledispatch

from server.domain import events
from server.domain.repair_order import (
    Hands,
    JobLine,
    LineAuthorization,
    Payer,
    Promise,
    Reached,
    RepairOrder,
    Tick,
    Work,
    WorkState,
)
from server.domain.stage import Flow
from server.domain.step_back import order_before

_UNDOABLE = (
    events.WorkStarted,
    events.WorkPaused,
    events.HelpCalled,
    events.HelpAnswered,
    events.ChecklistTicked,
    events.BayCameraSwitched,
    events.AddedWorkRequested,
    events.WorkFinished,
    events.CheckPassed,
    events.WashStarted,
    events.WashFinished,
)


def evolve(order: RepairOrder, event: events.OrderEvent, at: datetime, flow: Flow) -> RepairOrder:
    """Return `order` after `event`, which occurred at `at`. `flow` is the order's own."""
    if isinstance(event, events.StepTakenBack):
        changed = order_before(order, flow, event, at)
    else:
        entered = _enter_stage(order, event, at, flow) if isinstance(event, events.OrderMoved) else order
        changed = _apply(event, entered, at)
    undoable = isinstance(event, _UNDOABLE)
    return replace(
        changed,
        version=order.version + 1,
        changed_at=at,
        previous=replace(order, previous=None) if undoable else None,
    )


def _enter_stage(order: RepairOrder, event: events.OrderMoved, at: datetime, flow: Flow) -> RepairOrder:
    if event.stage == order.stage:
        return order
    step = flow.stage(event.stage).step
    known = any(reached.step is step for reached in order.timeline)
    timeline = order.timeline if known else (*order.timeline, Reached(step, at))
    return replace(order, stage=event.stage, stage_entered_at=at, timeline=timeline)


@singledispatch
def _apply(event: events.OrderEvent, order: RepairOrder, at: datetime) -> RepairOrder:
    """Events without a rule of their own only move the stage."""
    return order


@_apply.register
def _(event: events.FlowChosen, order: RepairOrder, at: datetime) -> RepairOrder:
    return replace(order, flow=event.flow, flow_digest=event.flow_digest, stage=event.stage)


@_apply.register
def _(event: events.ReceptionFinished, order: RepairOrder, at: datetime) -> RepairOrder:
    return replace(
        order,
        lines=event.lines,
        mileage_km=event.mileage_km,
        waits_here=event.waits_here,
        promise=Promise(event.promised_from, event.promised_to),
    )


@_apply.register
def _(event: events.EstimateRevised, order: RepairOrder, at: datetime) -> RepairOrder:
    return replace(order, lines=event.lines, promise=Promise(event.promised_from, event.promised_to))


@_apply.register
def _(event: events.EstimateAuthorized, order: RepairOrder, at: datetime) -> RepairOrder:
    chosen = {choice.line_id: choice.option_id for choice in event.chosen}

    def answered(line: JobLine) -> JobLine:
        if line.line_id in event.declined:
            return replace(line, authorization=LineAuthorization.DECLINED)
        return _agreed(line, chosen.get(line.line_id))

    return replace(order, lines=tuple(answered(line) for line in order.lines))


@_apply.register
def _(event: events.BayAssigned, order: RepairOrder, at: datetime) -> RepairOrder:
    work = Work(
        state=WorkState.ASSIGNED,
        bay_id=event.bay_id,
        technician_id=event.technician_id,
        camera_off=order.work.camera_off,
        shares=event.shares,
        earlier_seconds=order.work.earlier_seconds + order.work.worked_until(at),
    )
    return replace(order, work=work, checklist=())


@_apply.register
def _(event: events.WorkStarted, order: RepairOrder, at: datetime) -> RepairOrder:
    return replace(
        order,
        work=replace(
            order.work,
            state=WorkState.WORKING,
            working_since=at,
            started_at=order.work.started_at or at,
            pause_reason=None,
            paused_at=None,
        ),
        hands=_worked_by(order, event.technician_id),
    )


@_apply.register
def _(event: events.WorkPaused, order: RepairOrder, at: datetime) -> RepairOrder:
    return replace(
        order,
        work=replace(
            order.work,
            state=WorkState.PAUSED,
            worked_seconds=order.work.worked_until(at),
            working_since=None,
            pause_reason=event.reason,
            paused_at=at,
        ),
    )


@_apply.register
def _(event: events.HelpCalled, order: RepairOrder, at: datetime) -> RepairOrder:
    return replace(order, work=replace(order.work, help_called_at=at))


@_apply.register
def _(event: events.HelpAnswered, order: RepairOrder, at: datetime) -> RepairOrder:
    return replace(order, work=replace(order.work, help_called_at=None))


@_apply.register
def _(event: events.BayCameraSwitched, order: RepairOrder, at: datetime) -> RepairOrder:
    return replace(order, work=replace(order.work, camera_off=not event.on))


@_apply.register
def _(event: events.ChecklistTicked, order: RepairOrder, at: datetime) -> RepairOrder:
    others = tuple(tick for tick in order.checklist if tick.item_id != event.item_id)
    ticked = (Tick(event.item_id, at),) if event.ticked else ()
    return replace(order, checklist=(*others, *ticked))


@_apply.register
def _(event: events.PhotoTaken, order: RepairOrder, at: datetime) -> RepairOrder:
    return replace(order, photos=order.photos + 1)


@_apply.register
def _(event: events.AddedWorkRequested, order: RepairOrder, at: datetime) -> RepairOrder:
    return replace(order, lines=(*order.lines, replace(event.line, requested_at=at)))


@_apply.register
def _(event: events.AddedWorkAuthorized, order: RepairOrder, at: datetime) -> RepairOrder:
    return _change_line(order, event.line_id, lambda line: _agreed(line, event.option_id))


@_apply.register
def _(event: events.AddedWorkDeclined, order: RepairOrder, at: datetime) -> RepairOrder:
    return _change_line(
        order, event.line_id, lambda line: replace(line, authorization=LineAuthorization.DECLINED)
    )


@_apply.register
def _(event: events.WorkFinished, order: RepairOrder, at: datetime) -> RepairOrder:
    return replace(order, work=order.work.left(at), hands=_worked_by(order))


@_apply.register
def _(event: events.CheckPassed, order: RepairOrder, at: datetime) -> RepairOrder:
    passed_by = _with(order.hands.passed_by, event.inspector_id)
    return replace(order, hands=replace(order.hands, passed_by=passed_by))


@_apply.register
def _(event: events.CheckFailed, order: RepairOrder, at: datetime) -> RepairOrder:
    return replace(order, rework_count=order.rework_count + 1, hands=Hands(rework_id=event.rework_id))


@_apply.register
def _(event: events.WashStarted, order: RepairOrder, at: datetime) -> RepairOrder:
    return replace(order, washing_since=at)


@_apply.register
def _(event: events.WashFinished, order: RepairOrder, at: datetime) -> RepairOrder:
    return replace(order, washing_since=None)


@_apply.register
def _(event: events.CustomerCalled, order: RepairOrder, at: datetime) -> RepairOrder:
    return replace(order, called_at=at)


@_apply.register
def _(event: events.OrderSettled, order: RepairOrder, at: datetime) -> RepairOrder:
    return replace(order, settled_at=at, paid_minor=order.paid_minor + event.paid_minor)


@_apply.register
def _(event: events.PaymentTaken, order: RepairOrder, at: datetime) -> RepairOrder:
    customers = event.amount_minor if event.payer is Payer.CUSTOMER else 0
    return replace(order, paid_minor=order.paid_minor + customers)


@_apply.register
def _(event: events.PaymentRefunded, order: RepairOrder, at: datetime) -> RepairOrder:
    customers = event.amount_minor if event.payer is Payer.CUSTOMER else 0
    # Who has the keys was settled with; what goes back then is between the till and them.
    settled_at = order.settled_at if order.delivered_at else None
    return replace(order, paid_minor=order.paid_minor - customers, settled_at=settled_at)


@_apply.register
def _(event: events.VehicleDelivered, order: RepairOrder, at: datetime) -> RepairOrder:
    given = {each.line_id: each.warranty for each in event.warranties}
    lines = tuple(replace(line, warranty=given.get(line.line_id)) for line in order.lines)
    return replace(order, delivered_at=at, lines=lines)


@_apply.register
def _(event: events.PromisedTimeMoved, order: RepairOrder, at: datetime) -> RepairOrder:
    return replace(order, promise=Promise(event.promised_from, event.promised_to, moved=True))


@_apply.register
def _(event: events.DeedUndone, order: RepairOrder, at: datetime) -> RepairOrder:
    return event.restored


def _worked_by(order: RepairOrder, began: str | None = None) -> Hands:
    """The car's hands, with the technician who is assigned and whoever began the work."""
    worked_by = _with(_with(order.hands.worked_by, order.work.technician_id), began)
    return replace(order.hands, worked_by=worked_by)


def _with(known: tuple[str, ...], person: str | None) -> tuple[str, ...]:
    return known if person is None or person in known else (*known, person)


def _agreed(line: JobLine, option_id: str | None) -> JobLine:
    """The line as the customer agreed to it: by one of its options, or (None) as it stands."""
    agreed = replace(line, authorization=LineAuthorization.AUTHORIZED)
    for option in line.options:
        if option.option_id == option_id:
            return replace(
                agreed,
                option_id=option.option_id,
                price_minor=option.price_minor,
                standard_minutes=option.minutes,
            )
    return agreed


def _change_line(order: RepairOrder, line_id: str, change: Callable[[JobLine], JobLine]) -> RepairOrder:
    return replace(
        order, lines=tuple(change(line) if line.line_id == line_id else line for line in order.lines)
    )
