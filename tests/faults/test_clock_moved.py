"""A clock is set a day forward and back, on the screen or on the server: nothing is lost or nonsense."""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from server.bootstrap import database_url
from server.domain import events
from server.store.engines import reading_engine
from server.store.identifiers import new_id
from server.store.journal import read_after
from tests.fakes.cut_proxy import CutProxy, network_before
from tests.fakes.moved_clock import move
from tests.fakes.running_shop import RunningShop, running_shop
from tests.fakes.waiting import until
from tests.faults.ledger import Fault, extent

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]
DAY_S = 25.5 * 3600
"""Somewhat more than a day, so that hours and minutes show it."""
WATCHED_MS = extent(2_500, 10_000)
"""More than a pulse."""
MOST_NONSENSE_S = 0.3
ZONE = ZoneInfo("Asia/Shanghai")
NOTE_WHAT_IS_SHOWN = """() => {
    const shown = window.shown = {};
    setInterval(() => {
        const time = document.querySelector("header .time").textContent;
        shown[time] = (shown[time] ?? 0) + 1;
    }, 50);
}"""


def later(seconds: float) -> datetime:
    """So many seconds from now on."""
    return datetime.now(UTC) + timedelta(seconds=seconds)


def hours_and_minutes(at: datetime) -> str:
    """As the shop's clock shows them."""
    return at.astimezone(ZONE).strftime("%H:%M")


class ClockedShop:
    """A shop whose server's clock can be set, with a lounge page that counts its calls."""

    def __init__(self, shop: RunningShop, clock: Path, network: CutProxy, page: Page) -> None:
        self.shop = shop
        self.clock = clock
        self.network = network
        self.page = page
        self.reader = reading_engine(database_url(shop.folder))

    def set_clock(self, seconds: float) -> None:
        """Set the server's clock so far from the true time."""
        move(self.clock, seconds)

    def open_lounge(self) -> None:
        """Show the lounge, and note each time that its clock shows."""
        token = self.shop.device("display", "lounge")
        self.page.clock.install()
        self.page.goto(f"{self.network.origin}/lounge#token={token}")
        expect(self.page.locator("header .time")).to_be_visible()
        expect(self.page.locator(".bar")).to_have_count(0)
        self.page.wait_for_timeout(2_500)

    def nonsense_s(self, moved: Callable[[], object]) -> float:
        """Let a clock be moved; return for how long the page showed another time than the shop's."""
        self.page.evaluate(NOTE_WHAT_IS_SHOWN)
        began = datetime.now(UTC)
        moved()
        self.page.wait_for_timeout(WATCHED_MS)
        shown: dict[str, int] = self.page.evaluate("shown")
        right = {hours_and_minutes(began + timedelta(seconds=passed)) for passed in (-5, 0, 5, 15)}
        return 0.05 * sum(count for told, count in shown.items() if told not in right)

    def camera_is_up(self, agent: str) -> None:
        """Let an agent tell of its camera."""
        now = datetime.now(UTC).isoformat()
        camera = {"camera": "gate", "direction": "in", "state": "up", "since": now}
        beat = {"sent_at": now, "version": "1", "outbox_waiting": 0, "cameras": [camera]}
        answer = self.shop.post("/api/heartbeats/agent", agent, beat)
        assert answer.status_code == 200, answer.text

    def take_in(self, plate: str, key: str) -> httpx.Response:
        """Let the advisor take a car in."""
        return self.shop.post("/api/visits", self.shop.session("wang"), {"plate": plate}, key)

    def book(self, slot_at: datetime) -> None:
        """Let a car be expected."""
        words = {"zh": "保养", "en": "Service"}
        body = {
            **dict.fromkeys(("brand", "series", "vehicle_colour", "job"), words),
            "appointment_id": new_id(),
            "plate": "京B12345",
            "customer_name": "何平",
            "customer_phone": "13800004571",
            "slot_at": slot_at.isoformat(),
            "standard_minutes": 60,
            # A test may run in the shop's night.
            "overbook_reason": "now",
        }
        answer = self.shop.post("/api/appointments", self.shop.session("wang"), body)
        assert answer.status_code == 200, answer.text

    def journal(self) -> Counter[type[events.Event]]:
        """How often each kind of event is in the journal."""
        with self.reader.begin() as connection:
            entries = read_after(connection, self.shop.founded.shop.shop_id, 0, 10_000)
        return Counter(type(entry.event) for entry in entries)


@pytest.fixture(scope="module")
def clocked(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ClockedShop]:
    """One shop with its lounge."""
    clock = tmp_path_factory.mktemp("clock") / "moved"
    move(clock, 0.0)
    program = ("-m", "tests.fakes.moved_clock", "set", str(clock))
    failures: list[str] = []
    with (
        running_shop(tmp_path_factory.mktemp("moved"), program=program) as shop,
        network_before(shop) as network,
    ):
        page = browser.new_page(viewport={"width": 1920, "height": 1080})
        page.on("pageerror", lambda error: failures.append(str(error)))
        clocked = ClockedShop(shop, clock, network, page)
        clocked.open_lounge()
        yield clocked
        page.close()
    assert failures == []


def check(clocked: ClockedShop, fault: Fault, move: Callable[[float], object]) -> None:
    """Set a clock a day forward and back again: the page shows the shop's time, over the call that it has."""
    calls = clocked.network.calls
    for seconds in (DAY_S, 0.0):
        nonsense = clocked.nonsense_s(lambda: move(seconds))  # noqa: B023  called at once
        expect(clocked.page.locator(".bar")).to_have_count(0)
        fault.recovered(nonsense)
    fault.lost = clocked.network.calls - calls
    assert max(fault.recoveries_s) <= MOST_NONSENSE_S
    assert fault.lost == 0, "the page called again"


def test_a_screens_clock_is_set(clocked: ClockedShop, inject: Callable[[str], Fault]) -> None:
    fault = inject("a lounge screen's clock set a day forward and back")
    clock = clocked.page.clock
    check(clocked, fault, lambda seconds: clock.set_system_time(later(seconds)))


def test_the_servers_clock_is_set(clocked: ClockedShop, inject: Callable[[str], Fault]) -> None:
    check(clocked, inject("the server's clock set a day forward and back"), clocked.set_clock)


def test_what_the_server_remembers_is_right_again(
    clocked: ClockedShop, inject: Callable[[str], Fault]
) -> None:
    """A session ends by the clock and is there again; of a silent agent's camera nothing is said."""
    fault = inject("the same under sessions and cameras")
    agent, key = clocked.shop.device("agent"), new_id()
    clocked.shop.session("wang")
    clocked.camera_is_up(agent)
    for seconds, status in ((DAY_S, 401), (0.0, 200)):
        clocked.set_clock(seconds)
        began = time.monotonic()
        known = clocked.journal()[events.CameraStateChanged]
        assert clocked.take_in("京A12345", key).status_code == status
        until(lambda: clocked.journal()[events.CameraStateChanged] == known + 1)  # noqa: B023  called at once
        fault.recovered(time.monotonic() - began)
        clocked.camera_is_up(agent)
    changes = clocked.journal()
    fault.lost = 1 - changes[events.VehicleArrived]
    assert fault.lost == 0
    assert changes[events.CameraStateChanged] == 5, "up, and twice unknown and up again"


def test_timers_fire_once_over_restarts(clocked: ClockedShop, inject: Callable[[str], Fault]) -> None:
    fault = inject("the server restarted a day ahead, and again in its own time")
    clocked.book(later(3600))
    days = clocked.journal()[events.DayOpened]
    port = int(clocked.shop.address.rpartition(":")[2])
    for seconds in (DAY_S, 0.0):
        clocked.shop.stop()
        clocked.set_clock(seconds)
        clocked.shop.start(port)
        began = time.monotonic()
        until(lambda: clocked.journal()[events.AppointmentMissed] > 0)
        expect(clocked.page.locator(".bar")).to_have_count(0)
        expect(clocked.page.locator("header .time")).to_have_text(hours_and_minutes(later(seconds)))
        fault.recovered(time.monotonic() - began)
    entries = clocked.journal()
    fault.lost = abs(entries[events.AppointmentMissed] - 1) + abs(entries[events.DayOpened] - days - 1)
    assert fault.lost == 0, entries
