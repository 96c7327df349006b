"""Deeds on repair orders: one route each, all alike."""

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response

from server.actions import authorization, bay_video, delivery, dispatch, quality, reception, wash, work
from server.actions.exceptions import TAP_REFUSED, ExceptionAnswer, raise_exception
from server.actions.orders import OrderAnswer
from server.api.authentication import CurrentActor, CurrentTap, Tap, current_actor, current_tap
from server.api.bodies import read_jpeg, read_json
from server.api.services import Services, services
from server.contract import deeds
from server.domain.errors import NotAllowed, WorkshopError
from server.domain.staff import Actor, permit
from server.store.unit_of_work import UnitOfWork

router = APIRouter(prefix="/api/repair-orders/{order_id}")
Deed = Callable[[UnitOfWork, str, Any], OrderAnswer]

DEEDS: dict[str, tuple[type[deeds.OrderDeed], Deed]] = {
    "begin-reception": (deeds.BeginReception, reception.begin_reception),
    "finish-reception": (deeds.FinishReception, reception.finish_reception),
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
    "call-customer": (deeds.CallCustomer, delivery.call_customer),
    "settle-order": (deeds.SettleOrder, delivery.settle_order),
    "deliver-vehicle": (deeds.DeliverVehicle, delivery.deliver_vehicle),
    "move-promised-time": (deeds.MovePromisedTime, delivery.move_promised_time),
}
"""The path of each deed, its body and its action."""


async def do_deed(
    found: Services, actor: Actor, tap: Tap, order_id: str, name: str, body: deeds.OrderDeed
) -> OrderAnswer:
    """Run one deed. A late tap that is refused becomes an exception for the foreman: nothing is dropped."""
    action = DEEDS[name][1]
    try:
        return await found.commands.run(
            actor,
            lambda unit: action(unit, order_id, body),
            OrderAnswer,
            key=tap.key,
            request=f"{name} {order_id} {body.model_dump_json()}",
            trace=tap.trace,
        )
    except NotAllowed:
        raise
    except WorkshopError:
        if body.done_at is not None:
            await _report_refused_tap(found, actor, order_id)
        raise


async def _report_refused_tap(found: Services, actor: Actor, order_id: str) -> None:
    def report(unit: UnitOfWork) -> ExceptionAnswer:
        order = unit.orders.find(order_id)
        return raise_exception(unit, TAP_REFUSED, visit_id=order.visit_id if order else None, owner_id=None)

    await found.commands.run(actor, report, ExceptionAnswer)


def _add_route(name: str, body_type: type[deeds.OrderDeed]) -> None:
    async def endpoint(request: Request) -> Response:
        # Without FastAPI's dependencies, which took longer than all that they were for (decision 013).
        found = await services(request)
        actor, tap = await current_actor(request), await current_tap(request)
        body = await read_json(request, body_type)
        answer = await do_deed(found, actor, tap, request.path_params["order_id"], name, body)
        return Response(answer.model_dump_json(), media_type="application/json")

    endpoint.__name__ = name.replace("-", "_")
    endpoint.__doc__ = body_type.__doc__
    router.post(f"/{name}")(endpoint)


for _name, (_body_type, _) in DEEDS.items():
    _add_route(_name, _body_type)


@router.post("/photos")
async def take_photo(
    order_id: str,
    request: Request,
    actor: CurrentActor,
    tap: CurrentTap,
    found: Annotated[Services, Depends(services)],
) -> OrderAnswer:
    """Add a picture to the order; the body is the JPEG itself, 8 MB at most."""
    permit(found.permissions, actor, "take_photo")
    blob = found.blobs.keep(await read_jpeg(request))
    return await found.commands.run(
        actor,
        lambda unit: work.take_photo(unit, order_id, blob),
        OrderAnswer,
        key=tap.key,
        request=f"photo {order_id} {blob}",
        trace=tap.trace,
    )
