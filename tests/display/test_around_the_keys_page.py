"""From the wash that nobody wishes to money that goes back: at the desk and at the till."""

import pytest
from playwright.sync_api import Page, expect

from tests.fakes.axe import serious
from tests.fakes.driven_car import DrivenCar
from tests.fakes.running_shop import RunningShop
from tests.fakes.signed_pad import sign

pytestmark = pytest.mark.browser


def before_the_wash(shop: RunningShop) -> DrivenCar:
    car = DrivenCar(shop, "京A12345")
    car.book()
    car.be_here(shop.post("/api/visits", shop.session("wang"), {"plate": car.plate}).json()["visit_id"])
    car.receive()
    car.go_to_bay()
    car.be_worked_on()
    for item in shop.board("bay/1", shop.session("chenqiang"))["job"]["checklist"]:
        car.must("chenqiang", "tick-checklist", {"item_id": item["item_id"]})
    car.must("chenqiang", "finish-work")
    car.must("gao", "pass-check", car.all_checked())
    car.must("tang", "pass-check", car.all_checked())
    return car


def open_as(page: Page, shop: RunningShop, login: str, path: str) -> None:
    # Another token alone would not load the page anew.
    page.goto("about:blank")
    page.goto(f"{shop.address}{path}?lang=en#token={shop.session(login)}")


def test_a_car_is_handed_over_signed_and_its_money_goes_back(page: Page, shop: RunningShop) -> None:
    car = before_the_wash(shop)
    page.set_viewport_size({"width": 1440, "height": 1000})
    open_as(page, shop, "wang", "/desk")
    page.locator(".cars").get_by_role("button", name="京A·12345").click()
    sheet = page.locator(".sheet")
    sheet.get_by_role("button", name="No wash wished").click()
    sheet.get_by_label("What the customer said").fill("刚洗过")
    sheet.get_by_role("button", name="No wash, as the customer wishes").click()

    sheet.get_by_role("button", name="Reached", exact=True).click()
    expect(sheet.get_by_text("· Reached · Wang Min")).to_be_visible()

    car.must("wu", "settle-order", {"paid_minor": 48_000})
    sheet.get_by_role("button", name="Shown").click()
    sign(page, "Signature")
    assert serious(page) == []
    with page.expect_response(lambda answer: answer.url.endswith("/deliver-vehicle")) as delivered:
        sheet.get_by_role("button", name="Hand over", exact=True).click()
    assert delivered.value.status == 200
    open_as(page, shop, "wang", f"/settlement/{car.order_id}")
    expect(page.get_by_role("img", name="Customer's signature")).to_be_visible()
    expect(page.get_by_text("刚洗过")).to_be_visible()

    for login, offered in (("wu", 0), ("manager", 1)):
        open_as(page, shop, login, "/till")
        page.get_by_label("Plate").fill("京A12345")
        page.get_by_role("button", name=car.plate[2:]).click()
        expect(page.get_by_role("complementary").get_by_text("Cash")).to_be_visible()
        expect(page.get_by_role("button", name="Refund")).to_have_count(offered)
