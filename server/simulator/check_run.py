"""A checked day: as fast as recognition allows, without a browser, judged at the end."""

import time

from server.domain.errors import ConfigurationInvalid
from server.simulator.dealership import Dealership
from server.simulator.measuring import report_of
from server.simulator.passage_path import PassageTiming
from server.simulator.plan import DayShape, plan_day
from server.simulator.playground import Playground, playground
from server.simulator.report import CheckReport
from server.simulator.served_shop import Settings
from server.simulator.together import problem_of, until_first_ends

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
    async with playground(settings, CHECK_TIMING) as ground:
        dealership = Dealership(ground.settings.origin, ground.http, settings.seed)
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
    ended = await until_first_ends(
        dealership.play_day(plans, ground.entry, ground.leaving),
        ground.watch_children(),
        timeout_s=max(left_s, 0.0),
    )
    problems = [problem_of(task) for task in ended] or ["time was up before the day was over"]
    return [problem for problem in problems if problem]
