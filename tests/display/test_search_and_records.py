"""The one search box by keyboard and by touch, and the records that it opens."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.fakes import desk_boards, record_pages
from tests.fakes.axe import serious
from tests.fakes.board_server import BoardServer
from tests.fakes.desk_browser import PHONE, desk_serving, open_desk, overflowing

pytestmark = pytest.mark.browser


@pytest.fixture
def server() -> Iterator[BoardServer]:
    """A desk at which everything is found."""
    with desk_serving(desk_boards.busy_desk()) as running:
        cars = running.boards["desk"]
        here = next(car["visit_id"] for key, car in cars.items() if key.startswith("car/"))
        running.answers["GET", "/api/search"] = (200, record_pages.found(here))
        running.answers["GET", "/api/records/vehicles/v1"] = (200, record_pages.vehicle_record())
        running.answers["GET", "/api/records/customers/c1"] = (200, record_pages.customer_record())
        yield running


def options(page: Page) -> Locator:
    return page.get_by_role("option")


def test_found_by_keyboard_a_car_that_is_here_opens_on_the_desk_itself(
    context: BrowserContext, page: Page, server: BoardServer
) -> None:
    open_desk(context, page, server, "en")
    page.keyboard.press("/")
    page.keyboard.type("13")
    expect(options(page)).to_have_count(6)
    expect(page.locator("mark").first).to_have_text("13")
    assert serious(page) == []
    page.keyboard.press("Escape")
    expect(options(page)).to_have_count(0)
    expect(page.get_by_role("search").get_by_role("combobox")).to_have_value("13")
    page.keyboard.press("Control+k")
    page.keyboard.press("ArrowDown")
    expect(options(page).first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    expect(page.get_by_role("search").get_by_role("combobox")).to_have_value("")
    expect(page.get_by_role("button", name="Close").first).to_be_visible()
    assert page.url.endswith("/desk?lang=en")


def test_found_by_touch_a_repair_order_stands_out_in_its_cars_record(
    context: BrowserContext, page: Page, server: BoardServer
) -> None:
    session = json.dumps(json.dumps(desk_boards.SESSION))
    context.add_init_script(f"localStorage.setItem('glassbay.session:*', {session})")
    page.set_viewport_size(PHONE)
    page.goto(f"{server.url}/records/customers/c1?lang=en")
    expect(page.get_by_role("link", name="13912345678")).to_be_visible()
    assert overflowing(page, "main") == []
    expect(page.get_by_role("combobox")).to_be_hidden()
    page.get_by_role("button", name="Find").click()
    expect(page.get_by_role("combobox")).to_be_focused()
    page.get_by_role("search").get_by_role("combobox").fill("13")
    options(page).filter(has_text="2025-0013").click()
    expect(page.get_by_role("heading", name="Volkswagen Passat")).to_be_visible()
    expect(page.locator("article.meant")).to_contain_text("刹车的时候左前面吱吱响")
    expect(page.locator("article.meant")).to_be_in_viewport()
    assert overflowing(page, "main") == []
    assert serious(page) == []
