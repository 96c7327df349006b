"""Claims at /claims, over a real server: opened with one press, sent, and the old part stored."""

import pytest
from playwright.sync_api import Page, expect

from tests.fakes.axe import serious
from tests.fakes.driven_car import DrivenCar
from tests.fakes.running_shop import RunningShop

pytestmark = pytest.mark.browser


def test_a_line_that_the_manufacturer_pays_is_claimed(page: Page, shop: RunningShop) -> None:
    token = shop.session("wang")
    car = DrivenCar(shop, "京A12345")
    car.be_here(shop.post("/api/visits", token, {"plate": car.plate}).json()["visit_id"])
    car.receive(payer="warranty")
    page.set_viewport_size({"width": 1440, "height": 1000})
    page.goto(f"{shop.address}/claims?lang=en#token={token}")

    page.get_by_role("button", name="Open a claim").click()
    chosen = page.get_by_role("complementary")
    chosen.get_by_label("What was sent or answered").fill("three photos")
    chosen.get_by_role("button", name="Sent", exact=True).click()
    expect(chosen.get_by_role("button", name="Refused")).to_be_visible()
    chosen.get_by_label("Label on the part").fill("K-17")
    chosen.get_by_label("Where it lies").fill("shelf 3")
    chosen.get_by_role("button", name="Store it there").click()
    expect(chosen.get_by_role("heading", name="Old part: Stored")).to_be_visible()
    expect(page.get_by_role("button", name="Service A")).to_contain_text("K-17 · shelf 3")
    assert serious(page) == []
