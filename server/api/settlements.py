"""The settlement of an order, to look at and to print; money comes in by deeds on the order."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from server.actions.slip_signatures import SlipSignatureAnswer, sign_slip, slip_signatures
from server.api.authentication import Allowed
from server.api.bodies import MOST_SIGNATURE_BYTES, read_jpeg
from server.api.caller import CurrentCaller
from server.api.services import Services, services
from server.contract.settlement import DepartedOrders, Settlement
from server.domain.allowed_deeds import Deed
from server.domain.errors import NotFound
from server.domain.permissions import ShopDeed
from server.domain.staff import Actor
from server.reports.departed_orders import departed_orders
from server.reports.settlement import settlement
from server.store.unit_of_work import UnitOfWork

router = APIRouter(prefix="/api/settlements")
Looks = Annotated[Actor, Depends(Allowed(ShopDeed.SEE_SETTLEMENT))]
_Found = Annotated[Services, Depends(services)]


@router.get("")
def departed(
    actor: Looks, found: _Found, search: Annotated[str, Query(max_length=12)] = ""
) -> DepartedOrders:
    """List whose car left owing, or the orders of one plate that are over."""
    return found.read(actor, lambda rows: departed_orders(rows, search))


@router.get("/{order_id}")
async def settlement_of(order_id: str, actor: Looks, found: _Found) -> Settlement:
    """Return what is due by payer, what came in, and what is still missing."""
    return found.read(actor, lambda rows: settlement(rows, order_id))


@router.post("/{order_id}/signature")
async def sign(order_id: str, request: Request, caller: CurrentCaller) -> SlipSignatureAnswer:
    """Keep what the customer signs as they get their car back: a JPEG of 300 kB at most."""
    caller.found.gatekeeper.permit(caller.actor, Deed.DELIVER_VEHICLE)
    blob = await asyncio.to_thread(caller.found.blobs.keep, await read_jpeg(request, MOST_SIGNATURE_BYTES))

    def keep(work: UnitOfWork) -> SlipSignatureAnswer:
        return sign_slip(work, Deed.DELIVER_VEHICLE, work.orders.get(order_id).order_id, blob)

    return await caller.ask(f"sign delivery {order_id} {blob}", keep, SlipSignatureAnswer)


@router.get("/{order_id}/signature")
def signature(order_id: str, actor: Looks, found: _Found) -> Response:
    """Return the last signature for a car that was handed over, a JPEG."""
    kept = found.read(actor, lambda rows: slip_signatures(rows, order_id))
    if not kept:
        raise NotFound(f"nobody has signed for the car of order '{order_id}'", id=order_id)
    headers = {"Cache-Control": "private, no-store"}
    return Response(found.blobs.read(kept[-1].blob), media_type="image/jpeg", headers=headers)
