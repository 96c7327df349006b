"""What is said next: one call at a time in a room, the most important first, only so many a minute.

Pure: calls, takes and receipts go in, steps come out. All times are the shop's.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from server.domain.announcement import AnnouncementRules
from server.domain.events import AnnouncementEnding, TakeOutcome
from server.domain.records import Announcement, PlayReceipt, Take

LEAD_SECONDS = 1.5
"""The chime before the words."""
CAPTION_SECONDS = 8.0
"""How long a call without sound is shown before the next one may be."""
MINUTE_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Close:
    """A take is over. `silent` are the speakers that owed a receipt."""

    take: Take
    outcome: TakeOutcome
    silent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class End:
    """A call will not be said again."""

    call: Announcement
    ending: AnnouncementEnding


@dataclass(frozen=True, slots=True)
class Begin:
    """A call's turn has come; in quiet hours it is only shown."""

    call: Announcement
    room: str
    silence: Literal["", "quiet_hours"]


Step = Close | End | Begin


@dataclass(frozen=True, slots=True)
class Queue:
    """A shop's open calls, their takes and those of the last minute, and what speakers said of them.

    `gone` are the visits whose car was handed over or has left: nobody is there to hear.
    """

    zone: str
    calls: Collection[Announcement]
    takes: Collection[Take]
    receipts: Collection[PlayReceipt]
    gone: Collection[str] = ()

    def takes_of(self, call: Announcement) -> list[Take]:
        """The call's takes, in order."""
        mine = [take for take in self.takes if take.announcement_id == call.announcement_id]
        return sorted(mine, key=lambda take: take.number)


def next_steps(queue: Queue, rules: AnnouncementRules, now: datetime) -> list[Step]:
    """Return what is to be done now; ask again when it is done, until there is nothing."""
    closings = _closings(queue, rules, now)
    if closings:
        return closings
    resting = [call for call in queue.calls if not _goes_on(queue, call)]
    ends = [End(call, ending) for call in resting if (ending := _ending(queue, rules, call, now)) is not None]
    return list(ends) if ends else _beginnings(queue, rules, resting, now)


def _closings(queue: Queue, rules: AnnouncementRules, now: datetime) -> list[Step]:
    going_on = [take for take in queue.takes if take.outcome is None]
    judged = (_closing(take, queue.receipts, rules, now) for take in going_on)
    return [closing for closing in judged if closing is not None]


def _closing(
    take: Take, receipts: Iterable[PlayReceipt], rules: AnnouncementRules, now: datetime
) -> Close | None:
    """Judge a take once every speaker has said what became of it, or its time is over."""
    if take.silence or not take.speakers:
        shown_until = take.began_at + rules.span(max(LEAD_SECONDS + take.seconds, CAPTION_SECONDS))
        return Close(take, "shown", ()) if now >= shown_until else None
    mine = [found for found in receipts if _concerns(found, take)]
    played = {found.device_id for found in mine if found.outcome == "played"}
    spoken_at = take.began_at + rules.span(LEAD_SECONDS + take.seconds)
    all_played = now >= spoken_at and played.issuperset(take.speakers)
    if not all_played and now < spoken_at + rules.span(rules.receipt_within_seconds):
        return None
    silent = set(take.speakers) - {found.device_id for found in mine}
    return Close(take, "heard" if played else "unheard", tuple(sorted(silent)))


def _concerns(receipt: PlayReceipt, take: Take) -> bool:
    return (receipt.announcement_id, receipt.take) == (take.announcement_id, take.number)


def _goes_on(queue: Queue, call: Announcement) -> bool:
    return any(take.outcome is None for take in queue.takes_of(call))


def _ending(
    queue: Queue, rules: AnnouncementRules, call: Announcement, now: datetime
) -> AnnouncementEnding | None:
    kind, takes = rules.kinds[call.kind], queue.takes_of(call)
    if call.visit_id in queue.gone:
        return "departed"
    if takes and takes[-1].silence == "quiet_hours":
        return "quiet_hours"
    if takes and _room(rules, call, takes) is None:
        return "unheard"
    done = [take for take in takes if take.outcome != "unheard"]
    expired = now >= call.queued_at + rules.span(kind.expires_seconds)
    if len(done) >= kind.times or (done and expired):
        return "said" if any(take.outcome == "heard" for take in done) else "shown"
    if expired:
        return "unheard" if takes else "expired"
    return None


def _room(rules: AnnouncementRules, call: Announcement, takes: list[Take]) -> str | None:
    """Where the call is said next: where it was heard, or the room after one in which nobody heard it."""
    if not takes:
        return call.room
    last = takes[-1]
    if last.outcome != "unheard":
        return last.room
    following = rules.rooms.get(last.room)
    return None if following in {take.room for take in takes} else following


def _beginnings(
    queue: Queue, rules: AnnouncementRules, calls: Iterable[Announcement], now: datetime
) -> list[Step]:
    """The first in turn for each room that is free and has not yet had its share of the minute."""
    found: dict[str, Begin] = {}
    for call in sorted(calls, key=lambda call: _turn(queue, rules, call)):
        kind, takes = rules.kinds[call.kind], queue.takes_of(call)
        room = _room(rules, call, takes)
        if room is None or room in found or now < _due_at(rules, call, takes):
            continue
        silence: Literal["", "quiet_hours"] = "quiet_hours" if rules.quiet(kind, now, queue.zone) else ""
        if _is_free(queue, rules, room, now, spoken=not silence):
            found[room] = Begin(call, room, silence)
    return list(found.values())


def _turn(queue: Queue, rules: AnnouncementRules, call: Announcement) -> tuple[int, bool, datetime, str]:
    """The more important first; then what was not yet said; then the older."""
    takes = queue.takes_of(call)
    return (
        -rules.kinds[call.kind].priority,
        bool(takes),
        _due_at(rules, call, takes),
        call.announcement_id,
    )


def _due_at(rules: AnnouncementRules, call: Announcement, takes: list[Take]) -> datetime:
    if not takes:
        return call.queued_at
    last = takes[-1]
    ended_at = last.ended_at or last.began_at
    pause = 0.0 if last.outcome == "unheard" else rules.kinds[call.kind].pause_seconds
    return ended_at + rules.span(pause)


def _is_free(queue: Queue, rules: AnnouncementRules, room: str, now: datetime, *, spoken: bool) -> bool:
    here = [take for take in queue.takes if take.room == room]
    if any(take.outcome is None for take in here):
        return False
    minute_ago = now - rules.span(MINUTE_SECONDS)
    lately = [take for take in here if not take.silence and take.began_at > minute_ago]
    return not spoken or len(lately) < rules.most_a_minute
