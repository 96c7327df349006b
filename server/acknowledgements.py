"""What screens say back: a call's play receipts go into the journal."""

import asyncio
from contextlib import suppress

from server.actions.announcements import AnnouncementAnswer, receipt_key, record_playing
from server.contract.realtime import Played
from server.domain.errors import WorkshopError
from server.domain.staff import Actor
from server.store.commands import Commands


class Acknowledgements:
    """Takes play receipts, without holding their sockets up."""

    def __init__(self, commands: Commands) -> None:
        self._commands = commands
        self._tasks: set[asyncio.Task[None]] = set()

    def take(self, actor: Actor, message: Played) -> None:
        """Record a play receipt."""
        task = asyncio.get_running_loop().create_task(self._record(actor, message))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _record(self, actor: Actor, message: Played) -> None:
        """A receipt that is refused (an old call, a screen that may not) concerns nobody."""
        with suppress(WorkshopError):
            await self._commands.run(
                actor,
                lambda work: record_playing(work, message),
                AnnouncementAnswer,
                key=receipt_key(message),
            )
