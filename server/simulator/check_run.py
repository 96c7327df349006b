"""A checked day: as fast as recognition allows, without a browser, judged at the end."""

import asyncio
import time

from server.domain.errors import ConfigurationInvalid
from server.simulator.dealership import Dealership
from server.simulator.measuring import report_of
from server.simulator.passage_path import PassageTiming
from server.simulator.plan import DayShape, plan_day
from server.simulator.playground import Playground, Settings, playground
from server.simulator.report import CheckReport

LIMIT_S = 165.0
"""Three minutes are promised; starting and ending take some of them on a busy machine."""

CHECK_RATE = 180.0
CHECK_TIMING = PassageTiming(approach_s=1.2, stop_s=2.6, leave_s=0.6)
_SECONDS_BETWEEN_CARS = 5.6
_NO_SHOWS = 1


async def run_check(settings: Settings, cars: int, limit_s: float = LIMIT_S) -> CheckReport:
    """Play the day, `limit_s` seconds at most, and return its report.

    Raises ConfigurationInvalid where the shop cannot even be opened.
    """
    started = time.monotonic()
    async with playground(settings) as ground:
        dealership = Dealership(ground.origin, ground.http, settings.seed)
        try:
            await _open(ground, dealership)
            left_s = limit_s - (time.monotonic() - started)
            problems = await _play(ground, dealership, cars, left_s)
            return await report_of(ground, dealership, time.monotonic() - started, problems)
        finally:
            await dealership.close()


def check_shape(cars: int, rate: float) -> DayShape:
    """Cars come as fast as one camera can show them; by the shop's clock that depends on its rate."""
    minutes = _SECONDS_BETWEEN_CARS * rate / 60
    return DayShape(cars=cars, no_shows=_NO_SHOWS, spacing_minutes=minutes, first_minutes=5.0)


async def _open(ground: Playground, dealership: Dealership) -> None:
    await dealership.open(ground.shop.logins, ground.equipment)
    try:
        await dealership.cameras_up()
    except TimeoutError:
        ground.check_alive()
        raise ConfigurationInvalid("the gate agents did not report their cameras in time") from None


async def _play(ground: Playground, dealership: Dealership, cars: int, left_s: float) -> list[str]:
    """Play the day; return why it ended before its time, if it did."""
    opening = dealership.workday.shop_time.now()
    plans = plan_day(str(ground.settings.seed), opening, check_shape(cars, ground.settings.rate))
    tasks = [
        asyncio.create_task(dealership.play_day(plans, ground.entry, ground.leaving)),
        asyncio.create_task(ground.watch_children()),
    ]
    await asyncio.wait(tasks, timeout=max(left_s, 0.0), return_when=asyncio.FIRST_COMPLETED)
    problems = [_problem(task) for task in tasks if task.done()] or ["time was up before the day was over"]
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    return [problem for problem in problems if problem]


def _problem(task: "asyncio.Task[None]") -> str:
    """Return why a task failed, or nothing where it ended well."""
    fault = task.exception()
    if isinstance(fault, BaseExceptionGroup):
        fault = fault.exceptions[0]
    return f"{type(fault).__name__}: {fault}" if fault else ""
