"""The page of the legs to the glass, over a real server and a real wall that says what it painted."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.fakes.plate_reads import sighting
from tests.fakes.running_shop import RunningShop

pytestmark = pytest.mark.browser
LEGS = ("Agreement", "To the server", "Decision", "Commit", "To the screens", "Paint")


def open_wall(browser: Browser, shop: RunningShop) -> Page:
    """A wall in a profile of its own, once it has painted its board."""
    wall = browser.new_context().new_page()
    wall.goto(f"{shop.address}/workshop#token={shop.device('display', 'workshop')}")
    expect(wall.get_by_text("举升机").or_(wall.get_by_text("工位")).first).to_be_visible()
    return wall


def test_what_a_wall_has_painted_is_shown_by_leg(browser: Browser, page: Page, shop: RunningShop) -> None:
    page.goto(f"{shop.address}/administrator/latency?lang=en#token={shop.session('admin')}")
    expect(page.get_by_text("Nothing measured yet.")).to_have_count(2)
    wall = open_wall(browser, shop)
    shop.post("/api/sightings", shop.device("agent"), sighting("京A12345").model_dump(mode="json"))
    shop.post("/api/visits", shop.session("manager"), {"plate": "京A12346"})

    for table in (page.get_by_role("table").first, page.get_by_role("table").last):
        expect(table.get_by_role("row", name=re.compile("^Paint"))).to_contain_text("ms")
    expect(page.get_by_role("table").first.get_by_role("rowheader")).to_have_text(
        [*LEGS, "Decision to paint", "Whole way"]
    )
    wall.context.close()


def test_who_may_not_see_it_is_told_so(page: Page, shop: RunningShop) -> None:
    page.goto(f"{shop.address}/administrator/latency?lang=en#token={shop.session('wang')}")
    expect(page.get_by_role("heading", name="Your role may not see this page")).to_be_visible()
    expect(page.get_by_role("table")).to_have_count(0)
