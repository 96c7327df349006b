"""The network between a lounge page and its server is cut: the page says so, keeps its board, comes back.

A silent network is a wire of its own, cut in network namespaces where this user may make them (root may,
unless a container forbids it), else a proxy that keeps what it is given. A refusing one is a proxy that hangs
up.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, expect

from tests.fakes.cut_proxy import Cut
from tests.fakes.cut_wire import may_lay_wires
from tests.fakes.waiting import until
from tests.faults.cut_lounge import Lounge, lounge_by_proxy, lounge_by_wire
from tests.faults.ledger import FULL, Fault, extent

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]
STALE, DOWN = ".bar.stale", ".bar.down"
SECOND, MINUTE, HOUR = 1, 60, 3600
ZONE = ZoneInfo("Asia/Shanghai")
FIVE_MINUTES = 300
CHANGES_IN_FIVE_MINUTES = int(extent(1, 44))
"""Forty-four make more in the hour than the server keeps singly for those who come back."""


@dataclass(frozen=True)
class Network:
    """How a network is cut, and whether its server's time can be driven, too."""

    how: Cut
    driven: bool = False

    def __str__(self) -> str:
        return f"{self.how}, {'by wire' if self.is_wire else 'by proxy'}"

    @property
    def is_wire(self) -> bool:
        """Whether a wire is cut."""
        return self.how == "silent" and may_lay_wires()

    def before(self, browser: Browser, folder: Path) -> AbstractContextManager[Lounge]:
        """A lounge behind it."""
        if self.is_wire:
            return lounge_by_wire(browser, folder, driven=self.driven)
        return lounge_by_proxy(browser, folder, self.how, driven=self.driven)


SILENT, REFUSING, DRIVEN = Network("silent"), Network("refused"), Network("silent", driven=True)


@pytest.fixture(scope="module")
def one_lounge(
    request: pytest.FixtureRequest, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Lounge]:
    """One lounge behind each network."""
    with request.param.before(browser, tmp_path_factory.mktemp("cut")) as lounge:
        yield lounge


@pytest.fixture
def lounge(one_lounge: Lounge) -> Lounge:
    """It is live, whatever happened in another test."""
    one_lounge.come_back(driven=False)
    return one_lounge


@pytest.fixture
def enter(
    one_lounge: Lounge, request: pytest.FixtureRequest, inject: Callable[[str], Fault]
) -> Callable[[str], Fault]:
    """Enter a cut into the ledger."""
    network = request.node.callspec.params["one_lounge"]
    return lambda long: inject(f"network of a lounge page cut for {long} ({network})")


@pytest.mark.parametrize("one_lounge", [SILENT], indirect=True)
def test_a_second_without_network_is_not_noticed(lounge: Lounge, enter: Callable[[str], Fault]) -> None:
    fault = enter("1 s")
    for _ in range(int(extent(1, 5))):
        calls = lounge.calls
        lounge.hold_still()
        lounge.cut()
        lounge.car_arrives()
        lounge.pass_by(SECOND)
        lounge.drive(SECOND)
        assert lounge.shows(lounge.cars - 1, None)
        fault.recovered(lounge.come_back(driven=False))
        assert lounge.calls == calls, "the page called again"
    fault.lost = 0


def say_so_in_time(lounge: Lounge, how: Cut, cars: int) -> float:
    """Cut the network; watch the page notice, neither too soon nor too late; return the seconds driven."""
    lounge.hold_still()
    lounge.cut()
    lounge.car_arrives()
    if how == "silent":
        lounge.drive(0.5)
        assert lounge.shows(cars, None)
        lounge.drive(7.0)
        assert lounge.shows(cars, STALE)
        lounge.drive(8.0)
    else:
        lounge.drive(4.0)
    assert lounge.shows(cars, DOWN)
    return 15.5 if how == "silent" else 4.0


@pytest.mark.parametrize("one_lounge", [SILENT, REFUSING], indirect=True, ids=["silent", "refused"])
def test_a_page_without_network_says_so_keeps_its_board_and_comes_back(
    lounge: Lounge, enter: Callable[[str], Fault], request: pytest.FixtureRequest
) -> None:
    fault = enter("1 min" if FULL else "1 min, clock driven")
    cars = lounge.cars
    gone = say_so_in_time(lounge, request.node.callspec.params["one_lounge"].how, cars)
    if FULL:
        lounge.page.clock.resume()
        lounge.pass_by(MINUTE)
        assert lounge.connected() == 0, "the server believes it to be there"
    else:
        lounge.drive(MINUTE - gone)
    assert lounge.shows(cars, DOWN)
    expect(lounge.page.locator(DOWN)).to_contain_text("停在")
    fault.recovered(lounge.come_back(driven=not FULL))
    fault.lost = lounge.cars - lounge.page.locator(".row").count()
    assert fault.lost == 0


@pytest.mark.parametrize("one_lounge", [DRIVEN], indirect=True)
def test_an_hour_without_network(lounge: Lounge, enter: Callable[[str], Fault]) -> None:
    """The clocks of page and server are driven; the server goes on working, and soon counts the page out."""
    fault = enter("1 h, clocks driven")
    cars = lounge.cars
    say_so_in_time(lounge, "silent", cars)
    for _ in range(HOUR // FIVE_MINUTES):
        for turn in range(CHANGES_IN_FIVE_MINUTES):
            lounge.promise_moves(turn)
        lounge.drive(FIVE_MINUTES)
    until(lambda: lounge.connected() == 0)
    assert lounge.shows(cars, DOWN)
    fault.recovered(lounge.come_back(driven=True))
    fault.lost = lounge.cars - lounge.page.locator(".row").count()
    assert fault.lost == 0
    times = {f"{at.astimezone(ZONE):%H:%M}" for at in lounge.server_times()}
    assert lounge.page.locator("header .time").inner_text() in times
