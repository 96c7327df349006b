"""The sound of a call."""

from typing import Annotated

from fastapi import APIRouter, Depends, Response

from server.api.authentication import CurrentActor
from server.api.services import Services, services
from server.domain.staff import permit

router = APIRouter(prefix="/api/announcements")


@router.get("/{announcement_id}/audio")
def audio(
    announcement_id: str, actor: CurrentActor, found: Annotated[Services, Depends(services)]
) -> Response:
    """Return the WAV of a call."""
    permit(found.permissions, actor, "hear_announcement")
    made = found.read(actor, lambda rows: rows.announcements.get(announcement_id))
    headers = {"Cache-Control": "private, max-age=3600"}
    return Response(found.blobs.read(made.audio), media_type="audio/wav", headers=headers)
