"""The shop's opening hours and holidays."""

from typing import Annotated

from fastapi import APIRouter, Depends

from server.actions.shop_setup import change_opening
from server.api.authentication import Allowed
from server.api.caller import CurrentCaller
from server.api.services import Services, services
from server.contract.opening import OpeningSection, opening_said
from server.domain.permissions import ShopDeed
from server.domain.staff import Actor
from server.store.unit_of_work import UnitOfWork

router = APIRouter(prefix="/api/opening")
_Changing = Annotated[Actor, Depends(Allowed(ShopDeed.CHANGE_OPENING))]


@router.get("")
def opening(actor: _Changing, found: Annotated[Services, Depends(services)]) -> OpeningSection:
    """Tell the hours of the weekdays, and the days that are unlike them."""
    return found.read(actor, lambda rows: opening_said(rows.shop.opening))


@router.post("")
async def change(body: OpeningSection, _actor: _Changing, caller: CurrentCaller) -> OpeningSection:
    """Give the shop these hours, all of them: working time counts by them from now on."""

    def give(work: UnitOfWork) -> OpeningSection:
        change_opening(work, body.opening)
        return body

    return await caller.ask(f"opening {body.model_dump_json()}", give, OpeningSection)
