"""The service clock at work: it hears what the journal gains, and looks at what is due."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime

import structlog
from sqlalchemy import Connection, Engine

from server.actions.service_clock import HeardAnswer, TimerAnswer, hear_journal, take_step
from server.domain.clock_events import concerns_clock
from server.domain.clock_rules import ClockRule
from server.domain.clock_timer import Timer, due_step, firing_key
from server.domain.staff import Actor
from server.projections.floor import Floor
from server.store.commands import Commands
from server.store.feed import Fed
from server.store.reading import read_soon
from server.store.shop_rows import ShopRows
from server.store.unit_of_work import UnitOfWork

log = structlog.get_logger()
LOOK_EVERY_SECONDS = 1.0
GATHER_SECONDS = 0.05
"""Of many taps at once the clock hears in one command; a tap waits for none of it."""
MOST_AT_ONCE = 100


class ClockKeeper:
    """Moves the timers of the process on duty; all that it knows is in the tables."""

    def __init__(
        self,
        commands: Commands,
        reader: Engine,
        rules: Mapping[str, ClockRule],
        now: Callable[[], datetime],
    ) -> None:
        """`now` is the shop's time."""
        self._commands = commands
        self._reader = reader
        self._rules = rules
        self._now = now
        self._unheard: set[str] = set()
        self._woken = asyncio.Event()

    def hear(self, floor: Floor, fed: Fed) -> None:
        """Note that the journal has gained something that can start or stop a timer."""
        if concerns_clock(type(fed.envelope.event)):
            self._unheard.add(floor.shop.shop_id)
            self._woken.set()

    async def run(self, shop_ids: Sequence[str]) -> None:
        """Keep the clock until cancelled; after a look that fails, which is logged, the next one comes."""
        self._unheard.update(shop_ids)
        while True:
            for shop_id in shop_ids:
                try:
                    await self.look(shop_id)
                except Exception:
                    self._unheard.add(shop_id)
                    log.exception("the service clock stands still", shop_id=shop_id)
            with suppress(TimeoutError):
                async with asyncio.timeout(LOOK_EVERY_SECONDS):
                    await self._woken.wait()
                    await asyncio.sleep(GATHER_SECONDS)
            self._woken.clear()

    async def look(self, shop_id: str) -> None:
        """Hear what is new in a shop, and take every step that is due."""
        actor = Actor(shop_id, frozenset())
        if shop_id in self._unheard:
            self._unheard.discard(shop_id)
            while (await self._commands.run(actor, self._hear, HeardAnswer)).more:
                pass
        for timer in await read_soon(self._reader, lambda connection: self._due(connection, shop_id)):
            await self._take(actor, timer)

    def _hear(self, work: UnitOfWork) -> HeardAnswer:
        return hear_journal(work, self._rules)

    def _due(self, connection: Connection, shop_id: str) -> list[Timer]:
        return ShopRows(connection, shop_id).timers.due(self._now(), MOST_AT_ONCE)

    async def _take(self, actor: Actor, timer: Timer) -> None:
        step = due_step(timer, self._now())
        if step is not None:
            key = firing_key(timer, step[1])
            await self._commands.run(
                actor, lambda work: take_step(work, timer.timer_id), TimerAnswer, key=key, request=key
            )
