"""A lounge page with a network before its server that may be cut, and with time that may be driven."""

import hashlib
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
from playwright.sync_api import Browser, Page, ViewportSize, expect

from server.shop_clock import real_now
from tests.fakes.chromium import CHROMIUM, FLAGS
from tests.fakes.cut_proxy import Cut, network_before
from tests.fakes.cut_wire import SERVER, CutWire
from tests.fakes.driven_car import DrivenCar
from tests.fakes.moved_clock import move
from tests.fakes.running_shop import PROGRAM, RunningShop, running_shop
from tests.fakes.shop_group import moved_promise

BACK_WITHIN_S = 120.0
"""A call into a silent network is given up after 14 s, the next made within ten; the machine may be busy."""
STEP_MS = 250
PAUSED_AFTER_S = 1.0
SCRAPER = "scraper"
CLOCK = "clock"
WALL: ViewportSize = {"width": 1920, "height": 1080}
LOOPBACK, ALL_ADDRESSES = "127.0.0.1", "0.0.0.0"
SCREENS = re.compile(r"^glassbay_screens\{.*\} (\S+)$", re.MULTILINE)
KEPT_BOARD = """async topic => {
    const open = indexedDB.open("keyval-store");
    const base = await new Promise(done => { open.onsuccess = () => done(open.result); });
    const asked = base.transaction("keyval").objectStore("keyval").get(`board:${topic}`);
    const kept = await new Promise(done => { asked.onsuccess = () => done(asked.result); });
    base.close();
    return kept ? [kept.number, kept.board] : null;
}"""


@dataclass
class Lounge:
    """The page, its shop, and what cuts the network between them."""

    shop: RunningShop
    page: Page
    cut: Callable[[], None]
    mend: Callable[[], None]
    clock: Path
    """By how much the server's time has been driven; looked at by a server that was started for that."""
    cars: int = 0
    calls: int = 0
    """How often the page has called the server."""
    driven_s: float = 0.0
    token: str = ""
    driven: DrivenCar | None = None
    failures: list[str] = field(default_factory=list)

    def open(self, origin: str) -> None:
        """Show the lounge with its first car."""
        self.page.on("pageerror", lambda error: self.failures.append(str(error)))
        self.page.on("websocket", lambda _: setattr(self, "calls", self.calls + 1))
        self.token = self.shop.device("display", "lounge")
        self.page.clock.install()
        self.page.goto(f"{origin}/lounge#token={self.token}")
        self.car_arrives().receive()
        expect(self.page.locator(".row")).to_have_count(1)

    def car_arrives(self) -> DrivenCar:
        """Let a car arrive, on the server's side of the network."""
        self.cars += 1
        car = DrivenCar(self.shop, f"京A{self.cars}2345")
        answer = self.shop.post("/api/visits", self.shop.session("wang"), {"plate": car.plate})
        assert answer.status_code == 200, answer.text
        car.be_here(answer.json()["visit_id"])
        self.driven = self.driven or car
        return car

    def promise_moves(self, turn: int) -> None:
        """Let the first car's promised time move."""
        assert self.driven
        moved = moved_promise(turn % 60).model_copy(update={"done_at": real_now()})
        self.driven.must("wang", "move-promised-time", moved.model_dump(mode="json"))

    def pass_by(self, seconds: float) -> None:
        """Let time pass really."""
        self.page.wait_for_timeout(seconds * 1000)

    def hold_still(self) -> None:
        """Let no time pass for the page but what it is driven, however slow the machine is."""
        now = datetime.fromtimestamp(self.page.evaluate("Date.now()") / 1000, UTC)
        self.page.clock.pause_at(now + timedelta(seconds=PAUSED_AFTER_S))

    def drive(self, seconds: float) -> None:
        """Let time pass for the page and, where it was started for that, for its server."""
        self.driven_s += seconds
        move(self.clock, self.driven_s)
        self.page.clock.run_for(round(seconds * 1000))

    def shows(self, cars: int, bar: str | None) -> bool:
        """Whether it shows so many cars, and this bar or none."""
        bars = self.page.locator(".bar")
        there = bars.count() == 0 if bar is None else self.page.locator(bar).count() == bars.count() == 1
        return there and self.page.locator(".row").count() == cars

    def is_live(self) -> bool:
        """Whether it shows, and keeps, what the server has now."""
        newest = [self.shop.number("lounge", self.token), self.shop.board("lounge", self.token)]
        return self.shows(self.cars, None) and self.page.evaluate(KEPT_BOARD, "lounge") == newest

    def come_back(self, *, driven: bool) -> float:
        """Mend the network; return the seconds, by the page's clock, until the page is live."""
        self.mend()
        self.page.clock.resume()
        calls, began = self.calls, self.page.evaluate("performance.now()")
        while not self.is_live():
            if driven and self.calls == calls:
                self.page.clock.run_for(STEP_MS)
            self.page.wait_for_timeout(100)
            assert self.page.evaluate("performance.now()") - began < BACK_WITHIN_S * 1000
        return float(self.page.evaluate("performance.now()") - began) / 1000

    def connected(self) -> int:
        """How many screens the server believes to be connected."""
        headers = {"Authorization": f"Bearer {SCRAPER}"}
        told = SCREENS.search(httpx.get(f"{self.shop.address}/metrics", headers=headers).text)
        assert told
        return round(float(told.group(1)))

    def server_times(self) -> list[datetime]:
        """The server's time, as it was driven, and that of some seconds before."""
        now = datetime.now(UTC) + timedelta(seconds=self.driven_s)
        return [now, now - timedelta(seconds=5)]


@contextmanager
def lounge_by_wire(browser: Browser, folder: Path, *, driven: bool) -> Iterator[Lounge]:
    """One whose network falls silent by a wire of its own."""
    with CutWire().running() as wire, _shop(folder, driven, ALL_ADDRESSES) as shop:
        there = wire.program_there(CHROMIUM, folder / "chromium")
        at_screen = browser.browser_type.launch(executable_path=there, args=FLAGS)
        page = at_screen.new_page(viewport=WALL)
        lounge = Lounge(shop, page, wire.cut, wire.mend, folder / CLOCK)
        lounge.open(f"http://{SERVER}:{shop.address.rpartition(':')[2]}")
        yield lounge
        at_screen.close()
    assert lounge.failures == []


@contextmanager
def lounge_by_proxy(browser: Browser, folder: Path, how: Cut, *, driven: bool) -> Iterator[Lounge]:
    """One whose network is cut by a proxy."""
    with _shop(folder, driven, LOOPBACK) as shop, network_before(shop) as network:
        page = browser.new_page(viewport=WALL)
        lounge = Lounge(shop, page, lambda: network.cut(how), network.mend, folder / CLOCK)
        lounge.open(network.origin)
        yield lounge
        page.close()
    assert lounge.failures == []


@contextmanager
def _shop(folder: Path, driven: bool, host: str) -> Iterator[RunningShop]:
    """A shop whose server listens there and says to the scraper how many screens it has."""
    digest = hashlib.sha256(SCRAPER.encode()).hexdigest()
    settings = f'[server]\nhost = "{host}"\n[metrics]\ntoken_sha256 = "{digest}"\n'
    (folder / "settings.toml").write_text(settings, encoding="utf-8")
    move(folder / CLOCK, 0.0)
    program = ("-m", "tests.fakes.moved_clock", "passed", str(folder / CLOCK)) if driven else PROGRAM
    with running_shop(folder, program=program) as shop:
        yield shop
