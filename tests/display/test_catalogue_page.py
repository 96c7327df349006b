"""The page of the service catalogue: looking up, and a file that is shown before it is taken in."""

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.fakes.axe import serious
from tests.fakes.desk_browser import PHONE
from tests.fakes.running_shop import RunningShop

pytestmark = pytest.mark.browser
HEAD = "code,name_zh,name_en,minutes,flow,bay_kind\n"


def open_catalogue(page: Page, shop: RunningShop) -> None:
    """Open the page as the manager, in English."""
    page.goto(f"{shop.address}/administrator/catalogue?lang=en#token={shop.session('manager')}")


def choose(page: Page, content: str) -> None:
    """Choose a file with that content."""
    file = FilePayload(name="ours.csv", mimeType="text/csv", buffer=content.encode())
    page.get_by_label("Choose").set_input_files(file)


def test_a_file_is_mended_shown_and_taken_in(page: Page, shop: RunningShop) -> None:
    open_catalogue(page, shop)
    page.get_by_role("searchbox").fill("pads")
    expect(page.get_by_role("main").get_by_role("listitem")).to_have_count(3)
    page.get_by_role("button", name="Import a file").click()

    choose(page, HEAD + "X1,洗发动机,Engine wash,soon,express,quick\n")
    expect(page.get_by_role("alert").filter(has_text="1 cell is wrong")).to_be_visible()
    expect(page.get_by_text("'soon' is no whole number")).to_be_visible()
    expect(page.get_by_role("button", name="Import now")).to_have_count(0)

    choose(page, HEAD + "X1,洗发动机,Engine wash,30,express,quick\n")
    expect(page.get_by_text("1 new · 0 changed · 0 as before")).to_be_visible()
    page.get_by_role("button", name="Import now").click()
    expect(page.get_by_text("Imported: 1 new, 0 changed.")).to_be_visible()
    page.get_by_role("searchbox").fill("engine wash")
    expect(page.get_by_role("main").get_by_role("listitem")).to_contain_text(["¥120"])


def test_the_page_fits_a_phone(page: Page, shop: RunningShop) -> None:
    page.set_viewport_size(PHONE)
    open_catalogue(page, shop)
    expect(page.get_by_text("Engine oil and filter")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert serious(page) == []
