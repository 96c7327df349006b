"""Being on duty: of several server processes one does what must be done once; another takes over from it."""

import asyncio
import time
from collections.abc import Callable, Coroutine
from contextlib import suppress

import structlog

from server.store.leases import LASTS_S, Lease

log = structlog.get_logger()
RENEW_EVERY_S = 1.0
LONGEST_WAIT_S = 2.0
_MARGIN_S = 1.0
"""Off duty so long before anybody else can be on it: two at once would be worse than none."""

Work = Callable[[], Coroutine[object, object, None]]


class Duty:
    """Does `work` while this process holds the lease."""

    def __init__(self, lease: Lease, work: Work) -> None:
        """`work` goes on until it is cancelled; it is begun anew each time the duty is taken over."""
        self._lease = lease
        self._work = work
        self._ends_at = 0.0
        self._doing: asyncio.Task[None] | None = None

    @property
    def held(self) -> bool:
        """Whether this process is on duty."""
        return self._doing is not None

    async def run(self) -> None:
        """Take the duty whenever it is free, until cancelled; then let another process have it."""
        try:
            while True:
                await self._renew()
                await self._begin_or_end()
                await asyncio.sleep(RENEW_EVERY_S)
        finally:
            self._ends_at = 0.0
            await self._begin_or_end()
            with suppress(Exception):
                self._lease.give_back()

    async def _renew(self) -> None:
        asked_at = time.monotonic()
        try:
            async with asyncio.timeout(LONGEST_WAIT_S):
                taken = await asyncio.to_thread(self._lease.take)
        except Exception as problem:
            log.warning("the duty could not be renewed", reason=repr(problem))
        else:
            self._ends_at = asked_at + LASTS_S - _MARGIN_S if taken else 0.0

    async def _begin_or_end(self) -> None:
        mine = time.monotonic() < self._ends_at
        if mine and (self._doing is None or self._doing.done()):
            log.info("on duty: calls and timers run in this process")
            self._doing = asyncio.create_task(self._do())
        elif not mine and self._doing is not None:
            log.info("off duty")
            self._doing.cancel()
            await asyncio.gather(self._doing, return_exceptions=True)
            self._doing = None

    async def _do(self) -> None:
        try:
            await self._work()
        except Exception:
            log.exception("what is done once has failed; it is begun anew")
