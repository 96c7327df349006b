"""Boards over plain HTTP: the same snapshot that a screen gets over its socket."""

from typing import Annotated

from fastapi import APIRouter, Depends

from server.api.authentication import CurrentActor
from server.api.services import Services, services
from server.contract.realtime import Snapshot

router = APIRouter(prefix="/api/boards")


@router.get("/{topic:path}")
async def board(topic: str, actor: CurrentActor, found: Annotated[Services, Depends(services)]) -> Snapshot:
    """Return a topic's board as it stands."""
    found.gatekeeper.may_watch(actor, topic)
    return found.hub.feed(actor.shop_id).history(topic).snapshot().message
