"""Dispatch: who could do a car's work, and where."""

from datetime import date
from typing import Annotated
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Depends

from server.actions.dispatch import candidates
from server.api.authentication import CurrentActor
from server.api.services import Services, services
from server.contract.dispatch import Candidates
from server.domain.allowed_deeds import Deed
from server.store.shop_rows import ShopRows

router = APIRouter(prefix="/api/dispatch")


@router.get("/{order_id}")
def asked(order_id: str, actor: CurrentActor, found: Annotated[Services, Depends(services)]) -> Candidates:
    """Return who and which bay suits the order's work today, and why not."""
    found.gatekeeper.permit(actor, Deed.ASSIGN_BAY)
    return found.read(actor, lambda rows: candidates(rows, order_id, found.skills, _today(rows, found)))


def _today(rows: ShopRows, found: Services) -> date:
    return found.clock.now().astimezone(ZoneInfo(rows.shop.zone)).date()
