"""The rota, for those who plan it."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends

from server.actions.rota import RotaAnswer, keep_rota_days, remove_rota_days, rota_week, set_rota
from server.api.authentication import Allowed
from server.api.caller import CurrentCaller
from server.api.services import Services, services
from server.contract.rota import KeepRotaDays, RotaWeek, SetRota
from server.domain.permissions import ShopDeed
from server.domain.staff import Actor

router = APIRouter(prefix="/api/rota")


@router.get("")
def week(
    actor: Annotated[Actor, Depends(Allowed(ShopDeed.KEEP_ROTA))],
    found: Annotated[Services, Depends(services)],
    day: date | None = None,
) -> RotaWeek:
    """Return everybody's week around a day; today's without one."""
    return found.read(actor, lambda rows: rota_week(rows, day, found.clock.now()))


@router.post("/{staff_id}")
async def shifts(staff_id: str, body: SetRota, caller: CurrentCaller) -> RotaAnswer:
    """Give somebody other shifts by weekday."""
    asked = f"rota {staff_id} {body.model_dump_json()}"
    return await caller.ask(asked, lambda work: set_rota(work, staff_id, body), RotaAnswer)


@router.post("/{staff_id}/days")
async def days(staff_id: str, body: KeepRotaDays, caller: CurrentCaller) -> RotaAnswer:
    """Write down days that are unlike somebody's rota."""
    asked = f"rota-days {staff_id} {body.model_dump_json()}"
    return await caller.ask(asked, lambda work: keep_rota_days(work, staff_id, body), RotaAnswer)


@router.post("/days/{rota_days_id}/remove")
async def remove(rota_days_id: str, caller: CurrentCaller) -> RotaAnswer:
    """Take such days back."""
    asked = f"remove-rota-days {rota_days_id}"
    return await caller.ask(asked, lambda work: remove_rota_days(work, rota_days_id), RotaAnswer)
