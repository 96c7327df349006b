"""What falls due by itself: the shop's day, no-shows, delivered cars that left, reads nobody resolved."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import timedelta

import structlog
from pydantic import BaseModel

from server.actions.appointments import mark_no_shows
from server.actions.bay_video import forget_stills
from server.actions.cameras import note_silence
from server.actions.departures import close_delivered
from server.actions.shop_setup import open_day
from server.actions.sightings import expire_sightings, forget_passages
from server.actions.signatures import forget_signatures
from server.actions.walkaround import forget_walk_photos
from server.actions.welcome_list import settle_welcome_list
from server.domain.clock_rules import ClockRule
from server.domain.staff import Actor
from server.settings import RetentionSettings
from server.shop_clock import real_now
from server.store.blobs import BlobStore
from server.store.commands import Commands
from server.store.record_retention import forget_timers, forget_words
from server.store.retention import forget_answers
from server.store.sound_retention import forget_sounds
from server.store.unit_of_work import UnitOfWork

log = structlog.get_logger()
LOOK_EVERY_SECONDS = 2.0
AGENT_SILENCE = timedelta(seconds=20)
"""Real time: an agent speaks every five seconds."""


class DueAnswer(BaseModel):
    """What fell due; the pictures are deleted once that is committed."""

    crops: list[str]
    stills: list[str]
    walk_photos: list[str]
    signatures: list[str]
    sounds: list[str]
    timers: int
    words_said: int


class Timekeeper:
    """Looks regularly at what is due, by the shop's clock; each look is a command like any other."""

    def __init__(
        self,
        commands: Commands,
        blobs: BlobStore,
        rules: Mapping[str, ClockRule],
        retention: RetentionSettings,
    ) -> None:
        self._commands = commands
        self._blobs = blobs
        self._no_show = rules["no_show"].limit
        self._retention = retention

    async def run(self, shop_ids: Sequence[str]) -> None:
        """Look until cancelled; a look that fails is logged, and the next one comes all the same."""
        while True:
            for shop_id in shop_ids:
                try:
                    await self._look(Actor(shop_id, frozenset()))
                except Exception:
                    log.exception("a timer failed", shop_id=shop_id)
            await asyncio.sleep(LOOK_EVERY_SECONDS)

    async def _look(self, actor: Actor) -> None:
        due = await self._commands.run(actor, self._do_what_is_due, DueAnswer)
        for blob in due.crops + due.stills + due.walk_photos + due.signatures + due.sounds:
            self._blobs.delete(blob)
        deleted = {
            "pictures of plates": len(due.crops),
            "pictures of cars in bays": len(due.stills),
            "pictures of walk-arounds": len(due.walk_photos),
            "pictures of signatures": len(due.signatures),
            "timers that ended long ago": due.timers,
            "words said long ago": due.words_said,
        }
        for what, count in deleted.items():
            if count:
                log.info(f"{what} were deleted", shop_id=actor.shop_id, count=count)

    def _do_what_is_due(self, work: UnitOfWork) -> DueAnswer:
        open_day(work)
        mark_no_shows(work, self._no_show)
        settle_welcome_list(work)
        close_delivered(work)
        note_silence(work, real_now(), AGENT_SILENCE)
        forget_answers(work, work.now - self._retention.answers)
        expired = expire_sightings(work, self._retention.unmatched_read)
        forgotten = forget_passages(work, self._retention.matched_read)
        stills = forget_stills(work, self._retention.bay_stills)
        signatures = forget_signatures(work, self._retention.signatures)
        walk_photos = forget_walk_photos(work, self._retention.walk_photos)
        return DueAnswer(
            crops=expired.crops + forgotten.crops,
            stills=stills.pictures,
            walk_photos=walk_photos.pictures,
            signatures=signatures.pictures,
            sounds=forget_sounds(work, work.now - self._retention.sounds),
            timers=forget_timers(work, work.now - self._retention.timers),
            words_said=forget_words(work, work.now - self._retention.words_said),
        )
