"""Heartbeats of agents and kiosks."""

from typing import Annotated

from fastapi import APIRouter, Depends

from server.actions.cameras import hear_agent
from server.api.authentication import CurrentActor
from server.api.services import Services, services
from server.contract.heartbeats import AgentHeartbeat, HeartbeatAnswer, KioskHeartbeat
from server.domain.staff import permit
from server.shop_clock import real_now

router = APIRouter(prefix="/api/heartbeats")


@router.post("/agent")
async def agent(
    body: AgentHeartbeat, actor: CurrentActor, found: Annotated[Services, Depends(services)]
) -> HeartbeatAnswer:
    """Hear how a gate agent and its cameras are."""
    return await found.commands.run(actor, lambda work: hear_agent(work, body, real_now()), HeartbeatAnswer)


@router.post("/kiosk")
async def kiosk(
    body: KioskHeartbeat, actor: CurrentActor, found: Annotated[Services, Depends(services)]
) -> HeartbeatAnswer:
    """Tell a kiosk that it is still welcome, and what time it is."""
    permit(found.permissions, actor, "report_heartbeat")
    return HeartbeatAnswer(server_at=real_now())
