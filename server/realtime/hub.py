"""The hub: the feeds of all shops of this process."""

import asyncio
from collections.abc import Callable, Sequence

from sqlalchemy import Engine

from server.domain.booth import BoothRules
from server.domain.recorder_address import Recorders
from server.realtime.shop_feed import ShopFeed
from server.store.feed import Fed


class Hub:
    """The feeds of all shops of this process."""

    def __init__(
        self, reader: Engine, shop_ids: list[str], recorders: Recorders, booth: BoothRules = BoothRules()
    ) -> None:
        self._feeds = {shop_id: ShopFeed(shop_id, reader, recorders, booth) for shop_id in shop_ids}
        self._tasks: list[asyncio.Task[None]] = []
        self._loop: asyncio.AbstractEventLoop | None = None

    @property
    def shop_ids(self) -> list[str]:
        """The shops of this process."""
        return list(self._feeds)

    def feed(self, shop_id: str) -> ShopFeed:
        """Return the feed of one shop."""
        return self._feeds[shop_id]

    async def start(self) -> None:
        """Read all floors, then follow all journals."""
        self._loop = asyncio.get_running_loop()
        for feed in self._feeds.values():
            await feed.start()
            self._tasks.append(asyncio.create_task(feed.run()))

    async def stop(self) -> None:
        """End following."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._loop = None

    def committed(self, shop_id: str, fed: Sequence[Fed]) -> None:
        """Hand over what was written to the journal; called by the writer's thread after a commit."""
        self._in_loop(shop_id, lambda feed: feed.take(fed))

    def grown(self, shop_id: str, number: int) -> None:
        """Wake the shop's feed if it has not come to `number`; called by the bell's thread."""
        self._in_loop(shop_id, lambda feed: feed.wake_below(number))

    def _in_loop(self, shop_id: str, call: Callable[[ShopFeed], None]) -> None:
        loop, feed = self._loop, self._feeds.get(shop_id)
        if loop is not None and feed is not None and not loop.is_closed():
            loop.call_soon_threadsafe(call, feed)
