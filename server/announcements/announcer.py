"""The announcer: hears what makes a call due, and says the calls of every shop in their turn.

All that it knows between two looks is in the database, so that another process may go on where one ended.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

import structlog
from sqlalchemy import Engine

from server.actions.announcements import (
    AnnouncementAnswer,
    begin_take,
    close_take,
    end_announcement,
    queue_announcement,
)
from server.announcements.kept_sounds import KeptSounds
from server.announcements.occasions import Occasion, daily_occasions, missed_occasions, occasion_of
from server.announcements.phrases import Wording, caption_of, speech_of
from server.domain.announcement import AnnouncementRules
from server.domain.announcement_queue import MINUTE_SECONDS, Begin, Close, Step, next_steps
from server.domain.events import AnnouncementEvent
from server.domain.records import Announcement, Sound, Take
from server.domain.staff import Actor
from server.projections.floor import Floor
from server.store.announcement_rows import read_queue
from server.store.commands import Commands
from server.store.feed import Fed
from server.store.identifiers import new_id
from server.store.shop_rows import ShopRows
from server.store.speakers import heard_in
from server.store.unit_of_work import UnitOfWork

log = structlog.get_logger()
LOOK_EVERY_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class AnnouncerParts:
    """What the announcer works with."""

    commands: Commands
    reader: Engine
    sounds: KeptSounds
    wording: Wording
    rules: AnnouncementRules
    now: Callable[[], datetime]


class Announcer:
    """Follows the floors of its shops and makes their calls, one after another in each room."""

    def __init__(self, parts: AnnouncerParts) -> None:
        self._parts = parts
        self._floors: dict[str, Floor] = {}
        self._due: list[Occasion] = []
        self._woken = asyncio.Event()

    def hear(self, floor: Floor, fed: Fed) -> None:
        """Note a call that an entry makes due, and look at once where one changes the queue."""
        self._floors[floor.shop.shop_id] = floor
        occasion = occasion_of(floor, fed.envelope)
        if occasion is not None:
            self._due.append(occasion)
        if occasion is not None or isinstance(fed.envelope.event, AnnouncementEvent):
            self._woken.set()

    def catch_up(self, floor: Floor, now: datetime) -> None:
        """Begin with a shop: note the calls that fell due while nobody listened."""
        self._floors[floor.shop.shop_id] = floor
        self._due.extend(missed_occasions(floor, now))

    async def run(self) -> None:
        """Make calls until cancelled; one that cannot be spoken is still shown."""
        while True:
            for shop_id in list(self._floors):
                try:
                    await self.look(shop_id)
                except Exception:
                    log.exception("the calls of a shop could not be made", shop_id=shop_id)
            with suppress(TimeoutError):
                async with asyncio.timeout(LOOK_EVERY_SECONDS):
                    await self._woken.wait()
            self._woken.clear()

    async def look(self, shop_id: str) -> None:
        """Do all that is due in a shop now."""
        floor, now = self._floors[shop_id], self._parts.now()
        mine = [occasion for occasion in self._due if occasion.shop_id == shop_id]
        self._due = [occasion for occasion in self._due if occasion.shop_id != shop_id]
        for occasion in [*mine, *daily_occasions(floor, self._parts.rules, now)]:
            await self._queue(floor, occasion)
        while steps := await asyncio.to_thread(self._steps, shop_id):
            for step in steps:
                await self._take(floor, step)

    def _steps(self, shop_id: str) -> list[Step]:
        now, rules = self._parts.now(), self._parts.rules
        with self._parts.reader.begin() as connection:
            queue = read_queue(ShopRows(connection, shop_id), now - rules.span(MINUTE_SECONDS))
        return next_steps(queue, rules, now)

    async def _queue(self, floor: Floor, occasion: Occasion) -> None:
        kind = self._parts.rules.kinds[occasion.kind]
        try:
            caption = caption_of(kind, self._parts.wording, floor, occasion.visit_id)
        except (KeyError, ValueError):
            log.exception("a call has no words", visit_id=occasion.visit_id, kind=occasion.kind)
            return
        call = Announcement(
            announcement_id=new_id(),
            shop_id=occasion.shop_id,
            kind=kind.key,
            visit_id=occasion.visit_id,
            caption=caption,
            room=kind.room,
            queued_at=occasion.at,
            called_at=occasion.at,
        )
        await self._run(occasion.shop_id, lambda work: queue_announcement(work, call), occasion.key)

    async def _take(self, floor: Floor, step: Step) -> None:
        if isinstance(step, Begin):
            await self._begin(floor, step)
        elif isinstance(step, Close):
            await self._run(step.take.shop_id, lambda work: close_take(work, step))
        else:
            await self._run(step.call.shop_id, lambda work: end_announcement(work, step))

    async def _begin(self, floor: Floor, step: Begin) -> None:
        call, rules = step.call, self._parts.rules
        sound = None if step.silence else await self._sound(floor, call)
        silence = step.silence or ("" if sound else "unspeakable")

        def action(work: UnitOfWork) -> AnnouncementAnswer:
            take = Take(
                take_id=new_id(),
                shop_id=call.shop_id,
                announcement_id=call.announcement_id,
                number=call.takes + 1,
                room=step.room,
                began_at=work.now,
                seconds=sound.seconds if sound else 0.0,
                speakers=() if silence else heard_in(work, rules, step.room),
                silence=silence,
            )
            return begin_take(work, call, take, sound)

        await self._run(call.shop_id, action)

    async def _sound(self, floor: Floor, call: Announcement) -> Sound | None:
        kind = self._parts.rules.kinds[call.kind]
        try:
            return await self._parts.sounds.sound_of(
                call.shop_id,
                lambda plain: speech_of(call, kind, self._parts.wording, floor, plain=plain),
                self._parts.now(),
            )
        except (KeyError, ValueError):
            log.exception("a call cannot be put into words", announcement_id=call.announcement_id)
            return None

    async def _run(
        self, shop_id: str, action: Callable[[UnitOfWork], AnnouncementAnswer], key: str | None = None
    ) -> None:
        await self._parts.commands.run(Actor(shop_id, frozenset()), action, AnnouncementAnswer, key=key)
