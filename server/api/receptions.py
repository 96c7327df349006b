"""Receptions: the record, the walk-around with its pictures, and what the car was here for before."""

import asyncio
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from server.actions.earlier_repairs import standing_warranty
from server.actions.reception_record import ReceptionAnswer, keep_customer, keep_interview, keep_vehicle
from server.actions.vehicle_history import vehicle_history
from server.actions.walkaround import (
    TakenPhoto,
    check_station,
    mark_damage,
    take_walk_photo,
    unmark_damage,
)
from server.api.authentication import Allowed
from server.api.bodies import read_jpeg
from server.api.caller import CurrentCaller
from server.api.services import Services, services
from server.contract.deeds import (
    CheckStation,
    KeepCustomer,
    KeepInterview,
    KeepVehicle,
    MarkDamage,
    UnmarkDamage,
)
from server.contract.receptions import StandingWarranty, VehicleHistory
from server.domain.errors import NotAllowed
from server.domain.permissions import ShopDeed
from server.domain.reception import Station
from server.domain.staff import Actor

LARGEST_PHOTO = 2_000_000
"""Bytes; a tablet sends 1600 px at a quality of 85: 200,000 to 600,000."""
MOST_OPERATIONS = 50
"""As many as an estimate has lines."""

router = APIRouter(prefix="/api/receptions")
Receiver = Annotated[Actor, Depends(Allowed(ShopDeed.RECEIVE_VEHICLE))]
Viewer = Annotated[Actor, Depends(Allowed(ShopDeed.SEE_RECEPTION))]
Found = Annotated[Services, Depends(services)]
PhotoId = Annotated[str, Query(min_length=36, max_length=36)]


@router.post("/{order_id}/customer")
async def customer(
    order_id: str, body: KeepCustomer, _actor: Receiver, caller: CurrentCaller
) -> ReceptionAnswer:
    """Write down whose car it is, and who brings it."""
    asked = f"customer {order_id} {body.model_dump_json()}"
    return await caller.ask(asked, lambda work: keep_customer(work, order_id, body), ReceptionAnswer)


@router.post("/{order_id}/vehicle")
async def vehicle(
    order_id: str, body: KeepVehicle, _actor: Receiver, caller: CurrentCaller
) -> ReceptionAnswer:
    """Write down what the car is, and what it shows."""
    asked = f"vehicle {order_id} {body.model_dump_json()}"
    return await caller.ask(asked, lambda work: keep_vehicle(work, order_id, body), ReceptionAnswer)


@router.post("/{order_id}/interview")
async def interview(
    order_id: str, body: KeepInterview, _actor: Receiver, caller: CurrentCaller
) -> ReceptionAnswer:
    """Write down what the customer says."""
    asked = f"interview {order_id} {body.model_dump_json()}"
    return await caller.ask(asked, lambda work: keep_interview(work, order_id, body), ReceptionAnswer)


@router.post("/{order_id}/stations")
async def station(
    order_id: str, body: CheckStation, _actor: Receiver, caller: CurrentCaller
) -> ReceptionAnswer:
    """Say that nothing was found at a station, or something after all."""
    asked = f"station {order_id} {body.model_dump_json()}"
    return await caller.ask(asked, lambda work: check_station(work, order_id, body), ReceptionAnswer)


@router.post("/{order_id}/marks")
async def mark(order_id: str, body: MarkDamage, _actor: Receiver, caller: CurrentCaller) -> ReceptionAnswer:
    """Mark damage on the drawing of the car."""
    asked = f"mark {order_id} {body.model_dump_json()}"
    return await caller.ask(asked, lambda work: mark_damage(work, order_id, body), ReceptionAnswer)


@router.post("/{order_id}/marks/{mark_id}/remove")
async def unmark(
    order_id: str, mark_id: str, body: UnmarkDamage, _actor: Receiver, caller: CurrentCaller
) -> ReceptionAnswer:
    """Take a mark back that was a mistake."""
    asked = f"unmark {order_id} {mark_id} {body.model_dump_json()}"
    return await caller.ask(asked, lambda work: unmark_damage(work, order_id, mark_id, body), ReceptionAnswer)


@router.post("/{order_id}/photos")
async def photo(
    order_id: str,
    request: Request,
    _actor: Receiver,
    caller: CurrentCaller,
    found: Found,
    station: Annotated[Station, Query()],
    photo_id: PhotoId,
    taken_at: datetime | None = None,
) -> ReceptionAnswer:
    """Add a picture to a station of the walk-around; the body is the JPEG itself, 2 MB at most."""
    blob = await asyncio.to_thread(found.blobs.keep, await read_jpeg(request, LARGEST_PHOTO))
    taken = TakenPhoto(photo_id, station, blob, taken_at)
    asked = f"walk photo {order_id} {taken}"
    return await caller.ask(asked, lambda work: take_walk_photo(work, order_id, taken), ReceptionAnswer)


@router.get("/photos/{photo_id}")
def picture(photo_id: str, actor: Viewer, found: Found) -> Response:
    """Return a picture of a walk-around: to staff, and to the customer whose visit it belongs to."""
    kept = found.read(actor, lambda rows: rows.walk_photos.get(photo_id))
    order = found.read(actor, lambda rows: rows.orders.get(kept.order_id))
    if actor.visit_id not in (None, order.visit_id):
        raise NotAllowed("this picture belongs to another visit", visit_id=actor.visit_id)
    headers = {"Cache-Control": "private, no-store"}
    return Response(found.blobs.read(kept.blob), media_type="image/jpeg", headers=headers)


@router.get("/{order_id}/warranty")
def warranty(
    order_id: str,
    actor: Receiver,
    found: Found,
    operation: Annotated[list[str], Query(max_length=MOST_OPERATIONS)] = [],  # noqa: B006
) -> StandingWarranty:
    """Tell which earlier repairs the shop answers for still, and who may have to pay for these operations."""
    terms, now = found.commands.warranty, found.clock.now()
    return found.read(actor, lambda rows: standing_warranty(rows, order_id, operation, terms, now))


@router.get("/{order_id}/history")
def history(order_id: str, actor: Receiver, found: Found) -> VehicleHistory:
    """Return what the car was here for before."""
    return found.read(actor, lambda rows: vehicle_history(rows, order_id))
