"""Calls by voice: they wait, are begun in a room, are judged by what its speakers say, and end."""

from dataclasses import replace

from pydantic import BaseModel

from server.actions.exceptions import raise_exception
from server.contract.realtime import Played
from server.domain import events
from server.domain.announcement_queue import Close, End
from server.domain.plates_in_words import WrittenPlate, written_plates
from server.domain.records import Announcement, PlayReceipt, Sound, Take
from server.domain.stage import Name
from server.store import tables
from server.store.identifiers import new_id
from server.store.unit_of_work import UnitOfWork

CALL_UNHEARD = "call_unheard"


class AnnouncementAnswer(BaseModel):
    """The call and its last event."""

    announcement_id: str
    event_number: int


def queue_announcement(work: UnitOfWork, call: Announcement) -> AnnouncementAnswer:
    """Let a call wait for its turn."""
    work.announcements.save(call)
    queued = events.AnnouncementQueued(
        visit_id=call.visit_id, announcement_id=call.announcement_id, kind=call.kind
    )
    return _answer(work, queued)


def plates_named(work: UnitOfWork, words: str) -> list[WrittenPlate]:
    """Return the plates that words name, from left to right: of cars on record, and what is certainly one."""
    written = list(written_plates(words, work.numbering))
    unsure = {plate.text for plate in written if not plate.certain}
    known = {vehicle.plate for vehicle in work.vehicles.where(tables.vehicles.c.plate.in_(unsure))}
    found: list[WrittenPlate] = []
    for plate in written:
        if (plate.certain or plate.text in known) and (not found or plate.begin >= found[-1].end):
            found.append(plate)
    return found


def say_words(work: UnitOfWork, kind: str, caption: Name, room: str) -> AnnouncementAnswer:
    """Let words that are about no car wait for their turn."""
    work.permit("say_words")
    call = Announcement(
        announcement_id=new_id(),
        shop_id=work.shop_id,
        kind=kind,
        visit_id=None,
        caption=caption,
        room=room,
        queued_at=work.now,
        called_at=work.now,
    )
    return queue_announcement(work, call)


def withdraw_announcement(work: UnitOfWork, announcement_id: str) -> AnnouncementAnswer:
    """Say a call no more; one that has ended is left as it is."""
    work.permit("say_words")
    call = work.announcements.get(announcement_id)
    if call.ending is not None:
        return AnnouncementAnswer(announcement_id=announcement_id, event_number=0)
    return end_announcement(work, End(call, "withdrawn"))


def begin_take(work: UnitOfWork, call: Announcement, take: Take, sound: Sound | None) -> AnnouncementAnswer:
    """Begin to say a call in a room: from now on screens show it, and the room's speakers play it."""
    audio, seconds = (sound.blob, sound.seconds) if sound else (None, 0.0)
    if sound:
        work.sounds.save(replace(sound, used_at=work.now))
    work.announcement_takes.save(take)
    work.announcements.save(
        replace(call, said_in=take.room, called_at=work.now, audio=audio, seconds=seconds, takes=take.number)
    )
    made = events.AnnouncementMade(
        visit_id=call.visit_id,
        announcement_id=call.announcement_id,
        seconds=seconds,
        room=take.room,
        take=take.number,
    )
    return _answer(work, made)


def close_take(work: UnitOfWork, step: Close) -> AnnouncementAnswer:
    """Keep how a take ended, with a receipt in the name of each speaker that sent none."""
    call = work.announcements.get(step.take.announcement_id)
    work.announcement_takes.save(replace(step.take, outcome=step.outcome, ended_at=work.now))
    number = 0
    for device_id in step.silent:
        receipt = _receipt(work, call, step.take.number, device_id, "page", "silent")
        number = work.record(_played(call, receipt)).number
    return AnnouncementAnswer(announcement_id=call.announcement_id, event_number=number)


def end_announcement(work: UnitOfWork, step: End) -> AnnouncementAnswer:
    """Say no more of a call, and why; what nobody heard becomes somebody's to settle."""
    call = replace(work.announcements.get(step.call.announcement_id), ending=step.ending)
    work.announcements.save(call)
    if step.ending == "unheard":
        visit = work.visits.find(call.visit_id)
        owner_id = visit.advisor_id if visit else None
        raise_exception(work, CALL_UNHEARD, visit_id=call.visit_id, owner_id=owner_id)
    ended = events.AnnouncementEnded(
        visit_id=call.visit_id, announcement_id=call.announcement_id, ending=step.ending
    )
    return _answer(work, ended)


def receipt_key(said: Played) -> str:
    """The key under which a speaker's receipt counts once, however often it is sent."""
    return f"{said.announcement_id}/{said.take}/{said.player}/{said.outcome}"


def record_playing(work: UnitOfWork, said: Played) -> AnnouncementAnswer:
    """Keep what a speaker says became of a call; one receipt a speaker, player and take."""
    work.permit("hear_announcement")
    call = work.announcements.get(said.announcement_id)
    receipt = _receipt(work, call, said.take, work.actor.device_id, said.player, said.outcome)
    return AnnouncementAnswer(
        announcement_id=call.announcement_id, event_number=work.record(_played(call, receipt)).number
    )


def _receipt(
    work: UnitOfWork,
    call: Announcement,
    take: int,
    device_id: str | None,
    player: events.SoundPlayer,
    outcome: events.PlayOutcome,
) -> PlayReceipt:
    receipt = PlayReceipt(
        receipt_id=new_id(),
        shop_id=work.shop_id,
        announcement_id=call.announcement_id,
        take=take,
        device_id=device_id,
        player=player,
        outcome=outcome,
        received_at=work.now,
    )
    work.play_receipts.save(receipt)
    return receipt


def _played(call: Announcement, receipt: PlayReceipt) -> events.AnnouncementPlayed:
    return events.AnnouncementPlayed(
        visit_id=call.visit_id,
        announcement_id=call.announcement_id,
        outcome=receipt.outcome,
        take=receipt.take,
        player=receipt.player,
        speaker_id=receipt.device_id,
    )


def _answer(work: UnitOfWork, event: events.AnnouncementEvent) -> AnnouncementAnswer:
    return AnnouncementAnswer(announcement_id=event.announcement_id, event_number=work.record(event).number)
