"""Which screens were heard: noted together, now and then, for they pulse every two seconds."""

import asyncio
from collections import defaultdict
from datetime import datetime

import structlog

from server.access.device_states import Heard, note_heard
from server.domain.staff import Actor
from server.shop_clock import real_now
from server.store.commands import Commands

log = structlog.get_logger()
NOTE_EVERY_SECONDS = 10.0


class ScreensHeard:
    """Takes every pulse of a device, and writes one note a shop every ten seconds."""

    def __init__(self, commands: Commands) -> None:
        self._commands = commands
        self._heard: defaultdict[str, dict[str, datetime]] = defaultdict(dict)
        self._due_at: dict[str, float] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def hear(self, actor: Actor) -> None:
        """Take that a device has spoken; called in the event loop's thread."""
        if actor.device_id is None:
            return
        self._heard[actor.shop_id][actor.device_id] = real_now()
        loop = asyncio.get_running_loop()
        if loop.time() >= self._due_at.get(actor.shop_id, 0.0):
            self._due_at[actor.shop_id] = loop.time() + NOTE_EVERY_SECONDS
            task = loop.create_task(self._note(actor.shop_id))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _note(self, shop_id: str) -> None:
        heard = self._heard.pop(shop_id)
        try:
            nobody = Actor(shop_id, frozenset())
            await self._commands.run(nobody, lambda work: note_heard(work, heard), Heard)
        except Exception:
            # The next note says as much: a full disk must not end the screens' conversations.
            log.exception("it was not noted which screens were heard", shop_id=shop_id)
