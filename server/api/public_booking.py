"""The public booking page's requests: the code in the path is the permission, and all are limited in rate."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Depends, Query

from server.access.attempts import EVERYBODY
from server.access.booking_codes import visitor_with_code
from server.actions.web_bookings import book_from_web, offer_web_slots, public_shop
from server.api.authentication import CurrentTap, RemoteAddress
from server.api.caller import Caller
from server.api.services import Services, services
from server.contract.public_booking import PublicShop, PublicSlots, WebBooked, WebBooking
from server.domain.staff import Actor

router = APIRouter(prefix="/api/public-booking")
_Found = Annotated[Services, Depends(services)]


async def _visitor(code: str, address: RemoteAddress, found: _Found) -> Actor:
    """Whoever has the shop's booking code."""
    limits = found.gatekeeper.limits
    limits.booking_page.spend(address)
    with limits.booking_code_address.counted(address):
        return await asyncio.to_thread(_with_code, found, code)


_Visitor = Annotated[Actor, Depends(_visitor)]


@router.get("/{code}")
def shop(visitor: _Visitor, found: _Found) -> PublicShop:
    """Tell whose page it is, and what can be chosen."""
    choices = found.booking_choices
    return found.read(visitor, lambda rows: public_shop(rows, choices))


@router.get("/{code}/slots")
def slots(visitor: _Visitor, found: _Found, work: Annotated[str, Query(max_length=40)]) -> PublicSlots:
    """Return times for what was chosen."""
    now, choices = found.clock.now(), found.booking_choices
    return found.read(visitor, lambda rows: offer_web_slots(rows, found.booking, choices, work, now))


@router.post("/{code}")
async def book(
    body: WebBooking, visitor: _Visitor, address: RemoteAddress, tap: CurrentTap, found: _Found
) -> WebBooked:
    """Book; the desk sees at once that somebody waits for its word."""
    limits = found.gatekeeper.limits
    limits.web_booking.spend(EVERYBODY)
    limits.web_booking_address.spend(address)
    rules, choices = found.booking, found.booking_choices
    asked = f"web booking {body.model_dump_json()}"
    return await Caller(found, visitor, tap).ask(
        asked, lambda work: book_from_web(work, body, rules, choices), WebBooked
    )


def _with_code(found: Services, code: str) -> Actor:
    with found.reader.connect() as connection:
        return visitor_with_code(connection, code, found.gatekeeper.secret, found.gatekeeper.now())
