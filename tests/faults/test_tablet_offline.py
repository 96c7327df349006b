"""A tablet without its server for a shift, its browser killed while it then sends: each tap counts once."""

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import psutil
import pytest
from playwright.sync_api import Error, Page, Playwright, expect, sync_playwright

from server.bootstrap import database_url
from server.domain import events
from server.store.engines import reading_engine
from server.store.journal import read_after
from tests.fakes.chromium import CHROMIUM, FLAGS, build_screens
from tests.fakes.cut_proxy import CutProxy, network_before
from tests.fakes.driven_car import DrivenCar
from tests.fakes.running_shop import RunningShop, running_shop
from tests.fakes.waiting import until
from tests.faults.ledger import Fault, extent

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]
TAPS = int(extent(40, 200))
SENDS_FOR_MS = 300_000
Told = tuple[str, bool]
"""What a tick said: the item, and whether it is done."""
TICK = """async count => {
    for (let tap = 0; tap < count; tap += 1) {
        const items = document.querySelectorAll("[role=checkbox]");
        items[tap % items.length].click();
        await new Promise(done => setTimeout(done, 20));
    }
}"""


class Tablet:
    """The tablet of bay 1 behind a network that may be cut; its browser may be killed and started again."""

    def __init__(self, shop: RunningShop, network: CutProxy, playwright: Playwright, profile: Path) -> None:
        self.shop = shop
        self.network = network
        self.profile = profile
        self._playwright = playwright
        self.page: Page = self.start()

    def start(self) -> Page:
        """Start the browser with what it has kept."""
        context = self._playwright.chromium.launch_persistent_context(
            str(self.profile), executable_path=str(CHROMIUM), args=FLAGS
        )
        self.page = context.pages[0]
        return self.page

    def sign_in(self) -> None:
        """Give the tablet its token, and let a technician sign in."""
        token = self.shop.session("chenqiang")
        headers = {"Authorization": f"Bearer {token}"}
        session = httpx.get(f"{self.shop.address}/api/sessions/current", headers=headers).json()
        kept = {
            "glassbay.device:/bay/1": self.shop.device("tablet", "bay/1"),
            "glassbay.session:/bay/1": json.dumps(session),
        }
        self.page.goto(f"{self.network.origin}/health")
        self.page.evaluate("kept => Object.assign(localStorage, kept)", kept)
        self.open()

    def open(self) -> None:
        """Show the bay."""
        self.page.goto(f"{self.network.origin}/bay/1")
        expect(self.page.locator("main .plate").first).to_be_visible()

    def kill(self) -> None:
        """End the browser as a battery that falls out would."""
        mine = f"--user-data-dir={self.profile}"
        for process in psutil.process_iter(["cmdline"]):
            if mine in (process.info["cmdline"] or ()):
                process.kill()
        until(lambda: not self.answers())

    def answers(self) -> bool:
        """Whether the browser lives."""
        try:
            self.page.title()
        except Error:
            return False
        return True

    def tap(self, name: str) -> None:
        """Press a button."""
        self.page.get_by_role("button", name=name).first.click()


@pytest.fixture
def tablet(tmp_path: Path) -> Iterator[Tablet]:
    """A tablet on which a technician works on a car."""
    build_screens()
    with running_shop(tmp_path) as shop, network_before(shop) as network, sync_playwright() as playwright:
        car = DrivenCar(shop, "京A12345")
        car.book()
        car.pass_entry()
        car.receive()
        car.go_to_bay()
        car.be_worked_on()
        tablet = Tablet(shop, network, playwright, tmp_path / "profile")
        tablet.sign_in()
        yield tablet
        tablet.page.context.close()


def ticked(shop: RunningShop) -> list[Told]:
    """What was ticked, in the journal's order."""
    reader = reading_engine(database_url(shop.folder))
    with reader.begin() as connection:
        entries = read_after(connection, shop.founded.shop.shop_id, 0)
    reader.dispose()
    found = [entry.event for entry in entries if isinstance(entry.event, events.ChecklistTicked)]
    return [(event.item_id, event.ticked) for event in found]


def kept_taps(page: Page) -> list[dict[str, Any]]:
    """The taps that the tablet keeps."""
    kept: list[dict[str, Any]] = page.evaluate(
        """async () => {
            const open = indexedDB.open("keyval-store");
            const base = await new Promise(done => { open.onsuccess = () => done(open.result); });
            const asked = base.transaction("keyval").objectStore("keyval").get("taps:bay/1");
            const kept = await new Promise(done => { asked.onsuccess = () => done(asked.result); });
            base.close();
            return kept ?? [];
        }"""
    )
    return kept


def test_a_shift_of_taps_without_a_server_arrives_in_order_once(
    tablet: Tablet, inject: Callable[[str], Fault]
) -> None:
    fault = inject(f"a tablet offline under {TAPS} taps, its browser killed while sending")
    page = tablet.page
    order = tablet.shop.board("bay/1", tablet.shop.session("chenqiang"))["job"]["car"]["order_id"]
    tablet.network.cut("refused")
    # Somebody else pauses the work: the tablet's first tick and its own pause will be refused, no more.
    path = f"/api/repair-orders/{order}/pause-work"
    tablet.shop.post(path, tablet.shop.session("chenqiang"), {"reason": "parts"}).raise_for_status()
    page.evaluate(TICK, 1)
    tablet.tap("暂停")
    page.get_by_role("dialog").get_by_role("button", name="待料").click()
    tablet.tap("继续")
    page.evaluate(TICK, TAPS - 3)
    expect(page.get_by_text(f"离线 · {TAPS} 次操作待发送")).to_be_visible()
    kept = kept_taps(page)
    assert len(kept) == TAPS
    foretold = [(tap["body"]["item_id"], tap["body"]["ticked"]) for tap in kept if "item_id" in tap["body"]][
        1:
    ]
    assert ticked(tablet.shop) == []
    tablet.network.mend()
    for deed, dismiss in (("勾选", "下一条（1）"), ("暂停", "知道了")):
        expect(page.get_by_role("alert")).to_contain_text(deed)
        tablet.tap(dismiss)
    until(lambda: len(ticked(tablet.shop)) >= TAPS // 4)
    tablet.kill()
    began = time.monotonic()
    assert len(ticked(tablet.shop)) < len(foretold), "the browser was killed too late"
    tablet.start()
    tablet.open()
    expect(tablet.page.get_by_text("已同步")).to_be_visible(timeout=SENDS_FOR_MS)
    fault.recovered(time.monotonic() - began)
    arrived = ticked(tablet.shop)
    fault.lost = abs(len(arrived) - len(foretold))
    assert arrived == foretold
    shown = tablet.shop.board("workshop", tablet.shop.session("foreman"))
    kinds = [value["kind"] for key, value in shown.items() if key.startswith("exception/")]
    assert kinds == ["tap_refused"] * 2, "the foreman sees what was refused"
