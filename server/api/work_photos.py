"""Pictures of the work: from the bay to the order, to staff, and to the customer who is asked about one."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import ValidationError
from starlette.requests import Request
from starlette.responses import Response

from server.actions.orders import OrderAnswer
from server.actions.work import take_photo
from server.api.authentication import current_actor, current_tap
from server.api.bodies import invalid, read_jpeg
from server.api.caller import Caller
from server.api.customer_links import Customer
from server.api.quick_routes import quick_route
from server.api.services import Services, services
from server.contract.deeds import TakePhoto
from server.domain.errors import NotAllowed, NotFound
from server.domain.permissions import ShopDeed
from server.domain.records import Photo
from server.store.shop_rows import ShopRows

router = APIRouter(prefix="/api/customer-links")


@router.get("/{token}/photos/{photo_id}")
def shown_to_customer(
    photo_id: str, actor: Customer, found: Annotated[Services, Depends(services)]
) -> Response:
    """Return a picture that a line of the customer's own visit names."""
    return _picture(found, found.read(actor, lambda rows: _named(rows, actor.visit_id, photo_id)))


async def _show_to_staff(request: Request) -> Response:
    """Return any picture of the work."""
    photo_id: str = request.path_params["photo_id"]
    found, actor = await services(request), await current_actor(request)
    found.gatekeeper.permit(actor, ShopDeed.SEE_RECEPTION)
    if actor.visit_id is not None:
        raise NotAllowed("a customer sees pictures of the work under their link", visit_id=actor.visit_id)

    def show() -> Response:
        return _picture(found, found.read(actor, lambda rows: rows.photos.get(photo_id)))

    return await asyncio.to_thread(show)


async def _take(request: Request) -> Response:
    """Add a picture to the order; the body is the JPEG itself, 8 MB at most."""
    order_id: str = request.path_params["order_id"]
    found = await services(request)
    actor, tap = await current_actor(request), await current_tap(request)
    found.gatekeeper.permit(actor, "take_photo")
    taken = _read_query(request)
    blob = await asyncio.to_thread(found.blobs.keep, await read_jpeg(request))
    asked = f"photo {order_id} {blob} {taken.model_dump_json()}"
    answer = await Caller(found, actor, tap).ask(
        asked, lambda unit: take_photo(unit, order_id, taken, blob), OrderAnswer
    )
    return Response(answer.model_dump_json(), media_type="application/json")


def _read_query(request: Request) -> TakePhoto:
    try:
        return TakePhoto.model_validate(dict(request.query_params))
    except ValidationError as problem:
        raise invalid("query", problem) from problem


def _named(rows: ShopRows, visit_id: str | None, photo_id: str) -> Photo:
    photo = rows.photos.find(photo_id)
    order = rows.orders.find(photo.order_id) if photo else None
    if (
        photo is None
        or order is None
        or order.visit_id != visit_id
        or not any(photo_id in line.photos for line in order.lines)
    ):
        raise NotFound("no line of this visit has that picture", kind="Photo", id=photo_id)
    return photo


def _picture(found: Services, photo: Photo) -> Response:
    headers = {"Cache-Control": "private, no-store"}
    return Response(found.blobs.read(photo.blob), media_type="image/jpeg", headers=headers)


routes = [
    quick_route("/api/repair-orders/{order_id}/photos", _take, "POST"),
    quick_route("/api/repair-orders/photos/{photo_id}", _show_to_staff, "GET"),
]
"""They stand before those of the deeds, whose pattern a picture's path has, too."""
