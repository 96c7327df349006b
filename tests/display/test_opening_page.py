"""Opening hours over a real server: what is wrong is told beside the field that is wrong."""

import pytest
from playwright.sync_api import Page, expect

from tests.fakes.axe import serious
from tests.fakes.running_shop import RunningShop

pytestmark = pytest.mark.browser


def open_hours(page: Page, shop: RunningShop, language: str) -> None:
    """Open the hours as the manager, on a screen that the foot of the page lies below."""
    page.set_viewport_size({"width": 1280, "height": 500})
    page.goto(f"{shop.address}/administrator/opening?lang={language}#token={shop.session('manager')}")
    expect(page.locator("form input").first).to_be_visible()


@pytest.mark.parametrize(
    ("language", "field", "why"),
    [
        ("zh", "星期一：结束", "请填 00:00 至 24:00 的时间"),
        ("en", "Monday: to", "A time of the day, 00:00 to 24:00"),
    ],
)
def test_an_hour_that_is_none_is_marked_and_told_where_it_stands(
    page: Page, shop: RunningShop, language: str, field: str, why: str
) -> None:
    open_hours(page, shop, language)
    to = page.get_by_label(field, exact=True).first
    good = to.input_value()
    to.fill("25:00")
    told = page.get_by_text(why)
    expect(told).to_have_count(0)
    to.press("Tab")
    expect(told).to_be_in_viewport()
    expect(to).to_have_attribute("aria-invalid", "true")
    assert serious(page) == []
    to.fill(good)
    to.press("Tab")
    expect(told).to_have_count(0)


def test_hours_after_a_break_end_after_they_begin(page: Page, shop: RunningShop) -> None:
    open_hours(page, shop, "en")
    to = page.get_by_label("Monday: to", exact=True)
    to.first.fill("12:00")
    page.get_by_role("button", name="Add hours after a break Monday").click()
    to.nth(1).fill("13:00")
    to.nth(1).press("Tab")
    expect(page.get_by_text("It must end after 13:30")).to_be_in_viewport()
    to.nth(1).fill("18:00")
    page.get_by_role("button", name="Save the hours").click()
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()
