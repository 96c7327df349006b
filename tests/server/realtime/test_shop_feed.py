"""The feed of a shop goes on, whatever fails in it: boards that stand still without a word would lie."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress

from sqlalchemy import event as listening

from server.actions.exceptions import raise_exception
from server.contract.realtime import Delta
from server.domain.events import DayOpened, Event
from server.domain.recorder_address import Recorders
from server.projections.floor import Floor
from server.projections.topics import board_for
from server.realtime.frames import Framed
from server.realtime.shop_feed import ShopFeed
from server.store.feed import Fed
from server.store.floor_reader import read_floor
from tests.fakes.open_shop import OpenShop

LONGEST_S = 10.0


class Screen:
    """Watches the control board, and waits for its next change."""

    topics = ("workshop",)
    stopped_reading = False

    def __init__(self) -> None:
        self.told = asyncio.Event()

    def tell(self, deltas: Sequence[Framed[Delta]]) -> None:
        """Take the deltas."""
        if any(delta.message.topic == "workshop" for delta in deltas):
            self.told.set()

    def reconsider(self, event: Event) -> None:
        """This screen is nobody's device."""


async def followed(shop: OpenShop, follower: Callable[[Floor, Fed], None], *, harm: bool = False) -> ShopFeed:
    """A feed that has followed one event; `harm` spoils its floor before."""
    feed, screen = ShopFeed(shop.shop_id, shop.reader, Recorders()), Screen()
    await feed.start()
    feed.watch(screen, ["workshop"])
    feed.follow(follower)
    if harm:
        feed.floor.bays.clear()
        del feed.floor.exceptions
    running = asyncio.create_task(feed.run())
    await asyncio.to_thread(
        shop.write, lambda work: raise_exception(work, "tap_refused", visit_id=None, owner_id=None)
    )
    feed.wake()
    await asyncio.wait_for(screen.told.wait(), LONGEST_S)
    await ended(running)
    return feed


async def ended(running: asyncio.Task[None]) -> None:
    """Let a feed end."""
    running.cancel()
    with suppress(asyncio.CancelledError):
        await running


def agrees_with_tables(shop: OpenShop, feed: ShopFeed) -> bool:
    """Whether the feed's board is the one of a floor read now."""
    with shop.reader.begin() as connection:
        afresh = read_floor(connection, shop.shop_id)
    board = feed.history("workshop").snapshot().message.board
    return board == board_for("workshop", afresh) and any(key.startswith("exception/") for key in board)


def test_a_follower_that_fails_does_not_hold_the_boards_up(shop: OpenShop) -> None:
    def fail(_floor: Floor, _fed: Fed) -> None:
        raise ValueError("the announcer cannot say this")

    assert agrees_with_tables(shop, asyncio.run(followed(shop, fail)))


def test_a_floor_that_cannot_be_moved_on_is_read_afresh(shop: OpenShop) -> None:
    feed = asyncio.run(followed(shop, lambda _floor, _fed: None, harm=True))
    assert agrees_with_tables(shop, feed)


def test_a_screen_that_another_process_told_more_is_not_taken_back(shop: OpenShop) -> None:
    async def come_back() -> tuple[list[int], list[Framed[Delta]] | None]:
        feed, other = ShopFeed(shop.shop_id, shop.reader, Recorders()), Screen()
        await feed.start()
        feed.watch(other, ["workshop"])
        began = feed.floor.number
        await asyncio.to_thread(shop.write, lambda work: work.record(DayOpened(day="2026-11-22")))
        await feed.come_to({"workshop": began + 1})
        assert other.told.is_set()
        history = feed.watch(Screen(), ["workshop"])["workshop"]
        await feed.come_to({"workshop": began + 1_000})
        return [began, feed.floor.number, history.number], history.since(began)

    (began, floor, topic), missed = asyncio.run(come_back())
    assert floor == topic == began + 1
    assert missed is not None
    assert [(delta.message.previous, delta.message.number) for delta in missed] == [(began, began + 1)]


async def told_of(shop: OpenShop, exceptions: int, handed: Callable[[list[Fed]], list[Fed]]) -> list[str]:
    """Raise exceptions, hand the feed what `handed` leaves of them, and return what it then reads."""
    feed, screen = ShopFeed(shop.shop_id, shop.reader, Recorders()), Screen()
    await feed.start()
    feed.watch(screen, ["workshop"])
    running = asyncio.create_task(feed.run())
    await feed.come_to({"workshop": feed.floor.number + 1})
    committed: list[Fed] = []
    shop.listeners.append(lambda _shop_id, fed: committed.extend(fed))
    for _ in range(exceptions):
        await asyncio.to_thread(
            shop.write, lambda work: raise_exception(work, "tap_refused", visit_id=None, owner_id=None)
        )
    asked: list[str] = []
    listening.listen(shop.reader, "before_cursor_execute", lambda *told: asked.append(told[2]))
    feed.take(handed(committed))
    await asyncio.wait_for(screen.told.wait(), LONGEST_S)
    read = [each for each in asked if "journal" in each]
    await ended(running)
    assert agrees_with_tables(shop, feed)
    return read


def test_what_this_process_has_committed_is_not_read_back(shop: OpenShop) -> None:
    assert asyncio.run(told_of(shop, 3, lambda fed: fed)) == []


def test_after_a_gap_the_journal_is_read(shop: OpenShop) -> None:
    assert len(asyncio.run(told_of(shop, 3, lambda fed: [fed[0], fed[2]]))) == 1


def test_what_is_handed_over_twice_counts_once(shop: OpenShop) -> None:
    assert asyncio.run(told_of(shop, 2, lambda fed: [fed[0], fed[0], fed[1]])) == []
