"""Sightings: what agents report, their pictures, and the advisor's word on them."""

from typing import Annotated

from fastapi import APIRouter, Depends, Response

from server.actions.arrivals import VisitAnswer, confirm_arrival
from server.actions.sightings import decide_sighting, decode_crop
from server.api.authentication import CurrentActor, IdempotencyKey
from server.api.caller import CurrentCaller
from server.api.services import Services, services
from server.contract.deeds import ConfirmArrival
from server.contract.sightings import Sighting, SightingAnswer
from server.domain.errors import NotFound
from server.store.retention import unnamed_crops

router = APIRouter(prefix="/api/sightings")


@router.post("")
async def report(
    body: Sighting,
    actor: CurrentActor,
    key: IdempotencyKey,
    found: Annotated[Services, Depends(services)],
) -> SightingAnswer:
    """Take one passage from a gate agent, or a later revision of it, and decide it."""
    found.gatekeeper.permit(actor, "report_sighting")
    picture = decode_crop(body)
    earlier = found.read(actor, lambda rows: rows.sightings.find(body.sighting_id))
    crop = found.blobs.keep(picture) if picture else None
    answer = await found.commands.run(
        actor,
        lambda work: decide_sighting(work, body, found.clock.at(body.seen_at), crop, found.thresholds),
        SightingAnswer,
        key=key,
        request=f"sighting {body.idempotency_key}",
        trace=found.latency.sighting(body.trace),
    )
    # A picture that the decision did not keep, or that a clearer one has replaced, is not stored.
    pictures = {digest for digest in (crop, earlier.crop if earlier else None) if digest}
    for digest in found.read(actor, lambda rows: unnamed_crops(rows, pictures)):
        found.blobs.delete(digest)
    return answer


@router.post("/{sighting_id}/confirm")
async def confirm(sighting_id: str, body: ConfirmArrival, caller: CurrentCaller) -> VisitAnswer:
    """Say which car a passage was."""
    asked = f"confirm {sighting_id} {body.model_dump_json()}"
    return await caller.ask(asked, lambda work: confirm_arrival(work, sighting_id, body), VisitAnswer)


@router.get("/{sighting_id}/crop")
def crop(sighting_id: str, actor: CurrentActor, found: Annotated[Services, Depends(services)]) -> Response:
    """Return the picture of the plate, while it is kept."""
    found.gatekeeper.permit(actor, "see_crop")
    seen = found.read(actor, lambda rows: rows.sightings.get(sighting_id))
    if seen.crop is None:
        raise NotFound("this picture was deleted", id=sighting_id)
    headers = {"Cache-Control": "private, no-store"}
    return Response(found.blobs.read(seen.crop), media_type="image/jpeg", headers=headers)
