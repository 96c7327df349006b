"""The desk's list of cars that were handed over and that no camera saw leave."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.fakes import desk_boards, shop_boards
from tests.fakes.desk_browser import answered, desk_serving, open_desk, overflowing, violations

pytestmark = pytest.mark.browser
CLOSE = "/api/visits/visit-9/close"


def test_a_car_that_has_left_unseen_is_closed_by_hand(context: BrowserContext, page: Page) -> None:
    car = {
        "visit_id": "visit-9",
        "plate": shop_boards.plate("京H2M118"),
        "brand": shop_boards.words("奔驰", "Mercedes-Benz"),
        "series": shop_boards.words("C级", "C-Class"),
        "delivered_at": shop_boards.at("13:20"),
    }
    with desk_serving({**desk_boards.empty_desk(), "leaving/visit-9": car}) as server:
        server.answers["POST", CLOSE] = (200, {"visit_id": "visit-9", "event_number": 3})
        open_desk(context, page, server)
        expect(page.get_by_text("已交车，未见出厂")).to_be_visible()
        assert overflowing(page, "main > div") == []
        assert violations(page) == []
        page.get_by_role("button", name="已离店").click()
        answered(page, server, CLOSE)
