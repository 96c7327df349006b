"""The network between a lounge page and its server is cut: the page says so, keeps its board, comes back."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.fakes.cut_proxy import Cut, CutProxy, network_before
from tests.fakes.running_shop import RunningShop, running_shop
from tests.faults.ledger import FULL, Fault, extent

pytestmark = [pytest.mark.browser, pytest.mark.timeout(extent(120, 600))]
STALE, DOWN = ".bar.stale", ".bar.down"
BACK_WITHIN_S = 25.0
"""A call into a silent network is given up after 14 s at most, and the next one follows after ten at most."""
STEP_MS = 250
SECOND, MINUTE, HOUR = 1, 60, 3600
CUTS: list[tuple[Cut, int]] = [("silent", MINUTE), ("refused", MINUTE), ("silent", HOUR)]
KEPT_NUMBER = """async topic => {
    const open = indexedDB.open("keyval-store");
    const base = await new Promise(done => { open.onsuccess = () => done(open.result); });
    const asked = base.transaction("keyval").objectStore("keyval").get(`board:${topic}`);
    const kept = await new Promise(done => { asked.onsuccess = () => done(asked.result); });
    base.close();
    return kept?.number ?? null;
}"""


class Lounge:
    """A lounge page, whose clock may be driven, with a network before its server that may be cut."""

    def __init__(self, shop: RunningShop, network: CutProxy, page: Page) -> None:
        self.shop = shop
        self.network = network
        self.page = page
        self.cars = 0
        self.token = shop.device("display", "lounge")

    def open(self) -> None:
        """Show the lounge with its first car."""
        self.page.clock.install()
        self.page.goto(f"{self.network.origin}/lounge#token={self.token}")
        self.car_arrives()
        expect(self.page.locator(".row")).to_have_count(1)

    def car_arrives(self) -> None:
        """Let a car arrive, on the server's side of the network."""
        self.cars += 1
        answer = self.shop.post("/api/visits", self.shop.session("wang"), {"plate": f"京A{self.cars}2345"})
        assert answer.status_code == 200, answer.text

    def pass_by(self, seconds: float, *, really: bool = False) -> None:
        """Let the page's time pass."""
        if really:
            self.page.wait_for_timeout(seconds * 1000)
        else:
            self.page.clock.run_for(round(seconds * 1000))

    def shows(self, cars: int, bar: str | None) -> bool:
        """Whether it shows so many cars, and this bar or none."""
        bars = self.page.locator(".bar")
        there = bars.count() == 0 if bar is None else self.page.locator(bar).count() == bars.count() == 1
        return there and self.page.locator(".row").count() == cars

    def is_live(self) -> bool:
        """Whether it shows, and keeps, what the server has now."""
        newest = self.shop.number("lounge", self.token)
        return self.shows(self.cars, None) and self.page.evaluate(KEPT_NUMBER, "lounge") == newest

    def come_back(self, *, really: bool) -> float:
        """Mend the network; return the seconds, by the page's clock, until the page is live."""
        self.network.mend()
        calls, began = self.network.calls, self.page.evaluate("performance.now()")
        while not self.is_live():
            if not really and self.network.calls == calls:
                self.pass_by(STEP_MS / 1000)
            self.page.wait_for_timeout(100)
            assert self.page.evaluate("performance.now()") - began < BACK_WITHIN_S * 1000
        return float(self.page.evaluate("performance.now()") - began) / 1000


@pytest.fixture(scope="module")
def one_lounge(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lounge]:
    """One lounge, to which all of this happens."""
    failures: list[str] = []
    with running_shop(tmp_path_factory.mktemp("cut")) as shop, network_before(shop) as network:
        page = browser.new_page(viewport={"width": 1920, "height": 1080})
        page.on("pageerror", lambda error: failures.append(str(error)))
        lounge = Lounge(shop, network, page)
        lounge.open()
        yield lounge
        page.close()
    assert failures == []


@pytest.fixture
def lounge(one_lounge: Lounge) -> Lounge:
    """It is live, whatever happened in another test."""
    one_lounge.come_back(really=True)
    return one_lounge


def test_a_second_without_network_is_not_noticed(lounge: Lounge, inject: Callable[[str], Fault]) -> None:
    fault = inject("network of a lounge page cut for 1 s, silently")
    for _ in range(int(extent(1, 5))):
        calls = lounge.network.calls
        lounge.network.cut("silent")
        lounge.car_arrives()
        lounge.pass_by(SECOND, really=True)
        assert lounge.shows(lounge.cars - 1, None)
        fault.recovered(lounge.come_back(really=True))
        assert lounge.network.calls == calls, "the page called again"
    fault.lost = 0


def say_so_in_time(lounge: Lounge, how: Cut, cars: int) -> float:
    """Watch the page notice the cut, neither too soon nor too late; return the seconds that passed by."""
    if how == "silent":
        lounge.pass_by(1.5)
        assert lounge.shows(cars, None)
        lounge.pass_by(6.0)
        assert lounge.shows(cars, STALE)
        lounge.pass_by(8.0)
    else:
        lounge.pass_by(4.0)
    assert lounge.shows(cars, DOWN)
    return 15.5 if how == "silent" else 4.0


@pytest.mark.parametrize(("how", "seconds"), CUTS)
def test_a_page_without_network_says_so_keeps_its_board_and_comes_back(
    lounge: Lounge, inject: Callable[[str], Fault], how: Cut, seconds: int
) -> None:
    really = FULL and seconds == MINUTE
    driven = "" if really else ", clock driven"
    fault = inject(f"network of a lounge page cut for {seconds} s, {how}{driven}")
    cars = lounge.cars
    lounge.network.cut(how)
    lounge.car_arrives()
    gone = say_so_in_time(lounge, how, cars)
    lounge.pass_by(seconds - gone, really=really)
    assert lounge.shows(cars, DOWN)
    expect(lounge.page.locator(DOWN)).to_contain_text("停在")
    fault.recovered(lounge.come_back(really=really))
    fault.lost = lounge.cars - lounge.page.locator(".row").count()
    assert fault.lost == 0
