"""The staff's pages on a tablet and on a phone: nothing sticks out sideways, and the head stays small."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from server.simulator.links import PAGES
from tests.fakes.running_shop import RunningShop, running_shop

pytestmark = pytest.mark.browser
TIME = re.compile(r"\d\d:\d\d")
ROW_PX = 72
ROWS_PX = 96
SIZES = {"tablet": ((1280, 800), ROW_PX), "phone": ((390, 844), ROWS_PX)}


@pytest.fixture(scope="module")
def shop(screens: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningShop]:
    """A founded shop, where nothing has happened yet, and its server."""
    with running_shop(tmp_path_factory.mktemp("shop")) as running:
        yield running


def login_of(shop: RunningShop, role: str) -> str:
    """Return the login of the first who has a role."""
    return next(told.login for told in shop.founded.credentials if role in told.member.roles)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("size", SIZES)
def test_a_page_keeps_to_the_screen_and_its_head_to_two_rows(
    page: Page, shop: RunningShop, size: str, language: str
) -> None:
    (width, height), head_px = SIZES[size]
    page.set_viewport_size({"width": width, "height": height})
    wide, high = [], []
    for _, path, role in PAGES:
        page.goto("about:blank")
        query = f"{'&' if '?' in path else '?'}lang={language}"
        page.goto(f"{shop.address}/{path}{query}#token={shop.session(login_of(shop, role))}")
        row = page.locator("header .row")
        expect(row).to_be_visible()
        expect(page.get_by_text(TIME).first).to_be_visible()
        page.wait_for_function("document.fonts.status === 'loaded'")
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(path)
        if row.evaluate("row => row.getBoundingClientRect().height") > head_px:
            high.append(path)
    assert (wide, high) == ([], [])
