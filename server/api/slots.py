"""Times that can be booked."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query

from server.actions.booking_places import offer_slots
from server.api.authentication import Allowed
from server.api.services import Services, services
from server.contract.bookings import SlotOffers, SlotsWanted
from server.domain.permissions import ShopDeed
from server.domain.staff import Actor

router = APIRouter(prefix="/api/slots")


@router.get("")
def slots(
    wanted: Annotated[SlotsWanted, Query()],
    actor: Annotated[Actor, Depends(Allowed(ShopDeed.BOOK_APPOINTMENT))],
    found: Annotated[Services, Depends(services)],
) -> SlotOffers:
    """Return times for some work, those away from the peaks first."""
    return found.read(actor, lambda rows: offer_slots(rows, found.booking, wanted, found.clock.now()))
