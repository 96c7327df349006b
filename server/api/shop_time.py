"""What time it is in the shop."""

from typing import Annotated

from fastapi import APIRouter, Depends

from server.api.authentication import CurrentActor
from server.api.services import Services, services
from server.contract.shop_time import ShopTime
from server.realtime.told_clock import told_clock

router = APIRouter(prefix="/api/shop-time")


@router.get("")
def shop_time(actor: CurrentActor, found: Annotated[Services, Depends(services)]) -> ShopTime:
    """Return the shop's clock and zone."""
    zone = found.read(actor, lambda rows: rows.shop.zone)
    return ShopTime(clock=told_clock(found.clock), zone=zone)
