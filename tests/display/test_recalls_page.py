"""Recalls over the real server: a list with a mistake, then the whole list, met by a car of the shop."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.fakes.desk_browser import DESK, overflowing, row_of
from tests.fakes.driven_car import DrivenCar
from tests.fakes.running_shop import RunningShop, running_shop

pytestmark = pytest.mark.browser
VIN = "WVWZZZ1JZXW000001"


@pytest.fixture
def shop(screens: None, tmp_path: Path) -> Iterator[RunningShop]:
    """A founded shop and its server."""
    with running_shop(tmp_path) as running:
        yield running


def test_a_list_is_corrected_announced_and_met_by_a_car_at_its_reception(
    page: Page, shop: RunningShop
) -> None:
    car = DrivenCar(shop, "京A12345")
    car.book()
    car.pass_entry()
    page.set_viewport_size(DESK)
    page.goto(f"{shop.address}/recalls?lang=en#token={shop.session('manager')}")
    page.get_by_role("button", name="Announce a recall").click()
    page.get_by_label("The manufacturer's number").fill("2026-117")
    page.get_by_label("What is wrong, in one line").fill("Airbag inflator")
    page.get_by_label("From").fill("2026-12-01")
    listed = page.get_by_label("VINs, one a line")
    listed.fill(f"{VIN}\nWVWZZZ1JZXW00000")
    page.get_by_role("button", name="Announce", exact=True).click()
    expect(page.get_by_role("listitem").filter(has_text="Line 2")).to_contain_text("17 letters and digits")
    listed.fill(VIN)
    page.get_by_role("button", name="Announce", exact=True).click()
    sheet = page.get_by_role("region", name="Airbag inflator")
    expect(sheet).to_contain_text("No car of this list has been here yet")
    assert overflowing(page, "main") == []

    car.must("wang", "begin-reception")
    told = {"vin": VIN, "mileage_km": 52_000}
    answer = shop.post(f"/api/receptions/{car.order_id}/vehicle", shop.session("wang"), told)
    assert answer.status_code == 200, answer.text
    page.goto("about:blank")
    page.goto(f"{shop.address}/desk?lang=en#token={shop.session('wang')}")
    row_of(page, "京A12345").click()
    found = page.get_by_role("region", name="Airbag inflator")
    expect(found).to_contain_text("2026-117")
    found.get_by_role("button", name="Mark as repaired").click()
    expect(found).to_have_count(0)
