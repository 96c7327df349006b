"""What was done for a car during one visit."""

from typing import Annotated

from fastapi import APIRouter, Depends

from server.api.authentication import Allowed
from server.api.services import Services, services
from server.contract.visit_history import VisitHistory
from server.domain.permissions import ShopDeed
from server.domain.staff import Actor
from server.reports.visit_history import visit_history

router = APIRouter(prefix="/api/visits")
Looks = Annotated[Actor, Depends(Allowed(ShopDeed.SEE_RECEPTION))]


@router.get("/{visit_id}/history")
async def history(visit_id: str, actor: Looks, found: Annotated[Services, Depends(services)]) -> VisitHistory:
    """Return what was done, the oldest first; what was taken back is struck through."""
    return found.read(actor, lambda rows: visit_history(rows, visit_id))
