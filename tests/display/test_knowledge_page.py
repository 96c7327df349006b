"""Fault reports at /knowledge, over a real server: written, taken on, verified by another, found again."""

import pytest
from playwright.sync_api import Page, expect

from tests.fakes.axe import serious
from tests.fakes.desk_browser import PHONE
from tests.fakes.running_shop import RunningShop

pytestmark = pytest.mark.browser


def open_as(page: Page, shop: RunningShop, login: str) -> None:
    # Another token alone would not load the page anew.
    page.goto("about:blank")
    page.goto(f"{shop.address}/knowledge?lang=en#token={shop.session(login)}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def write_report(page: Page, title: str, symptom: str) -> None:
    page.get_by_role("button", name="New fault report").click()
    page.get_by_label("The fault in one line").fill(title)
    page.get_by_label("Symptom").fill(symptom)
    page.get_by_role("button", name="File the report").click()
    expect(page.get_by_role("heading", name=title)).to_be_visible()


def take(page: Page, question: str, told: str, button: str) -> None:
    page.get_by_label(question).fill(told)
    page.get_by_role("button", name=button, exact=True).click()
    expect(page.get_by_role("complementary").get_by_text(told)).to_be_visible()


def test_a_report_goes_through_two_peoples_hands_and_is_found_by_its_cause(
    page: Page, shop: RunningShop
) -> None:
    open_as(page, shop, "chenqiang")
    write_report(page, "刹车异响", "低速刹车时有金属声")
    take(page, "What is the cause", "刹车片磨损到 1.8 毫米", "Cause found")
    take(page, "What was done", "更换 Bosch 刹车片", "Repaired")
    expect(page.get_by_label("How was it tried")).to_have_count(0)

    open_as(page, shop, "tang")
    page.get_by_label("Fault, cause, part").fill("bosch")
    page.get_by_role("button", name="刹车异响").click()
    take(page, "How was it tried", "路试五公里无异响", "Verified")
    page.get_by_role("button", name="Close the report").click()
    expect(page.get_by_role("button", name="Close the report")).to_have_count(0)

    page.get_by_label("Fault, cause, part").fill("离合器")
    expect(page.get_by_text("Nothing found")).to_be_visible()
    page.get_by_label("Fault, cause, part").fill("")
    page.get_by_label("Open ones only").check()
    expect(page.get_by_role("button", name="刹车异响")).to_have_count(0)
    assert serious(page) == []


def test_who_came_by_an_address_is_known_on_the_other_pages_too(page: Page, shop: RunningShop) -> None:
    page.goto(f"{shop.address}/desk?lang=en#token={shop.session('wang')}")
    page.get_by_role("link", name="Bookings").click()
    expect(page.get_by_role("heading", name="Next day")).to_be_visible()
    expect(page.get_by_role("link", name="Sign in")).to_have_count(0)
    page.goto(f"{shop.address}/knowledge?lang=en")
    expect(page.get_by_role("heading", name="Knowledge")).to_be_visible()


def test_a_plate_that_nobody_knows_is_told_and_nothing_is_lost(page: Page, shop: RunningShop) -> None:
    open_as(page, shop, "lina")
    page.get_by_role("button", name="New fault report").click()
    page.get_by_label("The fault in one line").fill("水温偏高")
    page.get_by_label("Symptom").fill("怠速十分钟后")
    page.get_by_label("Plate (may be left out)").fill("京Z99999")
    page.get_by_role("button", name="File the report").click()
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_label("Symptom")).to_have_value("怠速十分钟后")


def test_on_a_phone_the_whole_page_fits(page: Page, shop: RunningShop) -> None:
    page.set_viewport_size(PHONE)
    open_as(page, shop, "lina")
    write_report(page, "右后门关不严，锁扣位置偏移并且密封条有一处已经翘起来", "关门需要很大力气")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert serious(page) == []
