"""A wrong plate at the exit: the car that is still here is brought back from its record."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.fakes.axe import serious
from tests.fakes.driven_car import DrivenCar, see
from tests.fakes.plate_reads import sighting
from tests.fakes.running_shop import running_shop

pytestmark = pytest.mark.browser


def test_a_car_that_had_not_left_is_on_the_desk_again(screens: None, page: Page, tmp_path: Path) -> None:
    with running_shop(tmp_path) as shop:
        token = shop.session("wang")
        car = DrivenCar(shop, "京A12345")
        car.book()
        car.pass_entry()
        vehicle = shop.get("/api/search?q=京A12345", token)["cars"][0]["vehicle_id"]
        see(shop, sighting("京A12345", direction="out"))
        assert f"car/{car.visit_id}" not in shop.board("desk", token)

        page.set_viewport_size({"width": 1280, "height": 800})
        page.goto(f"{shop.address}/records/vehicles/{vehicle}?lang=zh#token={token}")
        page.get_by_role("button", name="误记离店").click()
        back = page.get_by_role("button", name="恢复在店")
        expect(back).to_be_disabled()
        assert serious(page) == []
        page.get_by_label("为什么").fill("出口看错车牌")
        back.click()

        page.wait_for_url("**/desk?**")
        expect(page.get_by_role("region", name="京A·12345 的工单")).to_be_visible()
        assert f"car/{car.visit_id}" in shop.board("desk", token)
