"""The code of the public booking page."""

from typing import Annotated

from fastapi import APIRouter, Depends

from server.access.booking_codes import booking_code_state, make_booking_code, withdraw_booking_codes
from server.api.authentication import Allowed
from server.api.caller import CurrentCaller
from server.api.services import Services, services
from server.contract.public_booking import BookingCodeMade, BookingCodeState
from server.domain.permissions import ShopDeed
from server.domain.staff import Actor

router = APIRouter(prefix="/api/booking-codes")


_Making = Annotated[Actor, Depends(Allowed(ShopDeed.MAKE_BOOKING_CODE))]
_Found = Annotated[Services, Depends(services)]


@router.get("")
def state(actor: _Making, found: _Found) -> BookingCodeState:
    """Tell until when a code opens the public booking page."""
    now = found.gatekeeper.now()
    return found.read(actor, lambda rows: booking_code_state(rows.connection, rows.shop_id, now))


@router.post("/withdraw")
async def withdraw(caller: CurrentCaller) -> BookingCodeState:
    """Let no code open the page any more."""
    now = caller.found.gatekeeper.now()
    return await caller.ask(
        "withdraw booking codes", lambda work: withdraw_booking_codes(work, now), BookingCodeState
    )


@router.post("")
async def make(actor: _Making, found: _Found) -> BookingCodeMade:
    """Make the next code and tell it, this once: an answer with a secret is not kept for repetitions."""
    gatekeeper = found.gatekeeper
    return await found.commands.run(
        actor, lambda work: make_booking_code(work, gatekeeper.secret, gatekeeper.now()), BookingCodeMade
    )
