"""Plate to glass: the measured latency of this server."""

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Depends

from server.api.authentication import Allowed
from server.api.services import Services, services
from server.contract.latency import LatencyAnswer, ScreenPaint
from server.contract.realtime import Paint
from server.domain.permissions import ShopDeed
from server.domain.staff import Actor
from server.latency.legs import Origin

router = APIRouter(prefix="/api/latency")


@router.get("")
async def latency(
    actor: Annotated[Actor, Depends(Allowed(ShopDeed.SEE_LATENCY))],
    found: Annotated[Services, Depends(services)],
) -> LatencyAnswer:
    """Return the percentiles by leg, and what each paired screen has painted last."""
    painted = found.latency.last_painted(actor.shop_id)
    return LatencyAnswer(
        since=_instant(found.latency.since_ms),
        sightings=found.latency.figures(actor.shop_id, Origin.SIGHTING),
        taps=found.latency.figures(actor.shop_id, Origin.TAP),
        screens=[_screen(found, actor, device, paint) for device, paint in painted.items()],
    )


def _screen(found: Services, actor: Actor, device_id: str, paint: Paint) -> ScreenPaint:
    return ScreenPaint(
        device_id=device_id,
        topic=paint.topic,
        number=paint.number,
        board_number=found.hub.feed(actor.shop_id).history(paint.topic).number,
        painted_at=_instant(paint.painted_at),
    )


def _instant(ms: float) -> datetime:
    return datetime.fromtimestamp(ms / 1000, UTC)
