"""Loaners at /loaners, over a real server: given out with a signature, taken back with a new dent."""

import pytest
from playwright.sync_api import Page, expect

from tests.fakes.axe import serious
from tests.fakes.running_shop import RunningShop
from tests.fakes.signed_pad import sign

pytestmark = pytest.mark.browser


def test_a_loaner_goes_out_signed_and_comes_back_with_what_is_new(page: Page, shop: RunningShop) -> None:
    token = shop.session("wang")
    visit = shop.post("/api/visits", token, {"plate": "京A12345"}).json()["visit_id"]
    page.set_viewport_size({"width": 1440, "height": 1000})
    page.goto(f"{shop.address}/loaners?lang=en&visit={visit}#token={token}")

    page.get_by_role("button", name="Lavida, white").click()
    chosen = page.get_by_role("complementary")
    give = chosen.get_by_role("button", name="Give it out")
    expect(give).to_be_disabled()
    sign(page, "Signature")
    give.click()
    expect(chosen.get_by_role("heading", name="It comes back")).to_be_visible()
    expect(page.get_by_role("button", name="Lavida, white")).to_contain_text("Out")
    assert serious(page) == []

    chosen.get_by_label("Kilometres").fill("38290")
    chosen.get_by_role("button", name="5 of 8").click()
    chosen.get_by_role("button", name="Dent").click()
    chosen.get_by_role("button", name="then touch the place").click(position={"x": 60, "y": 80})
    expect(chosen.get_by_text("1 new damage")).to_be_visible()
    back = chosen.get_by_role("button", name="Take it back")
    chosen.get_by_label("Amount ¥").fill("350")
    expect(back).to_be_disabled()
    chosen.get_by_label("What for").fill("dent at the rear")
    back.click()
    expect(chosen.get_by_text("80 km driven")).to_be_visible()
    expect(chosen.get_by_text("¥350 to be charged · dent at the rear")).to_be_visible()
    expect(page.get_by_role("button", name="Lavida, white")).to_contain_text("Free")

    page.goto("about:blank")
    page.goto(f"{shop.address}/till?lang=en#token={shop.session('wu')}")
    asked = page.get_by_role("region", name="To be charged for a loaner")
    expect(asked.get_by_text("¥350")).to_be_visible()
    assert serious(page) == []
    asked.get_by_role("button", name="Taken").click()
    expect(asked).to_have_count(0)
