"""A wall whose browser starts while the server is away: its last board, and the live one when it answers."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from tests.conftest import CHROMIUM
from tests.fakes.chromium import FLAGS
from tests.fakes.driven_car import DrivenCar
from tests.fakes.running_shop import RunningShop, running_shop
from tests.fakes.waiting import until

pytestmark = pytest.mark.browser
SOON_MS = 30_000


@pytest.fixture
def shop(screens: None, tmp_path: Path) -> Iterator[RunningShop]:
    """A founded shop and its server."""
    folder = tmp_path / "shop"
    folder.mkdir()
    with running_shop(folder) as running:
        yield running


@contextmanager
def browser_on(profile: Path) -> Iterator[Page]:
    """A browser that is started on a profile, as a kiosk's is."""
    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            profile, executable_path=str(CHROMIUM), args=FLAGS, viewport={"width": 1920, "height": 1080}
        )
        yield context.pages[0]
        context.close()


def kept_in(page: Page) -> list[str]:
    """The paths of what the browser keeps."""
    kept: list[str] = page.evaluate(
        "caches.open('screens').then((c) => c.keys()).then((k) => k.map((r) => new URL(r.url).pathname))"
    )
    return kept


def is_whole(kept: list[str]) -> bool:
    """Whether a screen could be shown of it: the page, its programs, its style."""
    return "/" in kept and {".js", ".css"} <= {Path(path).suffix for path in kept}


def arrive(shop: RunningShop, plate: str) -> None:
    car = DrivenCar(shop, plate)
    car.book()
    car.pass_entry()


def test_the_last_board_is_shown_without_the_server_and_the_live_one_with_it(
    shop: RunningShop, tmp_path: Path
) -> None:
    address = f"{shop.address}/lounge?lang=en#token={shop.device('display', 'lounge')}"
    arrive(shop, "京A12345")
    with browser_on(tmp_path / "profile") as page:
        page.goto(address)
        expect(page.get_by_role("img", name="京A·1••45")).to_be_visible(timeout=SOON_MS)
        until(lambda: is_whole(kept_in(page)))
    shop.stop()
    with browser_on(tmp_path / "profile") as page:
        page.goto(address)
        expect(page.get_by_role("img", name="京A·1••45")).to_be_visible(timeout=SOON_MS)
        expect(page.locator(".link-down").first).to_be_visible(timeout=SOON_MS)
        shop.start(int(shop.address.rpartition(":")[2]))
        arrive(shop, "沪B26317")
        expect(page.get_by_role("img", name="沪B·2••17")).to_be_visible(timeout=SOON_MS)
        expect(page.locator(".link-down")).to_have_count(0, timeout=SOON_MS)


def test_nothing_that_the_api_says_is_kept(shop: RunningShop, tmp_path: Path) -> None:
    with browser_on(tmp_path / "profile") as page:
        page.goto(f"{shop.address}/lounge#token={shop.device('display', 'lounge')}")
        until(lambda: is_whole(kept_in(page)))
        page.evaluate("fetch('/api/wording').then((answer) => answer.text())")
        assert [path for path in kept_in(page) if path != "/" and not path.startswith("/assets/")] == []
