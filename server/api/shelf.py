"""The booking shelf."""

from typing import Annotated

from fastapi import APIRouter, Depends

from server.actions.shelf import PartAnswer, expect_part, shelf_of, tick_part
from server.api.authentication import Allowed
from server.api.caller import CurrentCaller
from server.api.services import Services, services
from server.contract.bookings import Shelf
from server.contract.deeds import ExpectPart, TickPart
from server.domain.permissions import ShopDeed
from server.domain.staff import Actor

router = APIRouter(prefix="/api/shelf")


@router.get("")
def shelf(
    actor: Annotated[Actor, Depends(Allowed(ShopDeed.KEEP_SHELF))],
    found: Annotated[Services, Depends(services)],
) -> Shelf:
    """Return the parts of the bookings of today and of the next open day."""
    return found.read(actor, lambda rows: shelf_of(rows, found.clock.now()))


@router.post("/{part_id}/tick")
async def tick(part_id: str, body: TickPart, caller: CurrentCaller) -> PartAnswer:
    """Tick a part off."""
    asked = f"tick {part_id} {body.model_dump_json()}"
    return await caller.ask(asked, lambda work: tick_part(work, part_id, body), PartAnswer)


@router.post("/{part_id}/expect")
async def expect(part_id: str, body: ExpectPart, caller: CurrentCaller) -> PartAnswer:
    """Say when a part arrives."""
    asked = f"expect {part_id} {body.model_dump_json()}"
    return await caller.ask(asked, lambda work: expect_part(work, part_id, body), PartAnswer)
