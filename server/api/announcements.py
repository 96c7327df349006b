"""Calls by voice: their sound, what was said where, and words of the staff's own."""

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Depends, Response

from server.actions.announcements import (
    AnnouncementAnswer,
    plates_named,
    receipt_key,
    record_playing,
    say_words,
    withdraw_announcement,
)
from server.announcements.phrases import caption_of_kind, staff_caption
from server.api.authentication import Allowed, CurrentActor, IdempotencyKey
from server.api.services import Services, services
from server.contract.boards import Words
from server.contract.realtime import Played
from server.contract.voice import AnnouncementEntry, Receipt, SayWords
from server.domain.announcement import STAFF_WORDS
from server.domain.errors import InvalidRequest, NotFound
from server.domain.permissions import ShopDeed
from server.domain.records import Announcement, PlayReceipt, Take
from server.domain.staff import Actor
from server.store.announcement_rows import latest_announcements
from server.store.repositories.access import device_rows
from server.store.shop_rows import ShopRows
from server.store.unit_of_work import UnitOfWork

router = APIRouter(prefix="/api/announcements")
MOST_LISTED = 30


@router.get("")
def listed(
    actor: Annotated[Actor, Depends(Allowed(ShopDeed.SEE_ANNOUNCEMENTS))],
    found: Annotated[Services, Depends(services)],
) -> list[AnnouncementEntry]:
    """List the newest calls, those that wait among them, and what was played where."""

    def entries(rows: ShopRows) -> list[AnnouncementEntry]:
        devices = device_rows(rows.connection, rows.shop_id).where()
        names = {device.device_id: device.name for device in devices}
        return [_entry(*each, names) for each in latest_announcements(rows, MOST_LISTED)]

    return found.read(actor, entries)


@router.post("")
async def say(
    body: SayWords,
    actor: CurrentActor,
    key: IdempotencyKey,
    found: Annotated[Services, Depends(services)],
) -> AnnouncementAnswer:
    """Let the closing words be said, or words of one's own; they wait for their turn."""
    rules = found.announcement_rules
    if body.room is not None and body.room not in rules.rooms:
        raise InvalidRequest(f"there is no room '{body.room}'; there are {', '.join(rules.rooms)}")
    kind = rules.kinds[body.kind]

    def say_now(work: UnitOfWork) -> AnnouncementAnswer:
        if kind.key == STAFF_WORDS:
            caption = staff_caption(body.zh, body.en, found.wording, partial(plates_named, work))
        else:
            caption = caption_of_kind(kind, found.wording)
        return say_words(work, kind.key, caption, body.room or kind.room)

    request = f"say {body.model_dump_json()}"
    return await found.commands.run(actor, say_now, AnnouncementAnswer, key=key, request=request)


@router.post("/receipts", status_code=204)
async def receipt(
    body: Played,
    actor: Annotated[Actor, Depends(Allowed(ShopDeed.HEAR_ANNOUNCEMENT))],
    found: Annotated[Services, Depends(services)],
) -> Response:
    """Hear from a kiosk's agent what became of a call; screens say it over their websocket."""
    await found.commands.run(
        actor, lambda work: record_playing(work, body), AnnouncementAnswer, key=receipt_key(body)
    )
    return Response(status_code=204)


@router.delete("/{announcement_id}", status_code=204)
async def withdraw(
    announcement_id: str, actor: CurrentActor, found: Annotated[Services, Depends(services)]
) -> Response:
    """Say a call no more; what is being said is finished."""
    await found.commands.run(
        actor, lambda work: withdraw_announcement(work, announcement_id), AnnouncementAnswer
    )
    return Response(status_code=204)


@router.get("/{announcement_id}/audio")
def audio(
    announcement_id: str, actor: CurrentActor, found: Annotated[Services, Depends(services)]
) -> Response:
    """Return the WAV of a call."""
    found.gatekeeper.permit(actor, "hear_announcement")
    made = found.read(actor, lambda rows: rows.announcements.get(announcement_id))
    if made.audio is None:
        raise NotFound("this call has no sound; it is shown only", id=announcement_id)
    headers = {"Cache-Control": "private, max-age=3600"}
    return Response(found.blobs.read(made.audio), media_type="audio/wav", headers=headers)


def _entry(
    call: Announcement, takes: list[Take], receipts: list[PlayReceipt], names: dict[str, str]
) -> AnnouncementEntry:
    return AnnouncementEntry(
        announcement_id=call.announcement_id,
        kind=call.kind,
        visit_id=call.visit_id,
        caption=Words(zh=call.caption.zh, en=call.caption.en),
        room=call.said_in or call.room,
        queued_at=call.queued_at,
        takes=call.takes,
        speaking=any(take.outcome is None for take in takes),
        ending=call.ending,
        receipts=[
            Receipt(
                take=receipt.take,
                speaker=names.get(receipt.device_id or "", ""),
                player=receipt.player,
                outcome=receipt.outcome,
            )
            for receipt in receipts
        ],
    )
