"""Heartbeats of agents and kiosks."""

from typing import Annotated

from fastapi import APIRouter, Depends

from server.access.device_states import note_state
from server.access.kiosk_orders import hear_kiosk
from server.actions.cameras import hear_agent
from server.api.authentication import CurrentActor
from server.api.services import Services, services
from server.contract.devices import KioskPlan
from server.contract.heartbeats import AgentHeartbeat, HeartbeatAnswer, KioskAnswer, KioskHeartbeat
from server.shop_clock import real_now
from server.store.unit_of_work import UnitOfWork

router = APIRouter(prefix="/api/heartbeats")


@router.post("/agent")
async def agent(
    body: AgentHeartbeat, actor: CurrentActor, found: Annotated[Services, Depends(services)]
) -> HeartbeatAnswer:
    """Hear how a gate agent and its cameras are."""
    now = real_now()

    def hear(work: UnitOfWork) -> HeartbeatAnswer:
        answer = hear_agent(work, body, now)
        note_state(work, body.version, None, now)
        return answer

    return await found.commands.run(actor, hear, HeartbeatAnswer)


@router.post("/kiosk")
async def kiosk(
    body: KioskHeartbeat, actor: CurrentActor, found: Annotated[Services, Depends(services)]
) -> KioskAnswer:
    """Hear how a kiosk is, and tell it what it is, what is asked of it and what it does every day."""
    now, times = real_now(), found.kiosk

    def hear(work: UnitOfWork) -> KioskAnswer:
        return hear_kiosk(work, body, KioskPlan(zone=work.shop.zone, **times.model_dump()), now)

    return await found.commands.run(actor, hear, KioskAnswer)
