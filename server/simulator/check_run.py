"""A checked day: as fast as recognition allows, without a browser, judged at the end."""

import asyncio
import time

from server.simulator.api_client import Refused
from server.simulator.dealership import Dealership
from server.simulator.measuring import report_of
from server.simulator.passage_path import PassageTiming
from server.simulator.plan import DayShape, plan_day
from server.simulator.playground import Playground, Settings, playground
from server.simulator.report import CheckReport

LIMIT_S = 170.0
CHECK_RATE = 120.0
CHECK_TIMING = PassageTiming(approach_s=1.2, stop_s=2.6, leave_s=0.6)
_SECONDS_BETWEEN_CARS = 5.6
_NO_SHOWS = 1


async def run_check(settings: Settings, cars: int) -> CheckReport:
    """Play the day and return its report."""
    started = time.monotonic()
    async with playground(settings) as ground:
        dealership = Dealership(ground.origin, ground.http, settings.seed)
        problems = await _play(ground, dealership, cars, LIMIT_S - (time.monotonic() - started))
        report = await report_of(ground, dealership, time.monotonic() - started, problems)
        await dealership.close()
    return report


async def _play(ground: Playground, dealership: Dealership, cars: int, limit_s: float) -> list[str]:
    """Play the day; return why it ended before its time, if it did."""
    try:
        async with asyncio.timeout(limit_s):
            await dealership.open(ground.shop.logins, ground.equipment)
            await dealership.cameras_up()
            opening = dealership.workday.shop_time.now()
            plans = plan_day(str(ground.settings.seed), opening, check_shape(cars, ground.settings.rate))
            await dealership.play_day(plans, ground.entry, ground.leaving)
    except TimeoutError:
        return [f"time was up after {LIMIT_S:.0f} s"]
    except Refused as refusal:
        return [f"the server refused what every day needs: {refusal}"]
    finally:
        ground.check_alive()
    return []


def check_shape(cars: int, rate: float) -> DayShape:
    """Cars come as fast as one camera can show them; by the shop's clock that depends on its rate."""
    minutes = _SECONDS_BETWEEN_CARS * rate / 60
    return DayShape(cars=cars, no_shows=_NO_SHOWS, spacing_minutes=minutes, first_minutes=5.0)
