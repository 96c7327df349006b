"""Speakers: what a device has to play, and which device is heard where."""

from typing import Annotated

from fastapi import APIRouter, Depends

from server.actions.speakers import SpeakerAnswer, place_speaker
from server.api.authentication import Allowed, CurrentActor
from server.api.services import Services, services
from server.contract.voice import CallToPlay, PlaceSpeaker, SpeakerEntry, SpeakerList, SpeakerPlace
from server.domain.identity import Device
from server.domain.permissions import ShopDeed
from server.domain.records import PlayReceipt, Speaker
from server.domain.staff import Actor
from server.store.announcement_rows import page_outcome, take_going_on
from server.store.shop_rows import ShopRows
from server.store.speakers import last_receipts, speakers

router = APIRouter()


@router.get("/api/speaker")
def speaker(
    actor: Annotated[Actor, Depends(Allowed(ShopDeed.HEAR_ANNOUNCEMENT))],
    found: Annotated[Services, Depends(services)],
) -> SpeakerPlace:
    """Tell a screen, or the agent beside it, where it is heard and what to play there now."""
    return found.read(actor, lambda rows: _place(rows, actor, found))


@router.get("/api/speakers")
def listed(
    actor: Annotated[Actor, Depends(Allowed(ShopDeed.SEE_DEVICES))],
    found: Annotated[Services, Depends(services)],
) -> SpeakerList:
    """List the screens with sound, and how each was last heard."""
    rules = found.announcement_rules

    def entries(rows: ShopRows) -> list[SpeakerEntry]:
        last, played = last_receipts(rows), last_receipts(rows, "played")
        return [
            _entry(device, place, last.get(device.device_id), played.get(device.device_id))
            for device, place in speakers(rows, rules)
        ]

    return SpeakerList(rooms=list(rules.rooms), speakers=found.read(actor, entries))


@router.put("/api/speakers/{device_id}")
async def place(
    device_id: str, body: PlaceSpeaker, actor: CurrentActor, found: Annotated[Services, Depends(services)]
) -> SpeakerAnswer:
    """Say where a screen is heard, and by which player."""
    rules = found.announcement_rules
    return await found.commands.run(
        actor, lambda work: place_speaker(work, rules, device_id, body.room, body.player), SpeakerAnswer
    )


def _place(rows: ShopRows, actor: Actor, found: Services) -> SpeakerPlace:
    mine = next(
        (
            speaker
            for device, speaker in speakers(rows, found.announcement_rules)
            if device.device_id == actor.device_id
        ),
        None,
    )
    if mine is None:
        return SpeakerPlace(device_id=None, room=None, player="page", call=None)
    call = _call(rows, mine, found) if mine.room else None
    return SpeakerPlace(device_id=mine.device_id, room=mine.room, player=mine.player, call=call)


def _call(rows: ShopRows, mine: Speaker, found: Services) -> CallToPlay | None:
    going_on = take_going_on(rows, mine.room or "")
    if going_on is None or going_on.silence:
        return None
    clock = found.clock
    return CallToPlay(
        announcement_id=going_on.announcement_id,
        take=going_on.number,
        audio=f"/api/announcements/{going_on.announcement_id}/audio",
        seconds=going_on.seconds,
        age_seconds=(clock.now() - going_on.began_at).total_seconds() / clock.rate,
        told_by_page=page_outcome(rows, going_on, mine.device_id),
    )


def _entry(
    device: Device, place: Speaker, last: PlayReceipt | None, played: PlayReceipt | None
) -> SpeakerEntry:
    return SpeakerEntry(
        device_id=device.device_id,
        name=device.name,
        kind=device.kind,
        screen=device.screen,
        room=place.room,
        player=place.player,
        outcome=last.outcome if last else None,
        outcome_at=last.received_at if last else None,
        played_at=played.received_at if played else None,
    )
