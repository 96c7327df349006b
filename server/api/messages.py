"""Messages that customers are to be told, until they are sent by themselves."""

from typing import Annotated

from fastapi import APIRouter, Depends

from server.actions.messages import MessageAnswer, tick_message, waiting_messages
from server.api.authentication import Allowed
from server.api.caller import CurrentCaller
from server.api.services import Services, services
from server.contract.bookings import WaitingMessages
from server.domain.permissions import ShopDeed
from server.domain.staff import Actor

router = APIRouter(prefix="/api/messages")


@router.get("")
def messages(
    actor: Annotated[Actor, Depends(Allowed(ShopDeed.TELL_CUSTOMER))],
    found: Annotated[Services, Depends(services)],
) -> WaitingMessages:
    """Return what waits to be told, the earliest first."""
    return found.read(actor, lambda rows: waiting_messages(rows, found.wording, found.clock.now()))


@router.post("/{message_id}/told")
async def told(message_id: str, caller: CurrentCaller) -> MessageAnswer:
    """Say that the customer was told by telephone."""
    return await caller.ask(f"told {message_id}", lambda work: tick_message(work, message_id), MessageAnswer)
