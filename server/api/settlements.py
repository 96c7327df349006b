"""The settlement of an order, to look at and to print; money comes in by deeds on the order."""

from typing import Annotated

from fastapi import APIRouter, Depends

from server.api.authentication import Allowed
from server.api.services import Services, services
from server.contract.settlement import Settlement
from server.domain.permissions import ShopDeed
from server.domain.staff import Actor
from server.reports.settlement import settlement

router = APIRouter(prefix="/api/settlements")
Looks = Annotated[Actor, Depends(Allowed(ShopDeed.SEE_SETTLEMENT))]


@router.get("/{order_id}")
async def settlement_of(
    order_id: str, actor: Looks, found: Annotated[Services, Depends(services)]
) -> Settlement:
    """Return what is due by payer, what came in, and what is still missing."""
    return found.read(actor, lambda rows: settlement(rows, order_id))
