"""Bay video: agents send the newest picture, viewers ask for it; every answer is decided anew."""

from typing import Annotated

from fastapi import APIRouter, Depends, Header, Query, Request, Response

from server.actions.bay_video import StillAnswer, keep_still
from server.api.authentication import Allowed, CurrentActor
from server.api.bodies import read_jpeg
from server.api.services import Services, services
from server.bay_video.video import BayVideo
from server.bay_video.viewers import refuse_still
from server.contract.bay_video import (
    FRAME_HEADER,
    SITTING_HEADER,
    AskWishes,
    BayAddress,
    BayWishes,
    PictureTaken,
)
from server.domain.bay import BayStill
from server.domain.permissions import ShopDeed
from server.domain.staff import Actor

LARGEST_FRAME = 1_000_000
"""Bytes; 1920 × 1080 at a quality of 85 takes about 500,000."""

router = APIRouter(prefix="/api/bay-video")
Sender = Annotated[Actor, Depends(Allowed(ShopDeed.SEND_BAY_VIDEO))]
Viewer = Annotated[Actor, Depends(Allowed(ShopDeed.SEE_BAY_VIDEO))]
Found = Annotated[Services, Depends(services)]


def bay_video(actor: CurrentActor, found: Found) -> BayVideo:
    """The bay video of the actor's shop."""
    return found.bay_video[actor.shop_id]


Video = Annotated[BayVideo, Depends(bay_video)]


@router.post("/wishes")
async def wishes(body: AskWishes, actor: Sender, video: Video) -> BayWishes:
    """Tell an agent what is wanted of its cameras, as soon as that differs from what it knows."""
    return await video.wishes(actor, body)


@router.put("/{bay}/frame")
async def take_frame(
    bay: str,
    request: Request,
    actor: Sender,
    video: Video,
    sitting: Annotated[str, Header(alias=SITTING_HEADER, max_length=64)],
) -> PictureTaken:
    """Take the newest picture of a bay: a JPEG of 1 MB at most."""
    video.require_own(actor, bay)
    return PictureTaken(taken=video.take(bay, sitting, await read_jpeg(request, LARGEST_FRAME)))


@router.get("/{bay}/frame")
async def frame(bay: str, actor: Viewer, video: Video, after: Annotated[int, Query(ge=0)] = 0) -> Response:
    """Return the bay's newest picture, as soon as there is one after `after`."""
    newest = await video.next_frame(actor, bay, after)
    headers = {FRAME_HEADER: str(newest.number), "Cache-Control": "no-store"}
    return Response(newest.jpeg, media_type="image/jpeg", headers=headers)


@router.get("/{bay}/address")
def address(bay: str, actor: Viewer, video: Video, response: Response) -> BayAddress:
    """Return where the shop's own recorder shows the bay, to whom it is shown now."""
    response.headers["Cache-Control"] = "no-store"
    return video.address(actor, bay)


@router.put("/stills/{still_id}")
async def take_still(
    still_id: str, request: Request, actor: Sender, video: Video, found: Found
) -> StillAnswer:
    """Keep a picture that was asked for with the visit."""
    due = video.stills.get(still_id)
    video.require_own(actor, due.bay)
    still = BayStill(
        still_id=still_id,
        shop_id=actor.shop_id,
        visit_id=due.visit_id,
        bay=due.bay,
        stage=due.stage,
        moment=due.moment,
        blob=found.blobs.keep(await read_jpeg(request, LARGEST_FRAME)),
        taken_at=found.clock.now(),
    )
    answer = await found.commands.run(actor, lambda work: keep_still(work, still), StillAnswer, key=still_id)
    video.stills.settle(still_id)
    return answer


@router.get("/stills/{still_id}")
def still(still_id: str, actor: Viewer, found: Found) -> Response:
    """Return a picture that is kept: to staff, and to the customer whose visit it belongs to."""
    kept = found.read(actor, lambda rows: rows.bay_stills.get(still_id))
    refuse_still(actor, kept)
    headers = {"Cache-Control": "private, no-store"}
    return Response(found.blobs.read(kept.blob), media_type="image/jpeg", headers=headers)
