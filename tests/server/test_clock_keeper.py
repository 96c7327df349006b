"""The service clock at work over a real store: woken by the journal, exactly once, and on after a restart."""

import asyncio
from datetime import timedelta

from server.actions.arrivals import VisitAnswer, check_in_vehicle
from server.clock_keeper import ClockKeeper
from server.contract.deeds import CheckInVehicle
from server.domain.clock_timer import TimerState
from server.domain.events import TimerEvent
from server.domain.staff import Role
from server.projections.floor import Floor
from server.store.feed import read_feed
from server.store.floor_reader import read_floor
from server.store.journal import read_after
from server.store.repositories.timers import position
from server.store.shop_rows import ShopRows
from tests.fakes.clocked_shop import RULES
from tests.fakes.open_shop import OpenShop
from tests.fakes.waiting import until


def keeper(shop: OpenShop) -> ClockKeeper:
    """The clock of one process."""
    return ClockKeeper(shop.commands, shop.reader, RULES, shop.shop_clock.now)


def arrive(shop: OpenShop, plate: str = "京A12345") -> None:
    car = CheckInVehicle(plate=plate)
    shop.run(shop.actor(Role.ADVISOR), lambda work: check_in_vehicle(work, car), VisitAnswer)


def greet_states(shop: OpenShop) -> list[TimerState]:
    with shop.reader.begin() as connection:
        timers = ShopRows(connection, shop.shop_id).timers.where()
    return [timer.state for timer in timers if timer.rule == "greet"]


def told(shop: OpenShop) -> list[str]:
    """What the journal says of the timers, by kind and rule."""
    with shop.reader.begin() as connection:
        entries = read_after(connection, shop.shop_id, 0)
    return [
        f"{type(entry.event).__name__} {entry.event.rule}"
        for entry in entries
        if isinstance(entry.event, TimerEvent)
    ]


def floor_of(shop: OpenShop) -> Floor:
    with shop.reader.begin() as connection:
        return read_floor(connection, shop.shop_id)


async def hear_all(clock: ClockKeeper, shop: OpenShop) -> None:
    """Tell it what its feed would, and let it look."""
    floor = floor_of(shop)
    with shop.reader.begin() as connection:
        for fed in read_feed(connection, shop.shop_id, 0):
            clock.hear(floor, fed)
    await clock.look(shop.shop_id)


def test_two_processes_that_both_believe_to_be_on_duty_tell_each_step_once(shop: OpenShop) -> None:
    one, other = keeper(shop), keeper(shop)

    async def both() -> None:
        await asyncio.gather(hear_all(one, shop), hear_all(other, shop))

    arrive(shop)
    asyncio.run(both())
    shop.shop_clock.pass_by(timedelta(seconds=61))
    asyncio.run(both())
    assert greet_states(shop) == [TimerState.OVERDUE]
    of_greet = [said for said in told(shop) if said.endswith(" greet")]
    assert of_greet == ["TimerStarted greet", "TimerFired greet"]
    assert len(told(shop)) == len(set(told(shop)))


def test_a_new_process_goes_on_where_the_last_one_ended(shop: OpenShop) -> None:
    arrive(shop)
    asyncio.run(hear_all(keeper(shop), shop))
    shop.shop_clock.pass_by(timedelta(seconds=50))
    asyncio.run(keeper(shop).look(shop.shop_id))
    assert greet_states(shop) == [TimerState.WARNED]


def test_it_is_woken_by_the_journal(shop: OpenShop) -> None:
    clock = keeper(shop)

    async def wake() -> None:
        running = asyncio.create_task(clock.run([shop.shop_id]))
        await asyncio.to_thread(until, lambda: clock_position(shop) is not None)
        await asyncio.to_thread(arrive, shop)
        floor = floor_of(shop)
        with shop.reader.begin() as connection:
            fed = read_feed(connection, shop.shop_id, floor.number - 1)[0]
        clock.hear(floor, fed)
        await asyncio.to_thread(until, lambda: greet_states(shop) == [TimerState.RUNNING])
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)

    asyncio.run(wake())


def clock_position(shop: OpenShop) -> int | None:
    with shop.reader.begin() as connection:
        return position(connection, shop.shop_id)
