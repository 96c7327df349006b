"""The clock of jobs, and the hours that it counts."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends

from server.actions.job_clock import ClockAnswer, clock_off, clock_on
from server.api.authentication import Allowed
from server.api.caller import CurrentCaller
from server.api.late_taps import ask_late
from server.api.services import Services, services
from server.contract.deeds import ClockOff, ClockOn
from server.contract.job_clock import DayHours
from server.domain.permissions import ShopDeed
from server.domain.staff import Actor
from server.reports.hours_worked import hours_worked

router = APIRouter(prefix="/api/job-clock")


@router.get("/hours")
def hours(
    actor: Annotated[Actor, Depends(Allowed(ShopDeed.KEEP_ROTA))],
    found: Annotated[Services, Depends(services)],
    day: date | None = None,
) -> DayHours:
    """Return everybody's hours on a day; today's without one."""
    return found.read(actor, lambda rows: hours_worked(rows, day, found.clock.now()))


@router.post("/off")
async def off(body: ClockOff, caller: CurrentCaller) -> ClockAnswer:
    """Somebody does not work on their job any more."""
    asked = f"clock-off {body.model_dump_json()}"
    return await ask_late(
        caller,
        asked,
        lambda work: clock_off(work, body),
        ClockAnswer,
        done_at=body.done_at,
        order_id=None,
    )


@router.post("/{order_id}/on")
async def on(order_id: str, body: ClockOn, caller: CurrentCaller) -> ClockAnswer:
    """Somebody works on an order from now on."""
    asked = f"clock-on {order_id} {body.model_dump_json()}"
    return await ask_late(
        caller,
        asked,
        lambda work: clock_on(work, order_id, body),
        ClockAnswer,
        done_at=body.done_at,
        order_id=order_id,
    )
