"""What happens to a repair order by a deed: order and flow in, event or refusal out."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from server.domain import events
from server.domain.agreement import Unsigned
from server.domain.allowed_deeds import Deed, require
from server.domain.errors import AuthorizationPending, InvalidRequest, NothingToUndo
from server.domain.repair_order import JobLine, LineAuthorization, PauseReason, RepairOrder
from server.domain.repair_warranty import LineWarranty
from server.domain.skill import OverrideReason
from server.domain.stage import Flow, StageKind

UNDO_WINDOW = timedelta(seconds=10)


def begin_reception(order: RepairOrder, flow: Flow) -> events.ReceptionBegun:
    """An advisor begins to receive the car."""
    require(Deed.BEGIN_RECEPTION, order, flow)
    stage = flow.after(order.stage).key
    return events.ReceptionBegun(order_id=order.order_id, visit_id=order.visit_id, stage=stage)


def choose_flow(order: RepairOrder, flow: Flow, chosen: Flow) -> events.FlowChosen:
    """Another kind of job than the order was opened for; the car stands where it stood, in the other flow."""
    require(Deed.CHOOSE_FLOW, order, flow)
    kind = flow.stage(order.stage).kind
    stage = next((each for each in chosen.stages if each.kind is kind), None)
    if stage is None:
        raise InvalidRequest(f"the flow '{chosen.key}' has no reception", field="flow")
    return events.FlowChosen(
        order_id=order.order_id,
        visit_id=order.visit_id,
        flow=chosen.key,
        flow_digest=chosen.digest,
        stage=stage.key,
    )


def finish_reception(
    order: RepairOrder,
    flow: Flow,
    lines: Sequence[JobLine],
    promised: tuple[datetime, datetime],
    *,
    mileage_km: int | None,
    waits_here: bool,
    estimate_id: str | None = None,
) -> events.ReceptionFinished:
    """The estimate and the promise are made; where the flow asks nobody for their word, it is agreed."""
    require(Deed.FINISH_RECEPTION, order, flow)
    check_window(promised)
    following = flow.after(order.stage)
    if following.kind is not StageKind.AUTHORIZATION:
        lines = [replace(line, authorization=LineAuthorization.AUTHORIZED) for line in lines]
    return events.ReceptionFinished(
        order_id=order.order_id,
        visit_id=order.visit_id,
        stage=following.key,
        lines=tuple(lines),
        mileage_km=mileage_km,
        waits_here=waits_here,
        promised_from=promised[0],
        promised_to=promised[1],
        estimate_id=estimate_id,
    )


def assign_bay(
    order: RepairOrder,
    flow: Flow,
    bay_id: str,
    technician_id: str,
    override: OverrideReason | None = None,
    *,
    shares: bool = False,
) -> events.BayAssigned:
    """A bay and a technician get the car; whether the bay is free, the store guards unless it `shares` it."""
    require(Deed.ASSIGN_BAY, order, flow)
    here = flow.stage(order.stage)
    stage = here if here.kind is StageKind.WORK else flow.after(here.key)
    return events.BayAssigned(
        order_id=order.order_id,
        visit_id=order.visit_id,
        stage=stage.key,
        bay_id=bay_id,
        technician_id=technician_id,
        override=override,
        shares=shares,
    )


def start_work(order: RepairOrder, flow: Flow, technician_id: str | None = None) -> events.WorkStarted:
    """The technician starts, or goes on."""
    require(Deed.START_WORK, order, flow)
    return events.WorkStarted(order_id=order.order_id, visit_id=order.visit_id, technician_id=technician_id)


def pause_work(order: RepairOrder, flow: Flow, reason: PauseReason) -> events.WorkPaused:
    """The technician stops for a reason."""
    require(Deed.PAUSE_WORK, order, flow)
    return events.WorkPaused(order_id=order.order_id, visit_id=order.visit_id, reason=reason)


def call_for_help(order: RepairOrder, flow: Flow) -> events.HelpCalled:
    """Somebody is wanted at the bay."""
    require(Deed.CALL_FOR_HELP, order, flow)
    return events.HelpCalled(order_id=order.order_id, visit_id=order.visit_id)


def answer_help(order: RepairOrder, flow: Flow) -> events.HelpAnswered:
    """The help has come."""
    require(Deed.ANSWER_HELP, order, flow)
    return events.HelpAnswered(order_id=order.order_id, visit_id=order.visit_id)


def tick_checklist(order: RepairOrder, flow: Flow, item_id: str, *, ticked: bool) -> events.ChecklistTicked:
    """An item of the flow's checklist is done, or not after all."""
    require(Deed.TICK_CHECKLIST, order, flow)
    if item_id not in {entry.item_id for entry in flow.checklist}:
        raise InvalidRequest(f"the checklist has no item '{item_id}'", field="item_id")
    return events.ChecklistTicked(
        order_id=order.order_id, visit_id=order.visit_id, item_id=item_id, ticked=ticked
    )


def take_photo(order: RepairOrder, flow: Flow, photo_id: str) -> events.PhotoTaken:
    """A picture belongs to the order."""
    require(Deed.TAKE_PHOTO, order, flow)
    return events.PhotoTaken(order_id=order.order_id, visit_id=order.visit_id, photo_id=photo_id)


def switch_camera(order: RepairOrder, flow: Flow, *, on: bool) -> events.BayCameraSwitched:
    """Nobody sees this job any more, or they may again."""
    require(Deed.SWITCH_CAMERA, order, flow)
    return events.BayCameraSwitched(order_id=order.order_id, visit_id=order.visit_id, on=on)


def request_added_work(order: RepairOrder, flow: Flow, line: JobLine) -> events.AddedWorkRequested:
    """The technician found something more; nobody starts it before the customer agrees."""
    require(Deed.REQUEST_ADDED_WORK, order, flow)
    return events.AddedWorkRequested(order_id=order.order_id, visit_id=order.visit_id, line=line)


def answer_added_work(
    order: RepairOrder, flow: Flow, line_id: str, option_id: str | None
) -> events.AddedWorkAuthorized | events.AddedWorkDeclined:
    """The customer agrees to one way of doing an added line, or declines it (`option_id` None)."""
    require(Deed.ANSWER_ADDED_WORK, order, flow)
    line = _requested_line(order, line_id)
    if option_id is None:
        return events.AddedWorkDeclined(order_id=order.order_id, visit_id=order.visit_id, line_id=line_id)
    if option_id not in {option.option_id for option in line.options}:
        raise InvalidRequest(f"line '{line_id}' has no option '{option_id}'", field="option_id")
    return events.AddedWorkAuthorized(
        order_id=order.order_id, visit_id=order.visit_id, line_id=line_id, option_id=option_id
    )


def finish_work(order: RepairOrder, flow: Flow) -> events.WorkFinished:
    """The self check is passed; every item must be ticked and no added work be waiting."""
    require(Deed.FINISH_WORK, order, flow)
    if order.waits_for_customer:
        raise AuthorizationPending("added work still waits for the customer's answer", stage=order.stage)
    ticked = {tick.item_id for tick in order.checklist}
    left = [entry.item_id for entry in flow.checklist if entry.item_id not in ticked]
    if left:
        raise InvalidRequest(
            f"the self check is not complete: {', '.join(left)}", field="checklist", left=left
        )
    stage = flow.after(order.stage).key
    return events.WorkFinished(order_id=order.order_id, visit_id=order.visit_id, stage=stage)


def undo_deed(order: RepairOrder, now: datetime, window: timedelta = UNDO_WINDOW) -> events.DeedUndone:
    """Take the last deed back, if it can be and `window` has not passed."""
    if order.previous is None or order.changed_at is None:
        raise NothingToUndo("the last deed cannot be taken back", stage=order.stage)
    if now > order.changed_at + window:
        raise NothingToUndo("the time to take it back has passed", stage=order.stage)
    return events.DeedUndone(order_id=order.order_id, visit_id=order.visit_id, restored=order.previous)


def start_wash(order: RepairOrder, flow: Flow) -> events.WashStarted:
    """The washer takes the car."""
    require(Deed.START_WASH, order, flow)
    return events.WashStarted(order_id=order.order_id, visit_id=order.visit_id)


def finish_wash(order: RepairOrder, flow: Flow) -> events.WashFinished:
    """The car is clean."""
    require(Deed.FINISH_WASH, order, flow)
    stage = flow.after(order.stage).key
    return events.WashFinished(order_id=order.order_id, visit_id=order.visit_id, stage=stage)


def skip_wash(order: RepairOrder, flow: Flow) -> events.WashSkipped:
    """The customer wishes no wash; their word is in the row of it."""
    require(Deed.SKIP_WASH, order, flow)
    stage = flow.after(order.stage).key
    return events.WashSkipped(order_id=order.order_id, visit_id=order.visit_id, stage=stage)


def call_customer(order: RepairOrder, flow: Flow) -> events.CustomerCalled:
    """The customer is to be called by voice."""
    require(Deed.CALL_CUSTOMER, order, flow)
    return events.CustomerCalled(order_id=order.order_id, visit_id=order.visit_id)


def deliver_vehicle(
    order: RepairOrder,
    flow: Flow,
    next_service_on: date | None = None,
    recheck_on: date | None = None,
    warranties: tuple[LineWarranty, ...] = (),
    unsigned: Unsigned | None = None,
) -> events.VehicleDelivered:
    """The customer has the keys, and was told when to come again; the shop answers for its work."""
    require(Deed.DELIVER_VEHICLE, order, flow)
    stage = flow.after(order.stage).key
    return events.VehicleDelivered(
        order_id=order.order_id,
        visit_id=order.visit_id,
        stage=stage,
        next_service_on=next_service_on,
        recheck_on=recheck_on,
        warranties=warranties,
        unsigned=unsigned,
    )


def move_promised_time(
    order: RepairOrder, flow: Flow, promised: tuple[datetime, datetime]
) -> events.PromisedTimeMoved:
    """The advisor promises another window."""
    require(Deed.MOVE_PROMISED_TIME, order, flow)
    check_window(promised)
    return events.PromisedTimeMoved(
        order_id=order.order_id, visit_id=order.visit_id, promised_from=promised[0], promised_to=promised[1]
    )


def check_window(promised: tuple[datetime, datetime]) -> None:
    """Raise InvalidRequest where a promised window ends before it begins."""
    if promised[0] > promised[1]:
        raise InvalidRequest("the promised window ends before it begins", field="promised_to")


def _requested_line(order: RepairOrder, line_id: str) -> JobLine:
    for line in order.lines:
        if line.line_id == line_id and line.authorization is LineAuthorization.REQUESTED:
            return line
    raise InvalidRequest(f"no line '{line_id}' waits for an answer", field="line_id")
