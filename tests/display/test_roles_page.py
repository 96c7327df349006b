"""The administrator's matrix of rights, and pages that are open while it changes, over a real server."""

from uuid import uuid4

import httpx
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.fakes.axe import serious
from tests.fakes.desk_browser import PHONE
from tests.fakes.running_shop import RunningShop

pytestmark = pytest.mark.browser


def open_roles(page: Page, shop: RunningShop) -> None:
    """Open the page as the administrator, in English."""
    page.goto(f"{shop.address}/administrator/roles?lang=en#token={shop.session('admin')}")


def box(page: Page, role: str, right: str) -> Locator:
    """The box of one role's right."""
    return page.get_by_role("checkbox", name=f"{role}: {right}", exact=True)


def change(shop: RunningShop, role: str, permission: str, *, granted: bool) -> None:
    """Change a right as another administrator's page would."""
    headers = {"Authorization": f"Bearer {shop.session('admin')}", "Idempotency-Key": str(uuid4())}
    body = {"permission": permission, "granted": granted}
    httpx.post(f"{shop.address}/api/roles/{role}", headers=headers, json=body).raise_for_status()


def test_a_right_is_given_marked_and_given_back(page: Page, shop: RunningShop) -> None:
    open_roles(page, shop)
    expect(page.get_by_text("Everything is as it was shipped.")).to_be_visible()
    wash = box(page, "Parts", "Start the wash")
    wash.check()
    expect(page.get_by_text("1 right differs from what was shipped")).to_be_visible()
    expect(wash).to_have_accessible_description("differs from what was shipped")

    assert serious(page) == []
    page.get_by_role("button", name="As shipped – Parts: Start the wash").click()
    expect(page.get_by_text("Everything is as it was shipped.")).to_be_visible()
    expect(wash).not_to_be_checked()


def test_the_key_cannot_be_given_away(page: Page, shop: RunningShop) -> None:
    open_roles(page, shop)
    key = box(page, "Administrator", "Change what each role may do")
    key.click(force=True)
    expect(key).to_be_checked()
    expect(key).to_have_accessible_description("Always: without it nobody could give any right back.")


def test_arrow_keys_lead_from_box_to_box(page: Page, shop: RunningShop) -> None:
    open_roles(page, shop)
    box(page, "Advisor", "Watch the advisor's desk").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    expect(box(page, "Foreman", "See the plate's picture")).to_be_focused()
    page.keyboard.press("End")
    expect(box(page, "Administrator", "See the plate's picture")).to_be_focused()


def test_on_a_phone_one_role_is_chosen(page: Page, shop: RunningShop) -> None:
    page.set_viewport_size(PHONE)
    open_roles(page, shop)
    page.get_by_role("combobox", name="Role").select_option("washer")
    expect(box(page, "Washer", "Start the wash")).to_be_checked()
    expect(page.get_by_role("checkbox", name="Advisor:")).to_have_count(0)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_an_open_desk_offers_what_is_allowed_now_and_says_so(page: Page, shop: RunningShop) -> None:
    page.goto(f"{shop.address}/desk?lang=en#token={shop.session('wang')}")
    by_hand = page.get_by_role("button", name="By hand")
    by_hand.click()
    page.get_by_role("combobox", name="Find").fill("12345")
    change(shop, "advisor", "check_in_vehicle", granted=False)

    expect(page.get_by_text("No longer: Check in a car that no camera saw")).to_be_visible()
    expect(by_hand).to_have_count(0)
    page.get_by_role("button", name="All right").click()
    expect(page.get_by_text("No longer:")).to_have_count(0)
    change(shop, "advisor", "check_in_vehicle", granted=True)
    expect(page.get_by_text("You may now: Check in a car that no camera saw")).to_be_visible()
    expect(by_hand).to_be_visible()
    expect(page.get_by_role("combobox", name="Find")).to_have_value("12345")


def test_a_desk_that_may_be_seen_no_more_says_so_calmly(page: Page, shop: RunningShop) -> None:
    page.goto(f"{shop.address}/desk?lang=en#token={shop.session('wu')}")
    expect(page.get_by_role("heading", name="Advisor desk")).to_be_attached()
    change(shop, "cashier", "topic:desk", granted=False)

    expect(page.get_by_role("heading", name="Your role may not see this page")).to_be_visible()
    expect(page.get_by_text("This device is not admitted")).to_have_count(0)
