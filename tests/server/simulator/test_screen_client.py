"""The screen without glass: it resumes after a cut, asks again after a loss, and takes a refusal as final."""

import asyncio
from collections.abc import Callable

from server.contract.realtime import Delta, Heartbeat, Hello, Patch, Refused, Snapshot
from server.simulator.screen_client import AGAIN_S, ScreenClient
from server.simulator.shop_time import ShopTime
from server.simulator.stopwatch import Stopwatch
from tests.fakes.delta_server import CLOCK, WELCOME, Conversation, Script, delta_server

PATIENCE_S = 10.0


def snapshot(number: int, **board: int) -> Snapshot:
    return Snapshot(topic="lounge", number=number, board=dict(board))


def delta(previous: int, number: int, **changes: int) -> Delta:
    patch = Patch(set=dict(changes), remove=[])
    return Delta(topic="lounge", previous=previous, number=number, patch=patch)


def watch(script: Script, until: Callable[[ScreenClient], bool]) -> ScreenClient:
    """Let a screen talk to the script until its board is as wanted; return the screen."""

    async def talk() -> ScreenClient:
        async with delta_server(script) as origin:
            screen = ScreenClient(origin, "a token", "lounge", ShopTime(), Stopwatch())
            running = asyncio.create_task(screen.run())
            await asyncio.wait_for(screen.until(lambda: until(screen) or None), PATIENCE_S)
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)
            return screen

    return asyncio.run(talk())


def test_it_says_who_it_is_and_shows_what_it_is_told() -> None:
    hellos: list[Hello] = []

    async def script(screen: Conversation) -> None:
        hellos.append(await screen.hello())
        await screen.say(WELCOME, snapshot(3, a=1), delta(3, 5, b=2))
        await screen.stay()

    screen = watch(script, lambda screen: screen.kept.number == 5)
    assert screen.kept.board == {"a": 1, "b": 2}
    assert screen.kept.gaps == screen.kept.repeats == 0
    assert hellos == [Hello(token="a token", topics={"lounge": None})]


def test_after_a_lost_delta_it_asks_for_the_whole_board() -> None:
    async def script(screen: Conversation) -> None:
        await screen.hello()
        await screen.say(WELCOME, snapshot(3, a=1), delta(4, 5, b=2))
        again = await screen.hello()
        assert again.topics == {"lounge": None}
        await screen.say(WELCOME, snapshot(5, a=1, b=2))
        await screen.stay()

    screen = watch(script, lambda screen: screen.kept.number == 5)
    assert screen.kept.gaps == 1


def test_a_heartbeat_that_is_ahead_tells_it_of_a_loss() -> None:
    async def script(screen: Conversation) -> None:
        await screen.hello()
        ahead = Heartbeat(sent_at=0, clock=CLOCK, topics={"lounge": 4})
        await screen.say(WELCOME, snapshot(3, a=1), ahead)
        await screen.hello()
        await screen.say(WELCOME, snapshot(4, a=2))
        await screen.stay()

    assert watch(script, lambda screen: screen.kept.number == 4).kept.gaps == 1


def test_cut_off_it_comes_back_and_says_how_far_it_was() -> None:
    async def script(screen: Conversation) -> None:
        hello = await screen.hello()
        if screen.number == 1:
            await screen.say(WELCOME, snapshot(3, a=1))
            return
        assert hello.topics == {"lounge": 3}
        assert hello.journal_id == "journal"
        await screen.say(WELCOME, delta(3, 4, a=2))
        await screen.stay()

    screen = watch(script, lambda screen: screen.kept.number == 4)
    assert screen.kept.board == {"a": 2}
    assert screen.kept.gaps == screen.kept.repeats == 0


def test_a_refusal_is_final() -> None:
    connections: list[int] = []

    async def script(screen: Conversation) -> None:
        connections.append(screen.number)
        await screen.hello()
        await screen.say(Refused(code="not_signed_in", detail="unknown token"))

    async def talk() -> ScreenClient:
        async with delta_server(script) as origin:
            screen = ScreenClient(origin, "a token", "lounge", ShopTime())
            await asyncio.wait_for(screen.run(), PATIENCE_S)
            return screen

    assert asyncio.run(talk()).refused == "not_signed_in"
    assert connections == [1]


def test_waiting_ends_with_the_change_that_was_waited_for() -> None:
    async def script(screen: Conversation) -> None:
        await screen.hello()
        await screen.say(WELCOME, snapshot(1, a=1))
        for number in range(2, 6):
            await asyncio.sleep(0.02)
            await screen.say(delta(number - 1, number, a=number))
        await screen.stay()

    assert watch(script, lambda screen: screen.kept.board.get("a") == 5).kept.number == 5


def test_without_a_network_it_hears_nothing_and_then_goes_on_from_where_it_stood() -> None:
    hellos: list[Hello] = []

    async def script(talk: Conversation) -> None:
        hellos.append(await talk.hello())
        await talk.say(WELCOME, snapshot(4, one=1) if talk.number == 1 else delta(4, 5, one=2))
        await talk.stay()

    async def lose_and_find() -> ScreenClient:
        async with delta_server(script) as origin:
            screen = ScreenClient(origin, "a token", "lounge", ShopTime(), Stopwatch())
            running = asyncio.create_task(screen.run())
            await asyncio.wait_for(screen.ready(), PATIENCE_S)
            screen.lose_network()
            await asyncio.sleep(2 * AGAIN_S)
            assert (len(hellos), screen.kept.number) == (1, 4)
            screen.find_network()
            await asyncio.wait_for(screen.until(lambda: screen.kept.number == 5 or None), PATIENCE_S)
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)
            return screen

    screen = asyncio.run(lose_and_find())
    assert [hello.topics for hello in hellos] == [{"lounge": None}, {"lounge": 4}]
    assert (screen.kept.gaps, screen.kept.board) == (0, {"one": 2})
