"""A car without a plate is taken in at the desk, parked by whoever moves it, and gets its plate."""

from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.fakes import desk_boards
from tests.fakes.desk_browser import answered, desk_serving, open_desk, overflowing, violations
from tests.fakes.desk_cars import car
from tests.fakes.shop_boards import plate, words

pytestmark = pytest.mark.browser

VISIT = "visit-0440"
TAKEN = (409, {"code": "key_tag_taken", "status": 409, "visit_id": "visit-0424"})


def desk_with_a_new_car() -> dict[str, Any]:
    """A board on which a car stands that has no plate yet, with a tag on its key."""
    lavida = (words("大众", "Volkswagen"), words("朗逸", "Lavida"))
    parked = {"key_tag": "A12", "spot": "B2-14"}
    new = car("0440", plate("#054249", "none"), lavida, "in_bay", "15:10–15:30", **parked)
    return desk_boards.busy_desk() | {f"car/{VISIT}": new}


def test_a_car_without_a_plate_is_taken_in_parked_and_gets_its_plate(
    context: BrowserContext, page: Page
) -> None:
    place, given = f"/api/visits/{VISIT}/place", f"/api/visits/{VISIT}/plate"
    with desk_serving(desk_with_a_new_car()) as server:
        for path in ("/api/visits", given):
            server.answers["POST", path] = (200, {"visit_id": VISIT, "event_number": 9})
        server.answers["POST", place] = TAKEN
        open_desk(context, page, server)
        page.get_by_role("button", name="手工登记").click()
        page.get_by_role("button", name="尚无车牌", exact=True).click()
        page.locator("[name=no-plate-vin]").fill("LVSHCAMB1CE054249")
        with page.expect_response("**/api/visits"):
            page.get_by_role("button", name="确认").click()
        told = answered(page, server, "/api/visits")[0][1]
        assert told == {"no_plate": {"vin": "LVSHCAMB1CE054249", "mark": None}}
        sheet = page.get_by_role("region", name="尚无车牌，054249 的工单")
        expect(sheet.get_by_role("img", name="尚无车牌，054249")).to_be_visible()
        sheet.locator("[name=key-tag]").fill("A07")
        sheet.get_by_role("button", name="保存").click()
        expect(sheet.get_by_text("这个钥匙牌正挂在另一辆车的钥匙上")).to_be_visible()
        assert answered(page, server, place)[0][1] == {"key_tag": "A07", "spot": "B2-14"}
        assert overflowing(page, ".sheet") == []
        assert violations(page) == []
        sheet.get_by_role("button", name="录入车牌").click()
        sheet.locator("[name=plate]").fill("京A12345")
        with page.expect_response(f"**{given}"):
            sheet.get_by_role("button", name="确认").click()
        assert answered(page, server, given)[0][1] == {"plate": "京A12345", "colour": None}
