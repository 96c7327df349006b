"""Handing parts out: the parts keeper is signed in, the taker types a PIN."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Depends

from server.access.people import prove_pin
from server.actions.parts_picks import PickAnswer, hand_out, pick_list
from server.api.authentication import Allowed
from server.api.caller import CurrentCaller
from server.api.services import Services, services
from server.contract.parts_picks import HandOutPart, PickList
from server.domain.permissions import ShopDeed
from server.domain.staff import Actor

router = APIRouter(prefix="/api/parts-picks")
_Keeper = Annotated[Actor, Depends(Allowed(ShopDeed.KEEP_SHELF))]


@router.get("")
def listed(actor: _Keeper, found: Annotated[Services, Depends(services)]) -> PickList:
    """Return the orders in the workshop that take parts, with what was handed out."""
    return found.read(actor, pick_list)


@router.post("/{order_id}")
async def pick(order_id: str, body: HandOutPart, actor: _Keeper, caller: CurrentCaller) -> PickAnswer:
    """Hand a part out to whoever proves by their PIN that they take it."""
    with caller.found.gatekeeper.limits.account.counted(body.taken_by):
        await asyncio.to_thread(_prove, body, actor, caller.found)
    asked = f"parts-pick {order_id} {body.model_dump_json(exclude={'pin'})}"
    return await caller.ask(asked, lambda work: hand_out(work, order_id, body), PickAnswer)


def _prove(body: HandOutPart, actor: Actor, found: Services) -> None:
    """Compare the hashes; in a thread, because that is slow on purpose."""
    with found.reader.connect() as connection:
        prove_pin(connection, actor.shop_id, body.taken_by, body.pin)
