"""Each deed on an order, as it may be done while a shop is played."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from server.actions import (
    authorization,
    bay_video,
    delivery,
    dispatch,
    payments,
    quality,
    reception,
    step_back,
    wash,
    work,
)
from server.contract import deeds
from server.contract.boards import LineOption, Words
from server.domain.allowed_deeds import Deed
from server.domain.repair_order import RepairOrder
from server.store import tables
from server.store.unit_of_work import UnitOfWork
from tests.fakes.busy_shop import BusyShop
from tests.fakes.passed_checks import all_checked

SAID = Words(zh="前刹车片", en="Front brake pads")


def window(unit: UnitOfWork) -> tuple[datetime, datetime]:
    """A promise of twenty minutes from now."""
    return unit.now, unit.now + timedelta(minutes=20)


def finish_reception(unit: UnitOfWork, order: RepairOrder, _shop: BusyShop) -> object:
    line = deeds.EstimateLine(title=SAID, standard_minutes=60, price_minor=48_000)
    since, until = window(unit)
    told = (
        deeds.VehicleDescription(brand=SAID, series=SAID, colour=SAID)
        if order.number[-1] in "13579"
        else None
    )
    body = deeds.FinishReception(
        lines=[line], promised_from=since, promised_to=until, promise_reason="说好了", vehicle=told
    )
    return reception.finish_reception(unit, order.order_id, body)


def revise_estimate(unit: UnitOfWork, order: RepairOrder, _shop: BusyShop) -> object:
    lines = [
        deeds.EstimateLine(title=SAID, standard_minutes=30, price_minor=9_000, payer="warranty"),
        deeds.EstimateLine(title=SAID, standard_minutes=60, price_minor=48_000, explanation=SAID),
    ]
    since, until = window(unit)
    body = deeds.ReviseEstimate(lines=lines, promised_from=since, promised_to=until, promise_reason="说好了")
    return reception.revise_estimate(unit, order.order_id, body)


def authorize_estimate(unit: UnitOfWork, order: RepairOrder, _shop: BusyShop) -> object:
    """Decline all lines but the first."""
    declined = [line.line_id for line in order.lines[1:]]
    return reception.authorize_estimate(
        unit, order.order_id, deeds.AuthorizeEstimate(agreed="phone", declined=declined)
    )


def assign_bay(unit: UnitOfWork, order: RepairOrder, shop: BusyShop) -> object:
    body = deeds.AssignBay(bay_id=shop.bays[0].bay_id, technician_id=shop.technician.staff_id)
    return dispatch.assign_bay(unit, order.order_id, body)


def tick_checklist(unit: UnitOfWork, order: RepairOrder, shop: BusyShop) -> object:
    """Tick what is open; when all is ticked, the first once more."""
    ticked = {tick.item_id for tick in order.checklist}
    items = [entry.item_id for entry in shop.floor.flows[order.flow_digest].checklist]
    item_id = next((item for item in items if item not in ticked), items[0])
    return work.tick_checklist(unit, order.order_id, deeds.TickChecklist(item_id=item_id))


def request_added_work(unit: UnitOfWork, order: RepairOrder, _shop: BusyShop) -> object:
    option = LineOption(option_id="a", title=SAID, detail=SAID, minutes=40, price_minor=90_000)
    body = deeds.RequestAddedWork(title=SAID, safety=True, options=[option])
    return work.request_added_work(unit, order.order_id, body)


def answer_added_work(unit: UnitOfWork, order: RepairOrder, _shop: BusyShop) -> object:
    line = next(line for line in order.lines if line.added and line.authorization == "requested")
    option_id = "a" if order.version % 2 else None
    body = deeds.AnswerAddedWork(line_id=line.line_id, option_id=option_id)
    return authorization.answer_added_work(unit, order.order_id, body)


def pass_check(unit: UnitOfWork, order: RepairOrder, shop: BusyShop) -> object:
    body = all_checked(order, shop.floor.flows[order.flow_digest])
    return quality.pass_check(unit, order.order_id, body)


def settle_order(unit: UnitOfWork, order: RepairOrder, _shop: BusyShop) -> object:
    body = deeds.SettleOrder(paid_minor=order.total_minor - order.paid_minor)
    return payments.settle_order(unit, order.order_id, body)


def refund_payment(unit: UnitOfWork, order: RepairOrder, _shop: BusyShop) -> object:
    taken = unit.payments.where(tables.payments.c.order_id == order.order_id)
    body = deeds.RefundPayment(payment_id=taken[-1].payment_id, reason="刷错卡")
    return payments.refund_payment(unit, order.order_id, body)


def move_promised_time(unit: UnitOfWork, order: RepairOrder, _shop: BusyShop) -> object:
    since, until = window(unit)
    body = deeds.MovePromisedTime(promised_from=since, promised_to=until, promise_reason="说好了")
    return delivery.move_promised_time(unit, order.order_id, body)


def plainly(action: Callable[[UnitOfWork, str, Any], object], body: deeds.OrderDeed) -> "Doing":
    """A deed whose body does not depend on the order."""
    return lambda unit, order, _shop: action(unit, order.order_id, body)


Doing = Callable[[UnitOfWork, RepairOrder, BusyShop], object]
DOINGS: dict[Deed, Doing] = {
    Deed.CHOOSE_FLOW: plainly(reception.choose_flow, deeds.ChooseFlow(flow="pre_delivery")),
    Deed.BEGIN_RECEPTION: plainly(reception.begin_reception, deeds.BeginReception()),
    Deed.FINISH_RECEPTION: finish_reception,
    Deed.REVISE_ESTIMATE: revise_estimate,
    Deed.AUTHORIZE_ESTIMATE: authorize_estimate,
    Deed.ASSIGN_BAY: assign_bay,
    Deed.START_WORK: plainly(work.start_work, deeds.StartWork()),
    Deed.PAUSE_WORK: plainly(work.pause_work, deeds.PauseWork(reason="parts")),
    Deed.CALL_FOR_HELP: plainly(work.call_for_help, deeds.CallForHelp()),
    Deed.ANSWER_HELP: plainly(work.answer_help, deeds.AnswerHelp()),
    Deed.TICK_CHECKLIST: tick_checklist,
    Deed.TAKE_PHOTO: lambda unit, order, _shop: work.take_photo(
        unit, order.order_id, deeds.TakePhoto(), "0" * 64
    ),
    Deed.SWITCH_CAMERA: plainly(bay_video.switch_camera, deeds.SwitchCamera(on=False)),
    Deed.REQUEST_ADDED_WORK: request_added_work,
    Deed.ANSWER_ADDED_WORK: answer_added_work,
    Deed.FINISH_WORK: plainly(work.finish_work, deeds.FinishWork()),
    Deed.UNDO_DEED: plainly(work.undo_deed, deeds.UndoDeed()),
    Deed.PASS_CHECK: pass_check,
    Deed.FAIL_CHECK: plainly(quality.fail_check, deeds.FailCheck(cause="左前有异响")),
    Deed.START_WASH: plainly(wash.start_wash, deeds.StartWash()),
    Deed.SKIP_WASH: plainly(wash.skip_wash, deeds.SkipWash(words="不洗车")),
    Deed.FINISH_WASH: plainly(wash.finish_wash, deeds.FinishWash()),
    Deed.CALL_CUSTOMER: plainly(delivery.call_customer, deeds.CallCustomer()),
    Deed.STEP_BACK: plainly(step_back.step_back, deeds.StepBack(reason="点错了")),
    Deed.SETTLE_ORDER: settle_order,
    Deed.TAKE_PAYMENT: plainly(payments.take_payment, deeds.TakePayment(kind="wechat", amount_minor=20_000)),
    Deed.REFUND_PAYMENT: refund_payment,
    Deed.REQUEST_INVOICE: plainly(payments.request_invoice, deeds.RequestInvoice(title="某某公司")),
    Deed.DELIVER_VEHICLE: plainly(delivery.deliver_vehicle, deeds.DeliverVehicle(unsigned="in_a_hurry")),
    Deed.MOVE_PROMISED_TIME: move_promised_time,
}
