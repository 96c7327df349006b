"""The code of the public booking page."""

from typing import Annotated

from fastapi import APIRouter, Depends

from server.access.booking_codes import make_booking_code
from server.api.authentication import Allowed
from server.api.services import Services, services
from server.contract.public_booking import BookingCodeMade
from server.domain.permissions import ShopDeed
from server.domain.staff import Actor

router = APIRouter(prefix="/api/booking-codes")


@router.post("")
async def make(
    actor: Annotated[Actor, Depends(Allowed(ShopDeed.MAKE_BOOKING_CODE))],
    found: Annotated[Services, Depends(services)],
) -> BookingCodeMade:
    """Make the next code and tell it, this once: an answer with a secret is not kept for repetitions."""
    gatekeeper = found.gatekeeper
    return await found.commands.run(
        actor, lambda work: make_booking_code(work, gatekeeper.secret, gatekeeper.now()), BookingCodeMade
    )
