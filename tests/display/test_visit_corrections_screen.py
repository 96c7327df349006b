"""The desk puts right which visits there are: what will become of them is told before, and undone after."""

from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.fakes import reception_boards
from tests.fakes.desk_browser import answered, desk_serving, open_desk, overflowing, row_of, violations

pytestmark = pytest.mark.browser

MERGE = f"/api/visits/{reception_boards.VISIT}/merge"
DONE = {"correction_id": "correction-1", "visit_id": "visit", "event_number": 9}
UNDO = "/api/visits/corrections/correction-1/undo"


def desk_with_the_same_car_twice() -> dict[str, Any]:
    """A board on which one car is being received and stands there once more, as it arrived."""
    board = reception_boards.reception_tablet()
    board["car/visit-0432"] |= {"order_version": 1}
    return board


def test_the_same_car_twice_is_merged_with_a_preview_and_a_reason_and_taken_back(
    context: BrowserContext, page: Page
) -> None:
    with desk_serving(desk_with_the_same_car_twice()) as server:
        server.answers["POST", MERGE] = (200, DONE)
        server.answers["POST", UNDO] = (200, DONE)
        open_desk(context, page, server)
        row_of(page, "京AD31927").click()
        page.get_by_role("button", name="更正", exact=True).click()
        page.locator("[name=other]").select_option(reception_boards.VISIT)
        expect(page.get_by_text("RO 2025-0431 与 RO 2025-0432 合并为 京M·58K20 的一次进店")).to_be_visible()
        expect(page.locator(".correct .primary")).to_be_disabled()
        page.locator("[name=reason]").fill("双重识别")
        assert overflowing(page, ".sheet") == []
        assert violations(page) == []
        page.locator(".correct .primary").click()
        body = answered(page, server, MERGE)[0][1]
        assert body == {"other_visit_id": "visit-0432", "reason": "双重识别"}
        page.get_by_role("button", name="撤回").click()
        answered(page, server, UNDO)


def test_two_begun_receptions_are_not_offered_as_one(context: BrowserContext, page: Page) -> None:
    with desk_serving(desk_with_the_same_car_twice()) as server:
        open_desk(context, page, server)
        row_of(page, "京M58K20").click()
        page.get_by_role("button", name="更正", exact=True).click()
        page.locator("[name=other]").select_option("visit-0424")
        page.locator("[name=reason]").fill("双重识别")
        expect(page.get_by_text("两次接待都已开始")).to_be_visible()
        expect(page.locator(".correct .primary")).to_be_disabled()
