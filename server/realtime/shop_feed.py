"""One shop's feed: follows its journal and tells every screen what changed for it."""

import asyncio
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Protocol

import structlog
from sqlalchemy import Connection, Engine

from server.access.rights import RIGHTS_EVENTS
from server.contract.realtime import Delta
from server.domain.booth import BoothRules
from server.domain.events import Event
from server.domain.recorder_address import Recorders
from server.projections.floor import Floor
from server.projections.floor_changes import move_on
from server.projections.topics import board_for
from server.realtime.frames import Framed
from server.realtime.topic_history import TopicHistory
from server.store.feed import Fed, read_feed
from server.store.floor_reader import read_floor
from server.store.reading import read_soon

log = structlog.get_logger()
MOST_UNWATCHED = 100
"""Topics that are kept though no screen watches them; each customer's link is one."""
MOST_AT_ONCE = 500
"""Entries that are read together."""
POLL_SECONDS = 2.0
"""Another process may have written, and its bell failed: the journal is also looked at unasked."""
UNREAD_SECONDS = 6.0
"""Where the journal could not be looked at for so long, nobody is told that the boards are current."""


class Watcher(Protocol):
    """A screen that is told of deltas; it must not block."""

    @property
    def topics(self) -> Collection[str]:
        """What the screen watches."""
        ...

    @property
    def stopped_reading(self) -> bool:
        """Whether the screen does not take what it is told."""
        ...

    def tell(self, deltas: Sequence[Framed[Delta]]) -> None:
        """Take the deltas of one change."""
        ...

    def reconsider(self, event: Event) -> None:
        """Look whether the screen may still watch, if this has changed what it may."""
        ...


Follower = Callable[[Floor, Fed], None]
"""Somebody in the server who acts on what happened, e.g. the announcer; it must not block."""
Told = Callable[[str, Collection[str]], None]
"""Called with the shop and the topics whose screens are told next; it must not block."""


class ShopFeed:
    """One shop's floor, moved on by its journal only, with the topics that are watched."""

    def __init__(
        self, shop_id: str, reader: Engine, recorders: Recorders, booth: BoothRules = BoothRules()
    ) -> None:
        self._shop_id = shop_id
        self._reader = reader
        self._recorders = recorders
        self._booth = booth
        self._floor: Floor | None = None
        self._histories: dict[str, TopicHistory] = {}
        self._watchers: set[Watcher] = set()
        self._followers: list[Follower] = []
        self._told: list[Told] = []
        self._woken = asyncio.Event()
        self._handed: list[Fed] = []
        self._to_be_read = True
        self._following = asyncio.Lock()
        self._broken = False
        self._looked_at = 0.0

    @property
    def is_behind(self) -> bool:
        """Whether the boards may be old: the database has not answered lately."""
        return asyncio.get_running_loop().time() - self._looked_at > UNREAD_SECONDS

    @property
    def watchers(self) -> Collection[Watcher]:
        """The screens that are told."""
        return self._watchers

    @property
    def topics(self) -> Collection[str]:
        """The boards that are kept up to date, watched or not long since."""
        return self._histories.keys()

    def follow(self, follower: Follower) -> None:
        """Call `follower` for each entry, after the floor has moved on."""
        self._followers.append(follower)

    def before_telling(self, told: Told) -> None:
        """Call `told` each time before screens are told; without topics where nothing shown has changed."""
        self._told.append(told)

    def wake(self) -> None:
        """Look at the journal now. Must be called in the event loop's thread."""
        self._to_be_read = True
        self._woken.set()

    def take(self, fed: Sequence[Fed]) -> None:
        """Move on by what this process itself has committed: it need not be read back."""
        self._handed.extend(fed)
        self._woken.set()

    def wake_below(self, number: int) -> None:
        """Look at the journal now, unless the floor has come to `number` already."""
        if number > self.floor.number:
            self.wake()

    async def come_to(self, held: Mapping[str, int | None]) -> None:
        """Come as far as a screen that holds these topics: another process may have told it more.

        Its boards must not go back, nor their numbers; where the journal has no such number, they do.
        """
        numbers = {topic: number for topic, number in held.items() if number is not None}
        if max(numbers.values(), default=0) > self.floor.number:
            self._to_be_read = True
            await self._catch_up()
        for topic, number in numbers.items():
            if self.history(topic).number < number <= self.floor.number:
                self._tell_deltas([self.history(topic).renumber(self.floor.number)])

    def watch(self, watcher: Watcher, topics: list[str]) -> Mapping[str, TopicHistory]:
        """Tell `watcher` of changes from now on; return the topics' histories as they stand."""
        self._watchers.add(watcher)
        return {topic: self.history(topic) for topic in topics}

    def unwatch(self, watcher: Watcher) -> None:
        """Forget a screen that has gone; its topics stay a while, so that it can come back without a gap."""
        self._watchers.discard(watcher)
        watched = {topic for screen in self._watchers for topic in screen.topics}
        unwatched = [topic for topic in self._histories if topic not in watched]
        for topic in unwatched[:-MOST_UNWATCHED]:
            del self._histories[topic]

    def history(self, topic: str) -> TopicHistory:
        """Return a topic's history, begun at the floor's present number if nobody watched it yet."""
        if topic not in self._histories:
            self._histories[topic] = TopicHistory(topic, self.floor.number, board_for(topic, self.floor))
        return self._histories[topic]

    @property
    def floor(self) -> Floor:
        """The floor as of the last entry that was read."""
        if self._floor is None:
            raise RuntimeError("the feed has not been started")
        return self._floor

    async def start(self) -> None:
        """Read the floor from the tables."""
        self._floor = await asyncio.to_thread(self._read_floor)
        self._looked_at = asyncio.get_running_loop().time()

    async def run(self) -> None:
        """Follow the journal until cancelled."""
        while True:
            try:
                async with asyncio.timeout(POLL_SECONDS):
                    await self._woken.wait()
            except TimeoutError:
                self._to_be_read = True
            self._woken.clear()
            try:
                await self._catch_up()
            except Exception:
                # Boards that stand still while the link is fine would lie: the tables know better.
                log.exception("the floor could not be moved on; it is read afresh", shop_id=self._shop_id)

    async def _catch_up(self) -> None:
        async with self._following:
            if self._broken:
                await self.start()
                self._tell()
            # Until it is done: what fails halfway leaves a floor that nobody can rely on.
            self._broken = True
            if fed := self._next_handed():
                self._move_on(fed)
            if self._to_be_read:
                await self._read_on()
            self._broken = False
            self._looked_at = asyncio.get_running_loop().time()

    def _next_handed(self) -> list[Fed]:
        """Return what was handed over and goes on from the floor; beyond a gap the journal is to be read."""
        handed, self._handed = self._handed, []
        fed: list[Fed] = []
        for entry in handed:
            ahead = entry.envelope.number - self.floor.number - len(fed)
            if ahead == 1:
                fed.append(entry)
            elif ahead > 1:
                self._to_be_read = True
        return fed

    async def _read_on(self) -> None:
        self._to_be_read = False
        while fed := await read_soon(self._reader, self._read_feed):
            self._move_on(fed)
            if len(fed) < MOST_AT_ONCE:
                break

    def _move_on(self, fed: list[Fed]) -> None:
        for entry in fed:
            move_on(self.floor, entry.envelope, entry.facts)
            for follower in self._followers:
                self._let_follow(follower, entry)
            self._reconsider(entry.envelope.event)
        self._tell()

    def _reconsider(self, event: Event) -> None:
        if isinstance(event, RIGHTS_EVENTS):
            for watcher in tuple(self._watchers):
                watcher.reconsider(event)

    def _let_follow(self, follower: Follower, entry: Fed) -> None:
        """Call a follower; what fails in it must not hold the boards up."""
        try:
            follower(self.floor, entry)
        except Exception:
            log.exception("a follower failed", shop_id=self._shop_id, number=entry.envelope.number)

    def _tell(self) -> None:
        """Tell every screen what its boards have become."""
        deltas = [
            delta
            for history in self._histories.values()
            if (delta := history.advance(self.floor.number, board_for(history.topic, self.floor)))
        ]
        for told in self._told:
            told(self._shop_id, [delta.message.topic for delta in deltas])
        if deltas:
            self._tell_deltas(deltas)

    def _tell_deltas(self, deltas: Sequence[Framed[Delta]]) -> None:
        for watcher in tuple(self._watchers):
            watcher.tell(deltas)

    def _read_floor(self) -> Floor:
        with self._reader.begin() as connection:
            floor = read_floor(connection, self._shop_id)
        floor.recorders = self._recorders
        floor.booth_rules = self._booth
        return floor

    def _read_feed(self, connection: Connection) -> list[Fed]:
        return read_feed(connection, self._shop_id, self.floor.number, MOST_AT_ONCE)
