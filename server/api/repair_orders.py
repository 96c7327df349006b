"""Deeds on repair orders, all alike.

Their routes are quick ones: FastAPI's would take longer than all that a tap is for (decision 013).
"""

from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

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
from server.actions.orders import OrderAnswer
from server.api.authentication import Tap, current_actor, current_tap
from server.api.bodies import read_json
from server.api.caller import Caller
from server.api.late_taps import ask_late
from server.api.quick_routes import quick_route
from server.api.services import Services, services
from server.contract import deeds
from server.domain.errors import NotFound
from server.domain.staff import Actor
from server.store.unit_of_work import UnitOfWork

Deed = Callable[[UnitOfWork, str, Any], OrderAnswer]

DEEDS: dict[str, tuple[type[deeds.OrderDeed], Deed]] = {
    "choose-flow": (deeds.ChooseFlow, reception.choose_flow),
    "begin-reception": (deeds.BeginReception, reception.begin_reception),
    "finish-reception": (deeds.FinishReception, reception.finish_reception),
    "revise-estimate": (deeds.ReviseEstimate, reception.revise_estimate),
    "authorize-estimate": (deeds.AuthorizeEstimate, reception.authorize_estimate),
    "assign-bay": (deeds.AssignBay, dispatch.assign_bay),
    "start-work": (deeds.StartWork, work.start_work),
    "pause-work": (deeds.PauseWork, work.pause_work),
    "call-for-help": (deeds.CallForHelp, work.call_for_help),
    "answer-help": (deeds.AnswerHelp, work.answer_help),
    "tick-checklist": (deeds.TickChecklist, work.tick_checklist),
    "switch-camera": (deeds.SwitchCamera, bay_video.switch_camera),
    "request-added-work": (deeds.RequestAddedWork, work.request_added_work),
    "answer-added-work": (deeds.AnswerAddedWork, authorization.answer_added_work),
    "finish-work": (deeds.FinishWork, work.finish_work),
    "undo-deed": (deeds.UndoDeed, work.undo_deed),
    "pass-check": (deeds.PassCheck, quality.pass_check),
    "fail-check": (deeds.FailCheck, quality.fail_check),
    "start-wash": (deeds.StartWash, wash.start_wash),
    "finish-wash": (deeds.FinishWash, wash.finish_wash),
    "skip-wash": (deeds.SkipWash, wash.skip_wash),
    "call-customer": (deeds.CallCustomer, delivery.call_customer),
    "take-payment": (deeds.TakePayment, payments.take_payment),
    "refund-payment": (deeds.RefundPayment, payments.refund_payment),
    "settle-order": (deeds.SettleOrder, payments.settle_order),
    "request-invoice": (deeds.RequestInvoice, payments.request_invoice),
    "deliver-vehicle": (deeds.DeliverVehicle, delivery.deliver_vehicle),
    "move-promised-time": (deeds.MovePromisedTime, delivery.move_promised_time),
    "step-back": (deeds.StepBack, step_back.step_back),
}
"""The path of each deed, its body and its action."""


async def do_deed(
    found: Services, actor: Actor, tap: Tap, order_id: str, name: str, body: deeds.OrderDeed
) -> OrderAnswer:
    """Run one deed."""
    action = DEEDS[name][1]
    return await ask_late(
        Caller(found, actor, tap),
        f"{name} {order_id} {body.model_dump_json()}",
        lambda unit: action(unit, order_id, body),
        OrderAnswer,
        done_at=body.done_at,
        order_id=order_id,
    )


async def _take_deed(request: Request) -> Response:
    """Do the deed that the path names."""
    found = await services(request)
    actor, tap = await current_actor(request), await current_tap(request)
    name: str = request.path_params["deed"]
    if name not in DEEDS:
        raise NotFound(f"there is no deed '{name}' on repair orders", kind="Deed", id=name)
    body = await read_json(request, DEEDS[name][0])
    answer = await do_deed(found, actor, tap, request.path_params["order_id"], name, body)
    return Response(answer.model_dump_json(), media_type="application/json")


routes = [quick_route("/api/repair-orders/{order_id}/{deed}", _take_deed, "POST")]
