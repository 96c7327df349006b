"""What falls due by itself: the shop's day, no-shows, and reads that nobody resolved."""

import asyncio
from collections.abc import Mapping, Sequence

import structlog

from server.actions.appointments import MissedAnswer, mark_no_shows
from server.actions.shop_setup import DayAnswer, open_day
from server.actions.sightings import ExpiredAnswer, expire_sightings
from server.domain.clock_rules import ClockRule
from server.domain.staff import Actor
from server.settings import RetentionSettings
from server.store.blobs import BlobStore
from server.store.commands import Commands

log = structlog.get_logger()
LOOK_EVERY_SECONDS = 2.0


class Timekeeper:
    """Looks regularly at what is due, by the shop's clock; each firing is a command like any other."""

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
        self._unmatched_read = retention.unmatched_read

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
        await self._commands.run(actor, open_day, DayAnswer)
        await self._commands.run(actor, lambda work: mark_no_shows(work, self._no_show), MissedAnswer)
        expired = await self._commands.run(
            actor, lambda work: expire_sightings(work, self._unmatched_read), ExpiredAnswer
        )
        for crop in expired.crops:
            self._blobs.delete(crop)
