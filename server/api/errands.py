"""Errands: who goes out for which car, where and when."""

from typing import Annotated

from fastapi import APIRouter, Depends

from server.actions import errands
from server.actions.errands import ErrandAnswer
from server.api.authentication import Allowed
from server.api.caller import CurrentCaller
from server.api.services import Services, services
from server.contract.errands import ArrangeErrand, CancelErrand, Errands, GiveErrand, TakeErrandStep
from server.domain.permissions import ShopDeed
from server.domain.staff import Actor
from server.reports.errands import read_errands

router = APIRouter(prefix="/api/errands")
_Arranging = Annotated[Actor, Depends(Allowed(ShopDeed.ARRANGE_ERRAND))]
_Going = Annotated[Actor, Depends(Allowed(ShopDeed.RUN_ERRAND))]


@router.get("")
def listed(actor: _Going, found: Annotated[Services, Depends(services)]) -> Errands:
    """Return every errand that is open, and those that ended within a day."""
    return found.read(actor, lambda rows: read_errands(rows, found.clock.now()))


@router.post("")
async def arrange(body: ArrangeErrand, _actor: _Arranging, caller: CurrentCaller) -> ErrandAnswer:
    """Arrange that somebody goes out for a car."""
    asked = f"errand {body.model_dump_json()}"
    return await caller.ask(asked, lambda work: errands.arrange_errand(work, body), ErrandAnswer)


@router.post("/{errand_id}/staff")
async def give(errand_id: str, body: GiveErrand, _actor: _Arranging, caller: CurrentCaller) -> ErrandAnswer:
    """Say who goes."""
    asked = f"errand staff {errand_id} {body.model_dump_json()}"
    return await caller.ask(asked, lambda work: errands.give_errand(work, errand_id, body), ErrandAnswer)


@router.post("/{errand_id}/steps")
async def step(errand_id: str, body: TakeErrandStep, _actor: _Going, caller: CurrentCaller) -> ErrandAnswer:
    """Say that an errand has come one step on."""
    asked = f"errand step {errand_id} {body.model_dump_json()}"
    return await caller.ask(asked, lambda work: errands.take_errand_step(work, errand_id, body), ErrandAnswer)


@router.post("/{errand_id}/cancel")
async def cancel(
    errand_id: str, body: CancelErrand, _actor: _Arranging, caller: CurrentCaller
) -> ErrandAnswer:
    """Cancel an errand."""
    asked = f"errand cancel {errand_id} {body.model_dump_json()}"
    return await caller.ask(asked, lambda work: errands.cancel_errand(work, errand_id, body), ErrandAnswer)
