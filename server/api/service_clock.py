"""The service clock: the limits by which every screen judges what is late, and what people did about it."""

from typing import Annotated

from fastapi import APIRouter, Depends

from server.actions.service_clock import RequestAnswer, TimerAnswer, give_care, receive_request
from server.api.authentication import CurrentActor
from server.api.caller import CurrentCaller
from server.api.services import Services, services
from server.contract.deeds import ReceiveRequest
from server.contract.service_clock import ServiceClock

router = APIRouter(prefix="/api/service-clock")


@router.get("")
async def service_clock(_actor: CurrentActor, found: Annotated[Services, Depends(services)]) -> ServiceClock:
    """Return the limit of every rule that has one; the others are due at a time of the day."""
    limits = {key: int(rule.limit.total_seconds()) for key, rule in found.clock_rules.items() if rule.limit}
    return ServiceClock(limits=limits)


@router.post("/timers/{timer_id}/care")
async def care(timer_id: str, caller: CurrentCaller) -> TimerAnswer:
    """Say that what a running rule asks for was done."""
    return await caller.ask(f"care {timer_id}", lambda work: give_care(work, timer_id), TimerAnswer)


@router.post("/requests")
async def request(body: ReceiveRequest, caller: CurrentCaller) -> RequestAnswer:
    """Somebody rings or writes, and waits for an answer."""
    asked = f"request {body.model_dump_json()}"
    return await caller.ask(asked, lambda work: receive_request(work, body), RequestAnswer)
