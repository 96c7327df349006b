"""The service clock's limits, by which every screen judges what is late."""

from typing import Annotated

from fastapi import APIRouter, Depends

from server.api.authentication import CurrentActor
from server.api.services import Services, services
from server.contract.service_clock import ServiceClock

router = APIRouter(prefix="/api/service-clock")


@router.get("")
async def service_clock(_actor: CurrentActor, found: Annotated[Services, Depends(services)]) -> ServiceClock:
    """Return the limit of every rule."""
    return ServiceClock(
        limits={key: int(rule.limit.total_seconds()) for key, rule in found.clock_rules.items()}
    )
