"""The desk puts right which visits there are: what will become of them is told before, and undone after."""

from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.fakes import desk_boards, reception_boards
from tests.fakes.desk_browser import answered, desk_serving, open_desk, overflowing, row_of, violations

pytestmark = pytest.mark.browser

SPLIT = f"/api/visits/{reception_boards.VISIT}/split"
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


def desk_with_two_begun_receptions() -> dict[str, Any]:
    """A board on which two advisors have written down the same car, each in part."""
    board = desk_with_two_cars_in_one()
    board["car/visit-0432"] |= {"stage": "reception", "stage_kind": "reception", "order_version": 4}
    board["reception/order-0432"] |= {"mileage_km": 52_310, "fuel_eighths": 4, "own_words": "刹车时抖动"}
    board["walkaround/order-0432"] = reception_boards.walkaround("order-0432", "visit-0432")
    return board


@pytest.mark.parametrize("language", ["zh", "en"])
def test_of_two_begun_receptions_somebody_chooses_whose_parts_stand(
    context: BrowserContext, page: Page, language: str
) -> None:
    with desk_serving(desk_with_two_begun_receptions()) as server:
        server.answers["POST", MERGE] = (200, DONE)
        open_desk(context, page, server, language)
        row_of(page, "京M58K20").click()
        page.get_by_role("button", name={"zh": "更正", "en": "Put right"}[language], exact=True).click()
        page.locator("[name=other]").select_option("visit-0432")
        page.locator("[name=kept_readings]").nth(1).check()
        page.locator("[name=kept_marks]").first.check()
        page.locator("[name=reason]").fill("双重识别")
        assert overflowing(page, ".sheet") == []
        assert violations(page) == []
        page.locator(".correct .primary").click()
        kept = {"of_other": ["readings"], "marks": "own", "photos": "both"}
        body = answered(page, server, MERGE)[0][1]
        assert body == {"other_visit_id": "visit-0432", "reason": "双重识别", "kept": kept}


def test_what_both_customers_have_agreed_to_is_not_offered_as_one(
    context: BrowserContext, page: Page
) -> None:
    board = desk_with_two_begun_receptions()
    for key in ("car/visit-0432", f"car/{reception_boards.VISIT}"):
        board[key] |= {"stage_kind": "work"}
    with desk_serving(board) as server:
        open_desk(context, page, server)
        row_of(page, "京M58K20").click()
        page.get_by_role("button", name="更正", exact=True).click()
        page.locator("[name=other]").select_option("visit-0432")
        page.locator("[name=reason]").fill("双重识别")
        expect(page.get_by_text("两边的客户都已确认项目")).to_be_visible()
        expect(page.locator(".correct .primary")).to_be_disabled()


def desk_with_two_cars_in_one() -> dict[str, Any]:
    """A board on which the reception of one car was written down with things of another."""
    board = reception_boards.reception_tablet()
    order = reception_boards.ORDER
    told: dict[str, Any] = {
        "mileage_km": 52_300,
        "fuel_eighths": 4,
        "own_words": "左前有异响",
        "valuables": "行车记录仪",
    }
    board[f"reception/{order}"] = reception_boards.record(**told)
    board[f"walkaround/{order}"] = reception_boards.walkaround()
    board[f"arrival/{desk_boards.SIGHTING}"] |= {"visit_id": reception_boards.VISIT}
    return board


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_is_another_cars_is_chosen_and_goes_along(
    context: BrowserContext, page: Page, language: str
) -> None:
    with desk_serving(desk_with_two_cars_in_one()) as server:
        server.answers["POST", SPLIT] = (200, DONE | {"split_id": "visit-0432"})
        open_desk(context, page, server, language)
        row_of(page, "京M58K20").click()
        page.get_by_role("button", name={"zh": "更正", "en": "Put right"}[language], exact=True).click()
        page.get_by_role("button", name={"zh": "两台车记成了一次", "en": "Two cars in one"}[language]).click()
        boxes = page.locator(".correct fieldset")
        boxes.get_by_text("52,300 km").click()
        boxes.locator("label").first.click()
        page.get_by_role("button", name={"zh": "选择车辆", "en": "Choose the car"}[language]).click()
        page.locator("[name=plate]").fill("沪B26317")
        page.get_by_role("button", name={"zh": "确认", "en": "Confirm"}[language], exact=True).click()
        expect(page.locator(".correct .primary")).to_be_disabled()
        page.locator("[name=reason]").fill("两台车一起到店")
        assert overflowing(page, ".sheet") == []
        assert violations(page) == []
        page.locator(".correct .primary").click()
        body = answered(page, server, SPLIT)[0][1]
        assert (body["plate"], body["parts"], body["sightings"]) == (
            "沪B26317",
            ["readings"],
            [desk_boards.SIGHTING],
        )
        assert (body["with_order"], body["marks"], body["reason"]) == (False, [], "两台车一起到店")


def test_with_the_order_goes_its_whole_record(context: BrowserContext, page: Page) -> None:
    with desk_serving(desk_with_two_cars_in_one()) as server:
        open_desk(context, page, server)
        row_of(page, "京M58K20").click()
        page.get_by_role("button", name="更正", exact=True).click()
        page.get_by_role("button", name="两台车记成了一次").click()
        page.get_by_text("整张工单").click()
        expect(page.locator(".correct fieldset input:checked:disabled")).to_have_count(6)
