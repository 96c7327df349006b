"""A shop's day of announcements: calls that are queued, rooms that speak them, speakers that fail."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time, timedelta

from server.domain.announcement import (
    CALLED_AGAIN,
    CLOSING,
    READY,
    STAFF_WORDS,
    AnnouncementKind,
    AnnouncementRules,
    DailySpan,
)
from server.domain.announcement_queue import Begin, Close, End, Queue, Step, next_steps
from server.domain.records import Announcement, PlayReceipt, Take
from server.domain.stage import Name

START = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)
"""16:00 in the shop."""
ZONE = "Asia/Shanghai"
NIGHT = DailySpan(time(20, 30), time(7, 30))
SPEECH_SECONDS = 7.0


def kind(key: str, priority: int, **more: object) -> AnnouncementKind:
    plain = AnnouncementKind(key, key, "lounge", ("zh",), priority, 1, 20.0, 300.0)
    return replace(plain, **more)  # type: ignore[arg-type]


RULES = AnnouncementRules(
    kinds={
        READY: kind(READY, 50),
        CALLED_AGAIN: kind(CALLED_AGAIN, 60, times=2),
        CLOSING: kind(CLOSING, 20, room="reception", times=3),
        STAFF_WORDS: kind(STAFF_WORDS, 70, heeds_quiet_hours=False),
    },
    rooms={"lounge": "reception", "reception": None},
    most_a_minute=4,
    receipt_within_seconds=6.0,
    quiet_hours=NIGHT,
)


@dataclass
class Day:
    """A shop's queue with a clock; what the announcer does, done in memory.

    `speakers` says for each room what its devices answer: an outcome, or None for no answer at all.
    """

    speakers: dict[str, dict[str, str | None]] = field(default_factory=dict)
    rules: AnnouncementRules = RULES
    now: datetime = START
    calls: dict[str, Announcement] = field(default_factory=dict)
    takes: list[Take] = field(default_factory=list)
    receipts: list[PlayReceipt] = field(default_factory=list)
    gone: set[str] = field(default_factory=set)
    steps: list[tuple[datetime, Step]] = field(default_factory=list)

    def queue(self, key: str, visit_id: str | None = None) -> str:
        """Let a call wait."""
        call_id = f"call-{len(self.calls):03d}"
        self.calls[call_id] = Announcement(
            announcement_id=call_id,
            shop_id="shop",
            kind=key,
            visit_id=visit_id,
            caption=Name("请", "Please"),
            room=self.rules.kinds[key].room,
            queued_at=self.now,
            called_at=self.now,
        )
        return call_id

    def pass_by(self, seconds: float) -> None:
        """Let time pass in looks of a second."""
        until = self.now + timedelta(seconds=seconds)
        while self.now < until:
            self.look()
            self.now += timedelta(seconds=1)

    def finish(self) -> None:
        """Let time pass until nothing waits any more, or it has been long enough."""
        until = self.now + timedelta(seconds=700)
        while self.now < until and any(call.ending is None for call in self.calls.values()):
            self.pass_by(1)

    def look(self) -> None:
        """Do all that is to be done now."""
        self._answer()
        while steps := next_steps(self._queue(), self.rules, self.now):
            for step in steps:
                self.steps.append((self.now, step))
                self._take(step)

    def ended(self) -> dict[str, str]:
        """How each call that ended did."""
        return {step.call.announcement_id: step.ending for _, step in self.steps if isinstance(step, End)}

    def begun(self) -> list[tuple[datetime, str, str]]:
        """When each take was begun, of which call, in which room."""
        return [
            (at, step.call.announcement_id, step.room) for at, step in self.steps if isinstance(step, Begin)
        ]

    def _queue(self) -> Queue:
        open_calls = [call for call in self.calls.values() if call.ending is None]
        return Queue(ZONE, open_calls, self.takes, self.receipts, frozenset(self.gone))

    def _take(self, step: Step) -> None:
        if isinstance(step, Close):
            index = self.takes.index(step.take)
            self.takes[index] = replace(step.take, outcome=step.outcome, ended_at=self.now)
        elif isinstance(step, End):
            key = step.call.announcement_id
            self.calls[key] = replace(self.calls[key], ending=step.ending)
        else:
            self._begin(step)

    def _begin(self, step: Begin) -> None:
        key = step.call.announcement_id
        number = step.call.takes + 1
        self.calls[key] = replace(step.call, takes=number, room=step.room)
        heard_by = () if step.silence else tuple(sorted(self.speakers.get(step.room, {})))
        self.takes.append(
            Take(
                take_id=f"{key}/{number}",
                shop_id="shop",
                announcement_id=key,
                number=number,
                room=step.room,
                began_at=self.now,
                seconds=0.0 if step.silence else SPEECH_SECONDS,
                speakers=heard_by,
                silence=step.silence,
            )
        )

    def _answer(self) -> None:
        """Speakers that answer do so when the words are over."""
        for take in self.takes:
            if take.outcome is None and self.now >= take.began_at + self.rules.span(take.seconds + 1.5):
                self._receipts_of(take)

    def _receipts_of(self, take: Take) -> None:
        said = {
            found.device_id
            for found in self.receipts
            if (found.announcement_id, found.take) == (take.announcement_id, take.number)
        }
        for device_id in take.speakers:
            outcome = self.speakers[take.room][device_id]
            if outcome is not None and device_id not in said:
                receipt = PlayReceipt(
                    receipt_id=f"{take.take_id}/{device_id}",
                    shop_id="shop",
                    announcement_id=take.announcement_id,
                    take=take.number,
                    device_id=device_id,
                    player="page",
                    outcome=outcome,  # type: ignore[arg-type]
                    received_at=self.now,
                )
                self.receipts.append(receipt)
