"""The paint booth: colour and size of what is painted, and what goes into the booth together."""

from typing import Annotated

from fastapi import APIRouter, Depends

from server.actions.booths import (
    BoothAnswer,
    PaintJobAnswer,
    drop_load,
    fill_booth,
    keep_paint_job,
    plan_load,
)
from server.api.authentication import Allowed
from server.api.caller import CurrentCaller
from server.contract.deeds import FillBooth, KeepPaintJob, PlanLoad
from server.domain.allowed_deeds import Deed
from server.domain.permissions import ShopDeed
from server.domain.staff import Actor

router = APIRouter(prefix="/api")
Keeper = Annotated[Actor, Depends(Allowed(ShopDeed.KEEP_PAINT_JOB))]
Dispatcher = Annotated[Actor, Depends(Allowed(Deed.ASSIGN_BAY))]


@router.post("/paint-jobs/{order_id}")
async def keep(order_id: str, body: KeepPaintJob, _actor: Keeper, caller: CurrentCaller) -> PaintJobAnswer:
    """Write down in which colour and how much of a car is painted."""
    asked = f"paint {order_id} {body.model_dump_json()}"
    return await caller.ask(asked, lambda work: keep_paint_job(work, order_id, body), PaintJobAnswer)


@router.post("/booths/{bay_id}/plan")
async def plan(bay_id: str, body: PlanLoad, _actor: Dispatcher, caller: CurrentCaller) -> BoothAnswer:
    """Decide what goes into a booth next."""
    asked, rules = f"plan {bay_id} {body.model_dump_json()}", caller.found.booth
    return await caller.ask(asked, lambda work: plan_load(work, bay_id, body, rules), BoothAnswer)


@router.post("/booths/{bay_id}/drop")
async def drop(bay_id: str, _actor: Dispatcher, caller: CurrentCaller) -> BoothAnswer:
    """Take back what was decided for a booth."""
    return await caller.ask(f"drop {bay_id}", lambda work: drop_load(work, bay_id), BoothAnswer)


@router.post("/booths/{bay_id}/fill")
async def fill(bay_id: str, body: FillBooth, _actor: Dispatcher, caller: CurrentCaller) -> BoothAnswer:
    """Give the booth and the planned cars to a technician."""
    asked, rules = f"fill {bay_id} {body.model_dump_json()}", caller.found.booth
    return await caller.ask(asked, lambda work: fill_booth(work, bay_id, body, rules), BoothAnswer)
