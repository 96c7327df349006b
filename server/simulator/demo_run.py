"""The demonstration: one simulated day after another, until somebody ends it."""

import asyncio
import signal
import sys
import webbrowser
from collections.abc import Callable
from datetime import datetime, timedelta

from server.simulator.dealership import Dealership
from server.simulator.equipment import sign_in
from server.simulator.links import PAGES, has_display, printed_link, printed_links, screen_links
from server.simulator.passage_path import PassageTiming
from server.simulator.plan import DayShape, plan_day
from server.simulator.playground import Playground, playground
from server.simulator.served_shop import Settings
from server.simulator.together import until_first_ends

DEMO_RATE = 30.0
DEMO_TIMING = PassageTiming()
DEMO_DAY = DayShape(
    cars=28, no_shows=3, spacing_minutes=17.0, first_minutes=8.0, walk_in_share=0.2, body_and_paint=3
)
_LONGEST_DAY = timedelta(hours=14)

Say = Callable[[str], None]


async def run_demo(settings: Settings, say: Say, *, browser: bool) -> None:
    """Run until Ctrl-C or SIGTERM; raise ConfigurationInvalid where a program it needs ends by itself."""
    _end_on_sigterm()
    async with playground(settings, DEMO_TIMING) as ground:
        addresses = await _print_links(ground, say)
        if browser and has_display():
            for address in addresses[:2]:
                await asyncio.to_thread(webbrowser.open, address)
        opens_at = ground.shop.opens_at
        for day in range(366):
            if day:
                await ground.restart_server(opens_at + timedelta(days=day))
            await _play_day(ground, day, say)


def _end_on_sigterm() -> None:
    """Let SIGTERM end the demonstration in order, as Ctrl-C does."""
    running = asyncio.current_task()
    if running is not None and sys.platform != "win32":
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, running.cancel)


async def _print_links(ground: Playground, say: Say) -> list[str]:
    """Tell where the screens are and how the people sign in; return the addresses."""
    first = {role: login for login in reversed(ground.shop.logins) for role in login.roles}
    roles = {role for *_, role in PAGES}
    sessions = {role: (await sign_in(ground.http, first[role])).token for role in roles}
    links = screen_links(ground.settings.origin, ground.equipment, sessions)
    say(printed_links(links, ground.shop))
    say("\nEnd it with Ctrl-C. The first car comes in a moment; a customer's page is told with it.")
    return [address for _, address in links]


async def _play_day(ground: Playground, day: int, say: Say) -> None:
    dealership = Dealership(ground.settings.origin, ground.http, ground.settings.seed)
    await dealership.open(ground.shop.logins, ground.equipment)
    await dealership.cameras_up()
    dealership.show_bays(ground.bays)
    opening = dealership.workday.shop_time.now()
    plans = plan_day(f"{ground.settings.seed}/{day}", opening, DEMO_DAY)
    telling = asyncio.create_task(_tell_first_phone(ground.settings.origin, dealership, say))
    try:
        ended = await until_first_ends(
            ground.watch_children(),
            dealership.play_day(plans, ground.entry, ground.leaving),
            dealership.workday.shop_time.until(opening + _LONGEST_DAY),
        )
        for task in ended:
            task.result()
        await dealership.go_home()
    finally:
        telling.cancel()
        await asyncio.gather(telling, return_exceptions=True)
        await dealership.close()
    say(_day_summary(dealership, ground.shop.opens_at + timedelta(days=day)))


async def _tell_first_phone(origin: str, dealership: Dealership, say: Say) -> None:
    """Print the page of the day's first customer once there is one."""
    phones = await dealership.desk.until(lambda: dealership.phones or None)
    say(printed_link("A customer’s phone page", f"{origin}/v/{phones[0].token}"))


def _day_summary(dealership: Dealership, opened_at: datetime) -> str:
    delivered = sum(customer.delivered for customer in dealership.customers)
    return f"{opened_at:%Y-%m-%d}: {delivered} of {len(dealership.customers)} cars delivered"
